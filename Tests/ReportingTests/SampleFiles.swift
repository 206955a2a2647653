import Foundation
import Reporting
import Testing

/// Writes the samples to the folder that `SAMPLE_DIR` names, to look at them: in a browser, wide and narrow, light and
/// dark, and printed. No test can tell whether a page looks right.
@Test(.enabled(if: ProcessInfo.processInfo.environment["SAMPLE_DIR"] != nil))
func writeSamples() throws {
    let folder = ProcessInfo.processInfo.environment["SAMPLE_DIR"] ?? ""
    func write(_ text: String, _ name: String) throws {
        try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }
    var one = SampleReport.report
    one.documents = [SampleReport.agreement]
    one.failures = []
    try write(HTMLReport.render(SampleReport.report), "all.html")
    try write(HTMLReport.render(one), "one.html")
    try write(HTMLReport.render(HostileReport.report), "hostile.html")
    try write(JSONReport.render(SampleReport.report), "all.json")
    for width in [40, 80, 120] {
        try write(TextReport.render(SampleReport.report, options: TextReportOptions(width: width)), "\(width).txt")
    }
}
