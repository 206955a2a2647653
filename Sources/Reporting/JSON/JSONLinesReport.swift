/// The report for programs that read one document at a time: a JSON object a line, each complete in itself.
public enum JSONLinesReport {
    /// - Returns: a line for each document, with the document in the field `document`, then a line for each that could
    ///   not be checked, in the field `failure`, and for each notice of the run, in the field `notice`: the same objects as in
    ///   the JSON report.
    public static func render(_ report: Report) -> String {
        report.documents.map { document in line(report) { $0.field("document") { $0.document(document) } } }.joined()
            + report.failures.map { failure in line(report) { $0.field("failure") { $0.failure(failure) } } }.joined()
            + report.notices.map { notice in line(report) { $0.field("notice") { $0.notice(notice) } } }.joined()
    }

    private static func line(_ report: Report, _ content: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter(.compact)
        json.object { json in
            json.runFields(report)
            content(&json)
        }
        return json.text + "\n"
    }
}
