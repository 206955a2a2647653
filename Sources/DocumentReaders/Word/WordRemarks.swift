/// What a user should know about how a Word file was read.
enum WordRemarks {
    /// - Parameters:
    ///   - omissions: of the body and of the notes.
    ///   - contentsLines: lines of a table of contents that were left out.
    ///   - relations: what the main part is related to; see ``OfficePackage/relations(of:)``.
    static func about(_ omissions: [WordOmissions], contentsLines: Int, relations: [String: String]) -> [String] {
        func sum(_ count: (WordOmissions) -> Int) -> Int { omissions.reduce(0) { $0 + count($1) } }
        func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
        var remarks: [String] = []
        if contentsLines > 0 { remarks.append("table of contents left out, \(counted(contentsLines, "line"))") }
        for (count, words) in [
            (sum(\.hiddenRuns), "hidden text left out"), (sum(\.struckRuns), "text with a line through it is read as text"),
            (sum(\.placeholders), "a field that is not filled in is read in brackets"), (sum(\.embeddedDocuments), "embedded document not read"),
        ] where count > 0 {
            remarks.append("\(words), in \(counted(count, "place"))")
        }
        if relations["chart"] != nil || relations["diagramData"] != nil {
            remarks.append("text in charts and diagrams is not read")
        }
        let comments = sum(\.comments)
        let leftOut = [
            sum(\.summaries) > 0 ? "the summary of a review" : nil, comments > 0 ? counted(comments, "comment") : nil, relations["header"].map { _ in "headers" },
            relations["footer"].map { _ in "footers" },
        ].compactMap { $0 }
        if !leftOut.isEmpty { remarks.append("left out: " + leftOut.joined(separator: ", ")) }
        return remarks
    }
}
