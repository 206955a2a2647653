import DocumentModel
public import Reporting
import TextAnalysis

/// Shows how documents are understood, before any rule looks at them.
public enum DocumentDumping {
    public struct Failure: Error { public var report: FailureReport }

    /// - Parameters:
    ///   - path: a file, or "-" for standard input.
    ///   - view: which text of a draft with tracked changes to show.
    ///   - showsOrigins: whether each block is preceded by the place in the file where it begins.
    ///   - listsChanges: whether the tracked changes follow.
    ///   - session: the rules whose words tell articles and annexes, if each block shall be preceded by its address.
    /// - Returns: a line a block: its kind, its label in brackets, its text.
    public static func dump(
        _ path: String, standardInputName: String? = nil, view: DraftView = .accepted, showsOrigins: Bool, listsChanges: Bool = false,
        session: Session? = nil
    ) throws(Failure) -> String {
        do throws(DocumentOpener.Failure) {
            let name = standardInputName ?? "standard-input.txt"
            let document: Document
            var places: [String]?
            if let session {
                var opener = DocumentOpener(session.program)
                opener.standardInputName = name
                opener.view = view
                let text = try opener.open(path).text
                document = text.document
                places = self.places(in: text)
            } else {
                document = try DocumentOpener.read(path, standardInputName: name, view: view).document
            }
            let blocks = document.dump(showsOrigins: showsOrigins) { places?[$0] ?? "" }
            return blocks + (listsChanges ? document.dumpChanges() : "")
        } catch { throw Failure(report: error.report) }
    }

    /// For each block: where its first sentence stands, its zone unless it is operative, and the block that leads in to it.
    private static func places(in text: AnalysedText) -> [String] {
        var places = [String](repeating: "", count: text.document.blocks.count)
        for (index, unit) in text.units.enumerated().reversed() {
            var words = text.address(of: index)
            if unit.isHeading { words += " (heading)" }
            if unit.zone != .operative { words += " (\(unit.zone))" }
            if unit.leadIn >= 0 {
                let leader = text.units[Int(unit.leadIn)]
                words += " < \(leader.block == unit.block ? "this block" : text.address(of: Int(unit.leadIn)))"
            }
            places[Int(unit.block)] = words
        }
        return places
    }
}
