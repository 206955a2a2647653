import Reporting

/// Puts suggested wording into a draft as tracked insertions: after the paragraph of the passage that it would strengthen,
/// or in a section at the end.
///
/// Blanks stay blanks. Rejecting the insertions gives the draft back.
struct Suggestions {
    let tree: XMLTree
    let markup: WordMarkup
    /// Where nothing is numbered, nothing need be said against numbers.
    let hasNumbering: Bool
    private var nextChange = 1
    private var afterParagraph: [Int: [(text: String, run: Int?)]] = [:]
    private var absent: [ResultReport] = []
    private var seen: Set<String> = []

    init(_ tree: XMLTree, _ markup: WordMarkup, hasNumbering: Bool) {
        self.tree = tree
        self.markup = markup
        self.hasNumbering = hasNumbering
    }

    /// Whether a finding's suggestion is put in: not where a question is open, whose answer may be that all is well.
    static func isInserted(_ result: ResultReport) -> Bool {
        guard result.suggestion?.isEmpty == false else { return false }
        return switch result.status {
        case .violated, .partlyMet, .notMet: true
        default: false
        }
    }

    /// - Parameters:
    ///   - paragraph: the paragraph after which it stands; nil for the section at the end.
    ///   - run: a run of that paragraph, whose look it gets.
    /// - Returns: false if the same words stand in the draft already.
    mutating func add(_ result: ResultReport, after paragraph: Int?, like run: Int?) -> Bool {
        guard let suggestion = result.suggestion, seen.insert(suggestion).inserted else { return false }
        if let paragraph { afterParagraph[paragraph, default: []].append((suggestion, run)) } else { absent.append(result) }
        return true
    }

    /// - Parameter first: the first id for tracked changes that is free.
    mutating func write(to splices: inout Splices, ids first: Int) {
        nextChange = first
        for (paragraph, suggestions) in afterParagraph.sorted(by: { $0.key < $1.key }) {
            if isFollowedByParagraph(paragraph) {
                let text = suggestions.map { inserted($0.text, properties(of: paragraph), look: look($0.run)) }.joined()
                splices.insert(text, at: tree.elements[paragraph].end)
            } else {
                // The mark of the last paragraph of a cell or section cannot be inserted: there the words follow in the same one.
                let text = suggestions.map { suggestion in
                    markup.insertion(takeID(), isOutermost: true)
                        + "<w:r><w:rPr>\(look(suggestion.run))</w:rPr><w:br/><w:t xml:space=\"preserve\">\(WordMarkup.escaped(suggestion.text))</w:t></w:r></w:ins>"
                }.joined()
                splices.insert(text, at: tree.elements[paragraph].contentEnd)
            }
        }
        writeSection(to: &splices)
    }

    /// The section at the end, before the properties of the last section.
    private mutating func writeSection(to splices: inout Splices) {
        guard !absent.isEmpty, let body = tree.child(.body, of: 0) else { return }
        let last = tree.children(of: body).reduce(nil) { $1 }
        let place = last.flatMap { tree.elements[$0].name == .sectPr ? tree.elements[$0].start : nil } ?? tree.elements[body].contentEnd
        var text = inserted("Suggested provisions", "<w:keepNext/><w:pageBreakBefore/><w:spacing w:after=\"160\"/>", look: "<w:b/><w:sz w:val=\"28\"/>")
        for result in absent {
            text += inserted("\(result.title) (\(result.rule))", "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"60\"/>", look: "<w:i/>")
            text += inserted(result.suggestion ?? "", "<w:spacing w:after=\"120\"/>", look: "")
        }
        splices.insert(text, at: place)
    }

    // MARK: Paragraphs

    private mutating func takeID() -> Int {
        defer { nextChange += 1 }
        return nextChange
    }

    /// A paragraph that is inserted with its mark.
    private mutating func inserted(_ text: String, _ properties: String, look: String) -> String {
        let mark = "<w:rPr>\(markup.insertion(takeID(), isMark: true))\(look)</w:rPr>"
        let run = markup.insertion(takeID()) + markup.run(text, look) + "</w:ins>"
        return markup.paragraph(run, properties + mark, isOutermost: true)
    }

    /// Whether the next block is a paragraph, with which this one joins if an inserted mark between them is rejected.
    private func isFollowedByParagraph(_ paragraph: Int) -> Bool {
        var next = tree.sibling(after: paragraph)
        while let element = next, tree.elements[element].name.isRangeMark { next = tree.sibling(after: element) }
        return next.map { tree.elements[$0].name == .p } ?? false
    }

    /// The properties of a paragraph that new wording beside it shares, without its number: numbers would shift.
    private func properties(of paragraph: Int) -> String {
        guard let own = tree.child(.pPr, of: paragraph) else { return "" }
        var before = ""
        var after = ""
        for child in tree.children(of: own) {
            let xml = tree.text(tree.elements[child].start..<tree.elements[child].end)
            switch tree.elements[child].name {
            case .pStyle, .widowControl: before += xml
            case .bidi, .adjustRightInd, .spacing, .ind, .contextualSpacing, .jc, .textAlignment: after += xml
            default: break
            }
        }
        // 0 is no list: it takes away the number that the style may bring.
        return before + (hasNumbering ? "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>" : "") + after
    }

    /// Font and size of a run, without its emphasis.
    private func look(_ run: Int?) -> String {
        guard let run, let own = tree.child(.rPr, of: run) else { return "" }
        return tree.children(of: own).filter { child in
            switch tree.elements[child].name {
            case .rFonts, .sz, .szCs, .rtl, .cs, .lang: true
            default: false
            }
        }.map { tree.text(tree.elements[$0].start..<tree.elements[$0].end) }.joined()
    }
}
