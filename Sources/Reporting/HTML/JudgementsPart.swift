// Decisions, waivers, and what a run says of the files that a project keeps beside its drafts.
extension DocumentPage {
    /// Everything that people said about the document, whatever became of it.
    var judgements: HTML {
        let judged = document.judged
        if judged.isEmpty { return .empty }
        let items = judged.html { result in
            "<li>\(link(toRule: result.rule)) \(badge(result.status))\(sentences(result))</li>\n"
        }
        return "<ul class=\"vain judgements\">\n\(items)</ul>"
    }

    private func sentences(_ result: ResultReport) -> HTML {
        let decision = result.decision.html { decision in
            """
            <p class="message">\(decision.sentence)\(decision.lapseSentence.html { " <strong>\($0)</strong>" })\
            \(decision.isLapsed ? "" : " The rules by themselves: \(decision.engineStatus.label.lowercased()).")</p>

            """
        }
        let waiver = result.waiver.html { "<p class=\"message\">\($0.sentence)</p>\n" }
        return decision + waiver
    }
}

extension HTMLReport {
    static func notices(_ notices: [NoticeReport]) -> HTML {
        if notices.isEmpty { return .empty }
        let items = notices.html { notice in
            let place: HTML = notice.place.isEmpty ? .empty : " <bdi class=\"path\">\(notice.place)</bdi>"
            return """
                <li><p><strong>\(notice.severity == .note ? "" : "\(notice.severity.rawValue.capitalizedFirst): ")\(notice.kind.label)</strong>\(place)</p>
                <p>\(notice.message.capitalizedFirst).</p>\
                \(notice.help.html { "<p>Help: \($0.capitalizedFirst).</p>" })</li>

                """
        }
        return """
            <section class="notices" id="notices" aria-labelledby="notices-title">
            <h2 id="notices-title">About this run</h2>
            <ul class="vain">\(items)</ul>
            </section>

            """
    }
}
