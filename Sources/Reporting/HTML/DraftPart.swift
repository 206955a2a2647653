import TextSpans

// The whole draft with the passages marked, the findings in the margin beside them.
extension DocumentPage {
    var draft: HTML {
        if document.passages.isEmpty { return .empty }
        let annotations = Annotation.all(of: findings)
        var outline = Outline()
        var body = HTML.empty
        var index = 0
        while index < document.passages.count {
            if case .cell(let table, _, _, _) = document.passages[index].kind {
                var end = index
                while end < document.passages.count, case .cell(table, _, _, _) = document.passages[end].kind {
                    end += 1
                }
                body += self.table(index..<end, annotations)
                index = end
            } else {
                body += row(index, annotations, &outline)
                index += 1
            }
        }
        return """
            <p class="lead">Marked: the passages that findings rest on; underlined: the words that decided. The sign \
            and number after a passage lead to the finding.</p>
            <div class="sheet">
            \(body)</div>
            """
    }

    private func row(_ index: Int, _ annotations: [Annotation], _ outline: inout Outline) -> HTML {
        let passage = document.passages[index]
        let here = annotations.filter { $0.touches(passage.span) }
        let label = passage.label.html { "<span class=\"number-label\">\($0)</span> " }
        let text = label + MarkedText(passage, here, page: self).html
        let block: HTML
        switch passage.kind {
        case .heading(let level):
            let depth = outline.enter(level)
            block = "<h\(depth) class=\"depth-\(depth)\" \(draftAttributes)>\(text)</h\(depth)>"
        case .item(let depth):
            block = "<p class=\"item depth-\(min(max(depth, 1), 5))\" \(draftAttributes)>\(text)</p>"
        case .note(let mark):
            block = "<p class=\"footnote\" \(draftAttributes)><sup>\(mark)</sup> \(text)</p>"
        case .paragraph, .cell:
            block = "<p \(draftAttributes)>\(text)</p>"
        }
        return """
            <div class="row" id="\(anchor(ofPassage: index))">\(block)\(margin(here))</div>

            """
    }

    /// A table of the draft: its cells are passages, its margin is that of all of them.
    private func table(_ range: Range<Int>, _ annotations: [Annotation]) -> HTML {
        var rows: [(number: Int, cells: HTML)] = []
        var number = 1
        var margin: [Annotation] = []
        for index in range {
            let passage = document.passages[index]
            guard case .cell(let table, let row, _, let isHeader) = passage.kind else { continue }
            number = table + 1
            let here = annotations.filter { $0.touches(passage.span) }
            margin += here
            let text = MarkedText(passage, here, page: self).html
            let tag: HTML = isHeader ? "th" : "td"
            let scope: HTML = isHeader ? " scope=\"col\"" : .empty
            let cell: HTML = """
                <\(tag)\(scope) id="\(anchor(ofPassage: index))" \(draftAttributes)>\(text)</\(tag)>
                """
            if rows.last?.number == row {
                rows[rows.count - 1].cells += cell
            } else {
                rows.append((row, cell))
            }
        }
        return """
            <div class="row"><div class="table-frame" role="region" aria-label="Table \(number) of \(document.heading)" tabindex="0">\
            <table>\(rows.html { "<tr>\($0.cells)</tr>\n" })</table></div>\(self.margin(margin))</div>

            """
    }

    /// The findings that rest on a passage, each once.
    private func margin(_ annotations: [Annotation]) -> HTML {
        var seen: Set<Int> = []
        let items = annotations
            .sorted { ($0.isMiss ? 1 : 0, $0.finding.number) < ($1.isMiss ? 1 : 0, $1.finding.number) }
            .filter { seen.insert($0.finding.number).inserted }
            .html { annotation in
                let finding = annotation.finding
                if !annotation.isMiss { return "<li>\(chip(finding))</li>" }
                return """
                    <li><a class="chip" href="#\(anchor(finding.number))"><span class="badge">\(Icon.use("miss")) \
                    \(finding.number) Near miss</span> \(finding.result.title)</a></li>
                    """
            }
        return items.isEmpty ? .empty : "<ul class=\"margin\" aria-label=\"Findings on this passage\">\(items)</ul>"
    }
}

/// Gives headings of the draft levels without gaps under the section's own (h3), whatever levels the file used.
private struct Outline {
    private var open: [Int] = []

    mutating func enter(_ level: Int) -> Int {
        while let last = open.last, last >= level { open.removeLast() }
        open.append(level)
        return min(3 + open.count, 6)
    }
}
