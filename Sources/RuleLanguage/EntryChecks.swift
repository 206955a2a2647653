import Diagnostics

/// Entries that add nothing: the same one twice, and longer ones beside a shorter one that finds as much.
struct EntryChecks {
    private let pack: RulePack
    private var diagnostics: [Diagnostic] = []
    /// Of entries that begin with the same word, so many are compared with each other one: time stays in proportion.
    private static let candidateLimit = 50

    /// An entry where it stands. An overlay may have added it to another file's list.
    private struct Placed {
        var entry: LexiconEntry
        var file: String
        /// What every match has at least: the entry without optional words.
        var core: [LexiconEntry.Element]
    }

    private init(_ pack: RulePack) { self.pack = pack }

    static func run(_ pack: RulePack) -> [Diagnostic] {
        var checks = EntryChecks(pack)
        let neighbours = checks.reusedBesideWords()
        for (index, concept) in pack.concepts.enumerated() {
            // Beside other words the longer entry reaches further: "[force] commander" needs "armed forces".
            checks.check(concept.lexicons, looksForShadows: !neighbours.contains(index))
        }
        for cues in pack.cues { checks.check(cues.lexicons, looksForShadows: false) }
        return checks.diagnostics
    }

    private func reusedBesideWords() -> Set<Int> {
        var result: Set<Int> = []
        for concept in pack.concepts {
            for lexicon in concept.lexicons {
                for entry in lexicon.entries + lexicon.falseFriends + lexicon.loose where entry.elements.count > 1 {
                    for case .reference(let reference) in entry.elements {
                        if case .concept(let target) = reference.target { result.insert(target) }
                    }
                }
            }
        }
        return result
    }

    private mutating func check(_ lexicons: [Lexicon], looksForShadows: Bool) {
        var languages: [String] = []
        for lexicon in lexicons where !languages.contains(lexicon.language) { languages.append(lexicon.language) }
        for language in languages {
            let own = lexicons.filter { $0.language == language }
            func placed(_ list: KeyPath<Lexicon, [LexiconEntry]>) -> [Placed] {
                own.flatMap { lexicon in lexicon[keyPath: list].map { Placed(entry: $0, file: lexicon.file, core: EntryChecks.core($0)) } }
            }
            let (strict, loose, friends) = (placed(\.entries), placed(\.loose), placed(\.falseFriends))
            var seen: Set<String> = []
            let newStrict = withoutDuplicates(strict, &seen, "stands in this list already")
            let newLoose = withoutDuplicates(loose, &seen, "stands in this list already, or in the list of entries that decide")
            var seenFriends: Set<String> = []
            for friend in withoutDuplicates(friends, &seenFriends, "stands in this list already") {
                _ = withoutDuplicates([friend], &seen, "is an entry and a false friend at once: it never counts")
            }
            if looksForShadows {
                checkShadows(newStrict)
                checkShadows(newLoose)
            }
        }
    }

    private mutating func withoutDuplicates(_ entries: [Placed], _ seen: inout Set<String>, _ message: String) -> [Placed] {
        entries.filter { placed in
            let written = placed.entry.regularExpression.map { "/\($0)/" } ?? EntryChecks.written(placed.entry.elements)
            if seen.insert(written).inserted { return true }
            diagnostics.append(
                Diagnostic(
                    RuleCodes.duplicateEntry, .warning, "'\(written)' \(message)", file: placed.file, span: placed.entry.span, help: "delete it"))
            return false
        }
    }

    // MARK: Shadows

    /// An entry whose every match holds a match of another one adds nothing.
    private mutating func checkShadows(_ entries: [Placed]) {
        var starts: [String: [Int]] = [:]
        for (index, placed) in entries.enumerated() {
            for key in EntryChecks.keys(placed.core.first) where starts[key, default: []].count < EntryChecks.candidateLimit {
                starts[key, default: []].append(index)
            }
        }
        let hasPrefixes = starts.keys.contains { $0.utf8.last == UInt8(ascii: "*") }
        for (index, placed) in entries.enumerated() {
            guard let other = shadow(of: index, entries, starts, hasPrefixes) else { continue }
            diagnostics.append(
                Diagnostic(
                    RuleCodes.shadowedEntry, .warning, "'\(EntryChecks.written(placed.entry.elements))' is matched by another entry already",
                    file: placed.file, span: placed.entry.span, help: "delete it",
                    notes: ["the other entry is '\(EntryChecks.written(entries[other].entry.elements))'"]))
        }
    }

