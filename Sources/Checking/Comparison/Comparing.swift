public import Reporting

/// Why two drafts are not compared.
public struct CompareFailure: Error {
    public var failures: [FailureReport]
}

extension Session {
    /// Holds one draft against another, requirement by requirement. The second draft is read as a document of the
    /// first one's kind, unless it says that it is another.
    ///
    /// - Parameters:
    ///   - old: the earlier draft, or its report as JSON; "-" is standard input.
    ///   - new: the later draft, or its report.
    ///   - options: a kind that is given holds for both.
    /// - Throws: which of them cannot be checked and why, or why they are no drafts of one document.
    public func compare(_ old: String, _ new: String, options: CheckOptions = CheckOptions()) throws(CompareFailure) -> DraftComparison {
        switch (ReportedDraft.isReport(old), ReportedDraft.isReport(new)) {
        case (true, true):
            let drafts = try ReportedDraft(session: self).read(old, new)
            return ComparisonBuilder(session: self, old: drafts.old, new: drafts.new).comparison(remarks: drafts.remarks)
        case (false, false):
            let drafts = try DraftReader(session: self, options: options).read(.init(path: old), .init(path: new))
            return ComparisonBuilder(session: self, old: drafts.old, new: drafts.new).comparison(remarks: [])
        case (let isOldReport, _):
            let (report, draft) = isOldReport ? (old, new) : (new, old)
            throw CompareFailure(failures: [
                FailureReport(
                    path: report, message: "not compared: it is a report, and \(draft) is a draft",
                    help: "compare two drafts, or write a report on the other draft with 'proviso check --format json'")
            ])
        }
    }

    /// Holds a draft with its tracked changes made against the same draft without them.
    ///
    /// - Parameters:
    ///   - path: a file that can hold tracked changes.
    ///   - options: as for two drafts.
    public func compareTracked(_ path: String, options: CheckOptions = CheckOptions()) throws(CompareFailure) -> DraftComparison {
        let drafts = try DraftReader(session: self, options: options).read(
            .init(path: path, view: .rejected, name: "\(path) (changes rejected)"), .init(path: path, name: "\(path) (changes accepted)"))
        let remarks = drafts.hasChanges ? [] : ["The file has no tracked changes: both texts are the same."]
        return ComparisonBuilder(session: self, old: drafts.old, new: drafts.new).comparison(remarks: remarks)
    }
}
