public import Reporting

/// Reads JSON reports back.
public enum ScoreRecounting {
    /// No report is larger.
    private static let largest = 1_000_000_000

    /// - Parameter path: a JSON report, or "-" for standard input.
    /// - Throws: where the file cannot be read, or is no report that can be recounted.
    public static func recount(_ path: String) throws(ReportFile.Fault) -> ScoreRecount {
        let bytes: [UInt8]
        do throws(FileSystem.Failure) {
            bytes = path == "-" ? try FileSystem.readStandardInput() : try FileSystem.read(path, limit: largest)
        } catch {
            throw ReportFile.Fault(message: "cannot be read: \(error.message)", help: "check the path and its permissions")
        }
        return ScoreRecount(try ReportFile(bytes))
    }
}
