import BuiltinRules
public import Diagnostics
import PatternMatching
public import RuleLanguage

/// Where the rules come from.
public struct RuleSources: Sendable {
    /// A folder, or a pack in JSON, to use instead of the rules built into the program.
    public var builtinOverride: String?
    /// Folders and packs in JSON whose rules are added.
    public var additional: [String]

    public init(builtinOverride: String? = nil, additional: [String] = []) {
        self.builtinOverride = builtinOverride
        self.additional = additional
    }

    /// Whether these are the built-in rules and no others.
    var areBuiltin: Bool { builtinOverride == nil && additional.isEmpty }
}

/// Rule files as loaded, with the pack made of them.
public struct LoadedRules: Sendable {
    public var files: [RuleFile]
    /// The packs in JSON among the sources; `files` has their rules in the words of the rule language.
    public var forms: [RuleFile] = []
    public var pack: RulePack
    public var diagnostics: [Diagnostic]
    /// SHA-256 over the files, where the pack was not made of them here.
    var knownDigest: String?

    /// SHA-256 over all files, in the order of their paths.
    var digest: String { knownDigest ?? files.digest }

    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// How much there is of everything, in a line.
    public var summary: String {
        "\(files.count) files: \(pack.rules.count) rules, \(pack.provisions.count) provisions, "
            + "\(pack.concepts.count) concepts, \(pack.statements.count) statements; \(diagnostics.filter { $0.severity == .error }.count) faults, \(diagnostics.filter { $0.severity != .error }.count) warnings"
    }

    /// The text of a rule file, for showing a diagnostic's place.
    public func text(of path: String) -> [UInt8]? { (forms + files).first { $0.path == path }?.text }
}

public enum RuleLoading {
    static let unreadableRules = DiagnosticCode(
        "unreadable-rules", "A folder of rules could not be read, or holds no file that ends in .rules.")

    /// Reads and checks all rules.
    ///
    /// - Parameters:
    ///   - lints: whether to look for what is merely superfluous too (warnings).
    ///   - examples: whether to read the files in folders called `examples`, which only test the rules.
    public static func load(_ sources: RuleSources, lints: Bool = false, examples: Bool = false) -> LoadedRules {
        var files: [RuleFile] = []
        var forms: [RuleFile] = []
        var applied: [Overlay] = []
        // For each file that a pack in JSON stands for, the pack.
        var origins: [String: String] = [:]
        var diagnostics: [Diagnostic] = []
        func add(_ path: String) {
            let found = read(path, examples, &diagnostics)
            guard path.hasSuffix(".json"), let form = found.first else { return files += found }
            let decoded = PackForm.decode(form)
            forms.append(form)
            for file in decoded.files where file.path != path { origins[file.path] = path }
            files += decoded.files
            applied += decoded.overlays
            diagnostics += decoded.diagnostics
        }
        if let folder = sources.builtinOverride {
            add(folder)
        } else {
            let all = BuiltinRules.files.map { file in
                RuleFile(path: file.path.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }, text: file.text.withUTF8Buffer { Array($0) })
            }
            files = examples ? all : all.withoutExamples
        }
        for folder in sources.additional { add(folder) }
        let (pack, faults) = PackBuilder.build(files, applied: applied, lints: lints)
        diagnostics += (faults + expressionFaults(pack)).map { fault in
            guard let form = origins[fault.file] else { return fault }
            var fault = fault
            fault.notes.append("lines are those of the text that \(form) stands for; 'proviso rules show NAME' shows it")
            return fault
        }
        return LoadedRules(files: files, forms: forms, pack: pack, diagnostics: diagnostics)
    }

    /// Regular expressions that PCRE2 refuses.
    private static func expressionFaults(_ pack: RulePack) -> [Diagnostic] {
        pack.concepts.flatMap(expressionFaults) + pack.cues.flatMap { expressionFaults($0.lexicons) }
    }

    static func expressionFaults(_ concept: Concept) -> [Diagnostic] { expressionFaults(concept.lexicons) }

    private static func expressionFaults(_ lexicons: [Lexicon]) -> [Diagnostic] {
        var faults: [Diagnostic] = []
        for lexicon in lexicons {
            lexicon.forEachEntry { entry in
                guard let pattern = entry.regularExpression else { return }
                do throws(RegularExpression.Fault) { _ = try RegularExpression(pattern) } catch {
                    faults.append(
                        Diagnostic(
                            RuleCodes.badEntry, "a regular expression cannot be compiled: \(error.message) at offset \(error.offset)",
                            file: lexicon.file, span: entry.span))
                }
            }
        }
        return faults
    }

    private static func read(_ folder: String, _ examples: Bool, _ diagnostics: inout [Diagnostic]) -> [RuleFile] {
        var paths = [folder]
        if FileSystem.isDirectory(folder) {
            do throws(FileSystem.Failure) {
                paths = try FileSystem.files(under: folder).filter { path in
                    path.hasSuffix(".rules") && (examples || !RuleFile.holdsExamples(String(path.dropFirst(folder.count))))
                }
            } catch {
                diagnostics.append(unreadable(folder, error))
                return []
            }
            if paths.isEmpty { diagnostics.append(unreadable(folder, FileSystem.Failure(message: "it holds no file that ends in .rules"))) }
        }
        var files: [RuleFile] = []
        for path in paths {
            let limit = path.hasSuffix(".json") ? PackForm.sizeLimit : RuleFile.sizeLimit
            do throws(FileSystem.Failure) { files.append(RuleFile(path: path, text: try FileSystem.read(path, limit: limit))) } catch {
                diagnostics.append(unreadable(path, error))
            }
        }
        return files
    }

    private static func unreadable(_ path: String, _ failure: FileSystem.Failure) -> Diagnostic {
        failure.isTooLarge
            ? Diagnostic(
                RuleCodes.tooLarge, "cannot read rules: \(failure.message)", file: path,
                help: "is this a rule file? If so, spread it over several")
            : Diagnostic(
                unreadableRules, "cannot read rules: \(failure.message)", file: path, help: "name a folder with files that end in .rules")
    }
}
