public import RuleLanguage

// Compiled lexicons in an image of the rules, written and read in the same order.

extension PhraseSet {
    public func write(to image: inout ImageWriter) {
        image.number(number)
        image.number(listCount)
        image.numbers(friendOf.map { $0 + 1 })
        image.array(entries) { image, entry in
            image.number(Int(entry.list))
            image.number(Int(entry.count))
            image.number(Int(entry.anchor))
            image.number(entry.beside.rawValue)
            image.number(Int(entry.source.index))
        }
        // References to lists, gaps and word classes on one scale.
        let lowest = elements.min() ?? 0
        image.number(Int(-lowest))
        image.numbers(elements.map { $0 - lowest })
        image.array(steps) { image, step in
            image.number(Int(step.list))
            image.numbers(step.entries)
        }
        image.array(expressions) { image, expression in
            image.number(Int(expression.list))
            image.string(expression.expression.pattern)
            image.array(expression.needs) { $0.numbers($1) }
            image.number(Int(expression.source.index))
        }
    }

    public init(_ image: inout ImageReader) {
        let number = image.number()
        let listCount = image.number()
        let friendOf = image.array { Int32(truncatingIfNeeded: $0.number()) - 1 }
        var first: Int32 = 0
        let entries = image.array { image in
            var entry = Entry(
                list: Int32(truncatingIfNeeded: image.number()), first: first, count: Int32(truncatingIfNeeded: image.number()),
                anchor: Int32(truncatingIfNeeded: image.number()), source: EntryID(0))
            entry.beside = AnchorTable.Beside(rawValue: image.number())!
            entry.source = EntryID(image.number())
            first += entry.count
            return entry
        }
        let lowest = Int32(truncatingIfNeeded: image.number())
        self.init(
            number: number, listCount: listCount, friendOf: friendOf, entries: entries,
            elements: image.array { Int32(truncatingIfNeeded: $0.number()) - lowest },
            steps: image.array { Step(list: Int32(truncatingIfNeeded: $0.number()), entries: $0.numbers()) },
            expressions: image.array { image in
                Expression(
                    list: Int32(truncatingIfNeeded: image.number()), expression: RegularExpression(accepted: image.string()),
                    needs: image.array { $0.numbers() }, source: EntryID(image.number()))
            })
    }
}

extension Vocabulary {
    public func write(to image: inout ImageWriter) {
        image.string(language)
        for index in [exact, stems, capitals, prefixes] {
            image.bytes(index.letters)
            image.numbers(zip(index.starts.dropFirst(), index.starts).map { $0 - $1 })
            image.numbers(index.classes)
            image.numbers(zip(index.classStarts.dropFirst(), index.classStarts).map { $0 - $1 })
        }
        image.array(literals.literals) { $0.bytes($1) }
        image.number(anchors.first.map { $0.starts.count - 1 } ?? 0)
    }

    /// - Parameter sets: the sets that were compiled with the vocabulary, in order.
    public static func read(_ image: inout ImageReader, sets: [PhraseSet]) -> Vocabulary {
        let language = image.string()
        func sums(_ counts: [Int32]) -> [Int32] {
            var starts: [Int32] = [0]
            starts.reserveCapacity(counts.count + 1)
            var sum: Int32 = 0
            for count in counts {
                sum += count
                starts.append(sum)
            }
            return starts
        }
        let indices = (0..<4).map { _ in
            WordIndex(letters: Array(image.bytes()), starts: sums(image.numbers()), classes: image.numbers(), classStarts: sums(image.numbers()))
        }
        let literals = LiteralIndex(image.array { Array($0.bytes()) })
        let classCount = image.number()
        return Vocabulary(
            language: language, exact: indices[0], stems: indices[1], capitals: indices[2], prefixes: indices[3],
            anchors: sets.map { AnchorTable(classCount: classCount, entries: $0.entries, elements: $0.elements) }, literals: literals)
    }
}
