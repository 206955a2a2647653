import Diagnostics
import ProjectFiles
import Reporting
import RuleEngine
import RuleLanguage

/// A first configuration for the documents of a folder, with comments for whoever goes on with it.
public struct ConfigurationSketch: Sendable {
    /// Where it belongs.
    public var file: String
    public var text: String
    /// What was found, in a line.
    public var summary: String
}

extension Session {
    /// More documents than this are not listed one by one.
    private static let longestList = 30

    /// Looks at the documents of a folder.
    ///
    /// - Parameters:
    ///   - folder: the folder that the configuration is for.
    ///   - rules: folders and files with rules of the project's own.
    ///   - thresholds: the values of `fail-on`.
    public func sketch(folder: String, rules: [String], thresholds: [String]) -> ConfigurationSketch {
        var faults: [Diagnostic] = []
        let project = Project(folder: folder)
        let paths = Discovery.documents([folder], &faults)
        var opener = DocumentOpener(program)
        var found: [(path: String, kind: DocumentKind, reason: String)] = []
        var others: [(path: String, reason: String)] = []
        for path in paths {
            let name = project.relative(path)
            do throws(DocumentOpener.Failure) {
                let detected = Detection(program).kind(of: try opener.open(path).text)
                if let detected, self.rules.pack.rules.contains(where: { $0.kinds.contains(detected.kind) }) {
                    found.append((name, detected.kind, detected.reason))
                } else {
                    let why = detected.map { "no rule speaks of a \($0.kind.rawValue)" } ?? "it does not look like any kind of document that the rules know"
                    others.append((name, why))
                }
            } catch { others.append((name, error.report.message)) }
        }
        let text = ConfigurationSketch.text(found, others, rules: rules.map(project.relative), thresholds: thresholds, limit: Session.longestList)
        let kinds = Set(found.map(\.kind.rawValue)).sorted()
        let counts = kinds.map { kind in "\(found.filter { $0.kind.rawValue == kind }.count) \(kind)" }
        var summary = found.isEmpty ? "no documents of a known kind yet" : counts.joined(separator: ", ")
        if !others.isEmpty { summary += "; \(others.count) left out, see its comments" }
        return ConfigurationSketch(file: Project.shown(Project.joined(project.folder, Configuration.fileName)), text: text, summary: summary)
    }
}

extension ConfigurationSketch {
    fileprivate static func text(
        _ found: [(path: String, kind: DocumentKind, reason: String)], _ others: [(path: String, reason: String)], rules: [String],
        thresholds: [String], limit: Int
    ) -> String {
        var out = """
            # How Proviso checks the documents of this folder. Paths are relative to it; options on the command line win.
            # Documentation/ci.md explains every key.

            # What fails a check: \(thresholds.joined(separator: ", ")).
            fail-on: shall

            # The score, out of 100, that every document must reach.
            # min-score: 60

            # Rules of your own, beside those that are built in.

            """
        out += rules.isEmpty ? "# rules: [our-rules]\n" : "rules: [\(rules.map(quoted).joined(separator: ", "))]\n"
        out += """

            # Reports that are written besides what the terminal shows.
            # outputs:
            #   - text
            #   - {format: html, file: report.html}

            # Findings that you live with: 'proviso baseline' writes them down, then only new ones fail.
            # baseline: .proviso-baseline.json

            # Findings that somebody answers for, until a day. Never for what shall be.
            # waivers:
            #   - rule: area.rule-id
            #     path: draft.md
            #     reason: Why it is left open.
            #     person: A. Legal Adviser
            #     date: 2026-01-31
            #     expires: 2026-06-30

            # What people decided on open questions ('proviso decide').
            decisions: .proviso-decisions.jsonl

            # Folders are searched for documents, save for these.
            # exclude: ["old/**"]


            """
        if found.isEmpty {
            out += "# documents:\n#   - path: drafts/*.docx\n#     kind: peace-agreement\n"
        } else if found.count > limit {
            out += "# There are \(found.count) documents: their kinds are detected. Name them here where that goes wrong.\n"
            out += "documents:\n  - path: \"**\"\n# - path: \(quoted(found[0].path))\n#   kind: \(found[0].kind.rawValue)\n"
        } else {
            out += "# The documents that 'proviso check' without a path checks: add new ones here, or patterns such as drafts/*.docx.\ndocuments:\n"
            for document in found {
                out += "  # \(onOneLine(document.reason))\n  - path: \(quoted(document.path))\n    kind: \(document.kind.rawValue)\n"
                let companions = companions(of: document.kind, in: found)
                if !companions.isEmpty { out += "    companions: [\(companions.map(quoted).joined(separator: ", "))]\n" }
            }
        }
        if !others.isEmpty {
            out += "\n# Found, but not checked:\n"
            for other in others.prefix(limit) { out += "#   \(onOneLine(other.path)): \(onOneLine(other.reason))\n" }
            if others.count > limit { out += "#   and \(others.count - limit) more\n" }
        }
        return out
    }

    /// A strategy is held against its policy, where there is one of each.
    private static func companions(of kind: DocumentKind, in found: [(path: String, kind: DocumentKind, reason: String)]) -> [String] {
        guard kind == .nationalSecurityStrategy else { return [] }
        let policies = found.filter { $0.kind == .nationalSecurityPolicy }
        return policies.count == 1 && found.filter { $0.kind == kind }.count == 1 ? [policies[0].path] : []
    }

    /// As YAML has it; signs of a pattern stand for themselves.
    private static func quoted(_ path: String) -> String {
        let isPlain = path.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2F || byte == 0x2E || byte == 0x2D || byte == 0x5F
        }
        if isPlain, path.first?.isLetter == true { return path }
        let escaped = path.map { "*?[\\".contains($0) ? "\\\($0)" : String($0) }.joined()
        return "'" + escaped.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    private static func onOneLine(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }
}

extension Output {
    /// Writes a new file; one that is there already stays as it is.
    public static func create(_ text: String, at path: String) throws(Failure) {
        if FileSystem.exists(path) { throw Failure(reason: "it is there already") }
        try write(text, to: path)
    }
}
