import ArgumentParser
import Checking
import Diagnostics
import Glibc

/// Errors on their way out: diagnostics to standard error, then the exit code.
enum Failure {
    /// - Parameter text: what the places of diagnostics point into, where that is no rule file.
    static func report(_ diagnostics: [Diagnostic], rules: LoadedRules? = nil, text: [UInt8]? = nil, exitCode: Int32) -> ExitCode {
        let renderer = SnippetRenderer(useColor: Terminal.isColorful(2))
        for text in renderer.render(diagnostics, text: { rules?.text(of: $0) ?? text ?? ProjectText.of($0) }) { printToStandardError(text) }
        return ExitCode(exitCode)
    }
}

func printToStandardError(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
}

extension RuleOptions {
    /// Loads the rules; faults go to standard error with exit code 2.
    ///
    func openSession(for purpose: Session.Purpose = .explaining) throws -> Session {
        do throws(DiagnosticsError) { return try Session(sources, for: purpose) } catch {
            let rules = RuleLoading.load(sources, examples: purpose == .testing)
            throw Failure.report(error.diagnostics, rules: rules, exitCode: 2)
        }
    }
}

extension Output {
    /// Writes a file; where that fails, says so on standard error, with exit code 2.
    static func writeOrExit(_ text: String, to path: String) throws {
        do { try write(text, to: path) } catch {
            printToStandardError("proviso: cannot write \(path): \(error.reason)\n")
            throw ExitCode(2)
        }
    }
}