    private func shadow(of index: Int, _ entries: [Placed], _ starts: [String: [Int]], _ hasPrefixes: Bool) -> Int? {
        let elements = entries[index].entry.elements
        for start in elements.indices {
            for key in EntryChecks.lookups(elements[start], withPrefixes: hasPrefixes) {
                for other in starts[key] ?? [] where other != index {
                    guard EntryChecks.covers(entries[other].core, elements, from: start) else { continue }
                    // Of two that find the same the first stays.
                    let isMutual = EntryChecks.covers(entries[index].core, anywhereIn: entries[other].entry.elements)
                    if !isMutual || other < index { return other }
                }
            }
        }
        return nil
    }

    private static func core(_ entry: LexiconEntry) -> [LexiconEntry.Element] {
        var core: [LexiconEntry.Element] = []
        for element in entry.elements {
            switch element {
            case .word(_, isOptional: true): continue
            case .gap:
                if case .gap? = core.last { continue }
                if core.isEmpty { continue }
                core.append(element)
            default: core.append(element)
            }
        }
        if case .gap? = core.last { core.removeLast() }
        return core
    }

    private static func keys(_ element: LexiconEntry.Element?) -> Set<String> {
        switch element {
        case .word(let runs, _): Set(runs.compactMap { run in run.first.map { $0.form == .prefix ? $0.text + "*" : $0.text } })
        case .reference(let reference): ["[\(reference.name)]"]
        case .gap, nil: []
        }
    }

    /// Under which keys an element that covers this one stands: it covers its first word above all.
    private static func lookups(_ element: LexiconEntry.Element, withPrefixes: Bool) -> [String] {
        switch element {
        case .word(let runs, isOptional: false):
            guard let text = runs.first?.first?.text else { return [] }
            return !withPrefixes ? [text] : [text] + text.indices.dropFirst().prefix(40).map { text[..<$0] + "*" } + [text + "*"]
        case .reference(let reference): return ["[\(reference.name)]"]
        case .gap, .word: return []
        }
    }

    private static func covers(_ core: [LexiconEntry.Element], anywhereIn elements: [LexiconEntry.Element]) -> Bool {
        elements.indices.contains { covers(core, elements, from: $0) }
    }

    private static func covers(_ core: [LexiconEntry.Element], _ elements: [LexiconEntry.Element], from start: Int) -> Bool {
        guard !core.isEmpty, start + core.count <= elements.count else { return false }
        return zip(core, elements[start...]).allSatisfy(covers)
    }

    private static func covers(_ a: LexiconEntry.Element, _ b: LexiconEntry.Element) -> Bool {
        switch (a, b) {
        case (.gap, .gap): true
        case (.reference(let a), .reference(let b)): a.name == b.name
        case (.word(let runs, _), .word(let others, isOptional: false)):
            others.allSatisfy { other in
                runs.contains { run in run.count == other.count && zip(run, other).allSatisfy(covers) }
            }
        default: false
        }
    }

    private static func covers(_ a: WordPattern, _ b: WordPattern) -> Bool {
        switch (a.form, b.form) {
        case (.stem, .stem), (.stem, .exact), (.exact, .exact), (.capitals, .capitals): a.text == b.text
        case (.prefix, .exact), (.prefix, .prefix): b.text.utf8.starts(with: a.text.utf8)
        default: false
        }
    }

    /// An entry as one would write it; two with the same words in the same forms read the same.
    private static func written(_ elements: [LexiconEntry.Element]) -> String {
        elements.map { element in
            switch element {
            case .gap: return "..."
            case .reference(let reference): return "[\(reference.name)]"
            case .word(let runs, let isOptional):
                let words = runs.map { run in
                    run.map { $0.form == .prefix ? $0.text + "*" : $0.form == .exact ? "\"\($0.text)\"" : $0.text }.joined(separator: "-")
                }
                return isOptional ? "(\(words.joined(separator: "/")))" : words.joined(separator: "/")
            }
        }.joined(separator: " ").replacing("\" \"", with: " ")
    }
}
