/// A page of a reference manual as one HTML file that needs nothing else.
public enum HTMLReference {
    /// Links that lead out of the page are plain text.
    public static func render(_ page: ReferencePage, footer: String) -> String {
        let anchors = Set(page.anchors)
        let html: HTML = """
            <!DOCTYPE html>
            \(HTML(trusted: MarkdownReference.mark))
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="color-scheme" content="light dark">
            <title>\(page.title) · Proviso</title>
            <style>\(HTML(trusted: StyleSheet.colours + StyleSheet.type + style))</style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the rules</a>
            <header class="masthead"><h1>\(page.title)</h1>
            \(page.introduction.html { "<p>\(inline($0, anchors))</p>\n" })</header>
            <nav aria-label="Parts"><ul>
            \(HTML(page.sections.enumerated().map { "<li><a href=\"#part-\($0 + 1)\">\($1.title)</a></li>\n" }))</ul></nav>
            <main id="main">
            \(HTML(page.sections.enumerated().map { section($1, number: $0 + 1, anchors) }))</main>
            <footer><p>\(footer)</p></footer>
            </body>
            </html>

            """
        return html.source
    }

    private static let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

    private static func section(_ section: ReferenceSection, number: Int, _ anchors: Set<String>) -> HTML {
        """
        <section aria-labelledby="part-\(number)">
        <h2 id="part-\(number)">\(section.title)</h2>
        \(section.introduction.html { part($0, anchors) })\(section.entries.html { entry($0, anchors) })</section>

        """
    }

    private static func entry(_ entry: ReferenceEntry, _ anchors: Set<String>) -> HTML {
        let title: HTML = entry.title.isEmpty ? .empty : " <span class=\"title\">\(entry.title)</span>"
        return """
            <article id="\(entry.anchor)">
            <h3><a href="#\(entry.anchor)">\(entry.name)</a>\(title)</h3>
            \(entry.parts.html { part($0, anchors) })</article>

            """
    }

    private static func part(_ part: ReferencePart, _ anchors: Set<String>) -> HTML {
        switch part {
        case .paragraph(let label, let text):
            return "<p>\(label.html { "<span class=\"label\">\($0)</span> " })\(inline(text, anchors))</p>\n"
        case .list(let label, let items):
            return """
                \(label.html { "<p class=\"label\">\($0)</p>\n" })<ul class="items">
                \(items.html { "<li>\(inline($0, anchors))</li>\n" })</ul>

                """
        case .lines(let lines):
            return "<pre><code>\(lines.html { "\(inline($0, anchors))\n" })</code></pre>\n"
        case .examples(let examples):
            return """
                <dl class="examples">
                \(HTML(examples.map { "<dt>\($0.outcome)</dt><dd>\($0.paragraphs.html(paragraph))</dd>\n" }))</dl>

                """
        case .table(let header, let rows):
            return """
                <div class="scroll"><table>
                <thead><tr>\(header.html { "<th scope=\"col\">\($0)</th>" })</tr></thead>
                <tbody>
                \(rows.html { row($0, anchors) })</tbody>
                </table></div>

                """
        }
    }

    private static func row(_ row: ReferenceRow, _ anchors: Set<String>) -> HTML {
        "<tr\(row.anchor.html { " id=\"\($0)\"" })>\(row.cells.html { "<td>\(inline($0, anchors))</td>" })</tr>\n"
    }

    private static func paragraph(_ text: String) -> HTML {
        let title = text.drop { $0 == "#" }
        return title.count < text.count && title.hasPrefix(" ") ? "<p><b>\(String(title.dropFirst()))</b></p>" : "<p>\(text)</p>"
    }

    private static func inline(_ text: ReferenceText, _ anchors: Set<String>) -> HTML {
        text.runs.html { run in
            switch run {
            case .plain(let text): HTML(text: text)
            case .link(let text, let anchor) where anchors.contains(anchor): "<a href=\"#\(anchor)\">\(text)</a>"
            case .link(let text, _), .page(let text, _): HTML(text: text)
            }
        }
    }

    private static let style = """
        body { max-width: 60rem; }
        .skip { position: absolute; left: -999px; } .skip:focus { left: 0; }
        .masthead { padding: 1.5rem 0 1rem; border-bottom: 1px solid var(--line); } .masthead p { max-width: 70ch; }
        nav { position: sticky; top: 0; background: var(--paper); border-bottom: 1px solid var(--line); z-index: 1; }
        nav ul { display: flex; gap: .25rem 1.4rem; overflow-x: auto; padding: .5rem 0; white-space: nowrap; }
        h2 { font-size: 1.6rem; margin: 2.5rem 0 .75rem; }
        article { border-top: 1px solid var(--line); padding: 1rem 0 1.25rem; }
        article h3 { font-size: 1.1rem; margin-bottom: .4rem; } article h3 a { text-decoration: none; }
        .title { font-weight: 400; }
        article > p, article > ul, article > pre, article > dl { margin-top: .5rem; max-width: 80ch; }
        .items li { padding-left: 1.2rem; text-indent: -1.2rem; } .items li::before { content: "– "; color: var(--soft); }
        pre { white-space: pre-wrap; background: var(--faint); padding: .6rem .8rem; border-radius: 3px; font-size: .875rem; }
        .examples { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1rem; }
        .examples dt { color: var(--soft); font-size: .875rem; } .examples dd p + p { margin-top: .15rem; }
        .scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .9rem; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .7rem .35rem 0; border-bottom: 1px solid var(--line); }
        :target { background: var(--faint); }
        footer { margin-top: 3rem; color: var(--soft); font-size: .875rem; }
        @media print { nav { display: none; } article { break-inside: avoid-page; } }

        """
}
