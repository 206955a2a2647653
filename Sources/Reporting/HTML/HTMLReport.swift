/// The report as one web page that needs nothing else: no network, no file beside it, and no script to be read.
public enum HTMLReport {
    public static func render(_ report: Report) -> String {
        let pages = report.documents.enumerated().map { DocumentPage($0.element, id: "d\($0.offset + 1)", isAlone: report.documents.count == 1) }
        let title = report.documents.count == 1 ? report.documents[0].heading : "Compliance report"
        let page: HTML = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="color-scheme" content="light dark">
            <title>\(title) · Proviso</title>
            <style>\(HTML(trusted: styleSheet))</style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the report</a>
            \(HTML(trusted: Icon.sprite))
            <header class="masthead">
            <p class="brand">Proviso</p>
            <h1>Compliance report</h1>
            <p class="run">\(report.countsSentence.capitalizedFirst).</p>
            </header>
            \(contents(pages, failures: report.failures))
            <main id="main">
            \(pages.map(\.html))\(failures(report.failures))\(notices(report.notices))
            </main>
            \(footer(report))
            <script>\(HTML(trusted: filterScript))</script>
            </body>
            </html>

            """
        return page.source
    }

    /// Even if something slipped through the escaping, the browser would load nothing.
    private static let policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
        + "base-uri 'none'; form-action 'none'"

    /// The list of documents, where there is more than one thing to find.
    private static func contents(_ pages: [DocumentPage], failures: [FailureReport]) -> HTML {
        if pages.count + (failures.isEmpty ? 0 : 1) < 2 { return .empty }
        let rows = pages.html { page in
            """
            <li><span>\(Icon.verdict(page.document.verdict)) \
            <a href="#\(page.id)"><bdi>\(page.document.heading)</bdi></a></span> \
            <span class="facts">\(page.document.verdict.label) · \(page.document.scoreSentence)</span></li>

            """
        }
        let failed: HTML = failures.isEmpty ? .empty : """
            <li><span><span class="s-error">\(Icon.use("error"))</span> \
            <a href="#failures">Could not be checked</a></span> \
            <span class="facts">\(failures.count) \(failures.count == 1 ? "document" : "documents")</span></li>

            """
        return """
            <nav class="documents" aria-label="Documents"><ol>
            \(rows)\(failed)</ol></nav>

            """
    }

    private static func failures(_ failures: [FailureReport]) -> HTML {
        if failures.isEmpty { return .empty }
        let items = failures.html { failure in
            """
            <li><p><strong>\(Icon.use("error")) Error: <bdi class="path">\(failure.path)</bdi></strong></p>
            <p>\(failure.message.capitalizedFirst).</p>\
            \(failure.help.html { "<p>Help: \($0.capitalizedFirst).</p>" })</li>

            """
        }
        return """
            <section class="failures" id="failures" aria-labelledby="failures-title">
            <h2 id="failures-title">Could not be checked</h2>
            <ul>\(items)</ul>
            </section>

            """
    }

    private static func footer(_ report: Report) -> HTML {
        """
        <footer>
        <p>This report is about words. Whether the words are carried out, no check of a text can show. A score is \
        only as wide as its coverage.</p>
        <p>\(report.programVersion)\(report.packVersions.html { " · \($0)" }) · \
        rules <code>\(report.rulesHash)</code></p>
        </footer>
        """
    }
}

extension String {
    /// With a capital first letter, for messages that stand as sentences.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
