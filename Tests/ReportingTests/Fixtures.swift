import Foundation
import Reporting
import Testing

/// The reports that tests run on, by name: their values are too long for a test's log.
enum ReportCase: String, CaseIterable, Sendable {
    case sample, empty, hostile

    var report: Report {
        switch self {
        case .sample: SampleReport.report
        case .empty: SampleReport.empty
        case .hostile: HostileReport.report
        }
    }
}

/// Files that hold what a report must look like. `UPDATE_FIXTURES=1 swift test` writes them anew; read the difference
/// before committing it.
enum Fixtures {
    static func expect(_ text: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let path = folder + "/Fixtures/" + name
        if ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] != nil {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            return
        }
        let wanted = try String(contentsOfFile: path, encoding: .utf8)
        guard text != wanted else { return }
        let pairs = zip(text.split(separator: "\n", omittingEmptySubsequences: false), wanted.split(separator: "\n", omittingEmptySubsequences: false))
        let line = pairs.enumerated().first { $0.element.0 != $0.element.1 }
        Issue.record(
            "\(name), line \((line?.offset ?? -2) + 1): “\(line?.element.0 ?? "")” instead of “\(line?.element.1 ?? "")”",
            sourceLocation: sourceLocation)
    }

    /// A file of the project.
    static func project(_ path: String) -> String { folder + "/../../" + path }

    private static let folder = String(#filePath.prefix(through: #filePath.lastIndex(of: "/")!).dropLast())
}
