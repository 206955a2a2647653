public import Annotating
public import Diagnostics
import Digests
public import Reporting

/// Why a draft was not annotated.
public enum AnnotateFailure: Error {
    /// The call asks for what cannot be done.
    case usage(Diagnostic)
    /// The draft cannot be read or checked.
    case document(FailureReport)
}

extension Session {
    /// Checks a Word draft and puts the findings into it.
    ///
    /// - Parameters:
    ///   - path: a Word file.
    ///   - options: how it is checked.
    ///   - annotation: what goes into the annotated file.
    /// - Returns: the annotated file, not yet written anywhere, and the results that it shows.
    public func annotate(
        _ path: String, options: CheckOptions, annotation: AnnotationOptions
    ) throws(AnnotateFailure) -> (file: AnnotatedFile, document: DocumentReport) {
        let bytes: [UInt8]
        do throws(FileSystem.Failure) { bytes = try FileSystem.read(path) } catch {
            throw .document(FailureReport(path: path, message: "cannot be read: \(error.message)", help: "check the path and its permissions"))
        }
        do throws(AnnotationError) {
            // What is wrong with the call is said before minutes are spent on a check.
            try WordAnnotator.validate(bytes, path: path, options: annotation)
        } catch { throw Self.failure(error) }
        let report = check([path], options: options)
        if let failure = report.failures.first { throw .document(failure) }
        guard let document = report.documents.first, document.hash == SHA256.hexadecimal(bytes) else {
            throw .document(FailureReport(path: path, message: "the file was changed while it was being checked", help: "close it in other programs and try again"))
        }
        do throws(AnnotationError) {
            return (try WordAnnotator.annotate(bytes, report: report, options: annotation), document)
        } catch { throw Self.failure(error) }
    }

    private static func failure(_ error: AnnotationError) -> AnnotateFailure {
        let fault = error.diagnostic
        return error.isWrongUse ? .usage(fault) : .document(FailureReport(path: fault.file, message: fault.message, help: fault.help))
    }
}
