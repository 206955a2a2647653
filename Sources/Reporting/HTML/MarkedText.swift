import TextSpans

/// A finding's claim on a stretch of the draft.
struct Annotation {
    var finding: Findings.Finding
    /// Bytes of the sentence in the analysed text.
    var span: ByteSpan
    /// Bytes of the words that decided, in the same text; empty if there are none.
    var words: ByteSpan
    /// Whether the sentence is a near miss rather than evidence.
    var isMiss: Bool

    func touches(_ other: ByteSpan) -> Bool { span.overlaps(other) || span == other }

    static func all(of findings: Findings) -> [Annotation] {
        var seen: Set<Key> = []
        return findings.all.flatMap { finding in
            let result = finding.result
            let evidence = result.evidence + result.elements.flatMap(\.evidence)
            var annotations = evidence.map { Annotation(finding, $0, isMiss: false) }
            if let miss = result.nearestMiss { annotations.append(Annotation(finding, miss, isMiss: true)) }
            return annotations.filter {
                seen.insert(Key(number: finding.number, span: $0.span, words: $0.words)).inserted
            }
        }
    }

    private struct Key: Hashable {
        var number: Int
        var span: ByteSpan
        var words: ByteSpan
    }

    private init(_ finding: Findings.Finding, _ evidence: Evidence, isMiss: Bool) {
        self.finding = finding
        span = evidence.span
        let start = Int(evidence.span.start) + Int(evidence.highlight.start)
        words = ByteSpan(start, start + evidence.highlight.count)
        self.isMiss = isMiss
    }
}

/// The text of a passage with its annotations as marks, each followed by links to its findings.
struct MarkedText {
    private let page: DocumentPage
    private let annotations: [Annotation]
    private let text: [UInt8]
    private let start: Int

    init(_ passage: PassageReport, _ annotations: [Annotation], page: DocumentPage) {
        self.page = page
        text = Array(passage.text.utf8)
        start = Int(passage.span.start)
        // Where text and span do not agree byte for byte, marks would fall on the wrong words: then the margin alone
        // speaks.
        self.annotations = text.count == passage.span.count ? annotations : []
    }

    var html: HTML {
        if annotations.isEmpty { return HTML(text: String(decoding: text, as: UTF8.self)) }
        let cuts = Set([0, text.count] + annotations.flatMap { [local($0.span.start), local($0.span.end),
            local($0.words.start), local($0.words.end)] }).sorted()
        var out = HTML.empty
        var open: HTML = .empty
        var openClass: String?
        func close() {
            if let openClass { out += "<mark class=\"\(openClass)\">\(open)</mark>" }
            open = .empty
            openClass = nil
        }
        for (from, to) in zip(cuts, cuts.dropFirst()) {
            let piece = String(decoding: text[from..<to], as: UTF8.self)
            let covering = annotations.filter { local($0.span.start) <= from && to <= local($0.span.end) }
            let name = MarkedText.className(of: covering)
            if name != openClass { close() }
            if let name {
                openClass = name
                let decided = covering.contains { local($0.words.start) <= from && to <= local($0.words.end) }
                open += decided ? "<b>\(piece)</b>" : HTML(text: piece)
            } else {
                out += HTML(text: piece)
            }
            let ending = annotations.filter { local($0.span.end) == to && local($0.span.start) < to }
            if !ending.isEmpty {
                close()
                out += links(ending)
            }
        }
        close()
        return out
    }

    /// The gravest status wins the colour of a stretch that several findings claim; the links tell the rest.
    private static func className(of annotations: [Annotation]) -> String? {
        if annotations.isEmpty { return nil }
        let statuses = annotations.filter { !$0.isMiss }.map(\.finding.result.status)
        let gravest = RuleStatus.reportOrder.first { statuses.contains($0) }
        return gravest.map { "s-\($0.rawValue)" } ?? "s-miss"
    }

    private func links(_ annotations: [Annotation]) -> HTML {
        var seen: Set<Int> = []
        let distinct = annotations.filter { seen.insert($0.finding.number).inserted }
        let links = distinct.html { annotation in
            let finding = annotation.finding
            let status = annotation.isMiss ? "near miss" : finding.result.status.label.lowercased()
            let icon = annotation.isMiss ? Icon.use("miss") : Icon.status(finding.result.status)
            let name = annotation.isMiss ? "miss" : finding.result.status.rawValue
            return """
                <a class="reference s-\(name)" href="#\(page.anchor(finding.number))" \
                aria-label="Finding \(finding.number), \(status): \(finding.result.title)">\(icon)\(finding.number)</a>
                """
        }
        // A word joiner, so that the signs stay with the last word of the passage; many of them may break all the same.
        return distinct.count > 4 ? "&#8288;\(links)" : "<span class=\"references\">&#8288;\(links)</span>"
    }

    /// A place in the analysed text as an offset into this passage, moved back to the start of a character.
    private func local(_ offset: Int32) -> Int {
        var offset = min(max(Int(offset) - start, 0), text.count)
        while offset > 0, offset < text.count, text[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }
}
