public import Reporting
import RuleLanguage

/// Holds the statement register and the rules against each other, and both against copies of the sources.
struct TraceBuilder {
    let session: Session
    private var pack: RulePack { session.rules.pack }

    /// - Parameter sources: texts of the sources by name, or nil.
    func build(sources: [(name: String, text: String)]?) -> TraceReport {
        var encoders: [String: [String]] = [:]
        var comparers: [String: [String]] = [:]
        for rule in pack.rules {
            for id in rule.sources { encoders[id, default: []].append(rule.id) }
            for id in rule.compares { comparers[id, default: []].append(rule.id) }
        }
        let places = find(in: sources ?? [])
        let statements = pack.statements.map { statement in
            TraceReport.Statement(
                statement, rules: (encoders[statement.id] ?? []) + (comparers[statement.id] ?? []),
                source: statement.fingerprint.flatMap { places[$0] })
        }
        let rules = self.rules()
        let problems = zip(pack.statements, statements).flatMap { self.problems($0, $1.rules) } + rules.flatMap { self.problems($0) }
        return TraceReport(statements: statements, rules: rules, problems: problems, sourceFiles: sources?.map(\.name))
    }

    private func find(in sources: [(name: String, text: String)]) -> [Fingerprint: TraceReport.SourceLine] {
        let fingerprints = pack.statements.compactMap(\.fingerprint)
        var places: [Fingerprint: TraceReport.SourceLine] = [:]
        for source in sources {
            for (fingerprint, line) in SourceLetters(source.text).lines(of: fingerprints) where places[fingerprint] == nil {
                places[fingerprint] = TraceReport.SourceLine(file: source.name, line: line)
            }
        }
        return places
    }

    private func rules() -> [TraceReport.Rule] {
        let ids = Set(pack.rules.map(\.id))
        var failing: [String: Int] = [:]
        for outcome in ExampleRunner(session: session).run(where: ids.contains) where !outcome.passed { failing[outcome.name, default: 0] += 1 }
        return pack.rules.map { rule in
            TraceReport.Rule(
                id: rule.id, title: rule.title, strength: rule.strength.rawValue, strengthReason: rule.strengthReason,
                kinds: rule.kinds.map(\.rawValue), area: rule.area, sources: rule.sources, compares: rule.compares,
                examples: rule.examples.count, failingExamples: failing[rule.id] ?? 0)
        }
    }

    // MARK: What is missing

    private func problems(_ statement: Statement, _ rules: [String]) -> [TraceReport.Problem] {
        let message: String
        switch statement.disposition {
        case nil: message = rules.isEmpty ? "has no disposition" : "has no disposition, though \(rules.joined(separator: ", ")) encodes it"
        case .checked where rules.isEmpty: message = "is said to be checked, and no rule names it"
        case .notCheckable where !rules.isEmpty, .notNormative where !rules.isEmpty:
            message = "is said to be \(statement.disposition?.head ?? ""), and \(rules.joined(separator: ", ")) encodes it"
        default: return []
        }
        return [TraceReport.Problem(name: statement.id, message: message)]
    }

    /// That a rule has a source, and a reason for another strength than its sources', is a condition of its form.
    private func problems(_ rule: TraceReport.Rule) -> [TraceReport.Problem] {
        guard rule.failingExamples > 0 else { return [] }
        return [TraceReport.Problem(name: rule.id, message: "\(rule.failingExamples) of its \(rule.examples) examples fail")]
    }
}

extension TraceReport.Statement {
    fileprivate init(_ statement: Statement, rules: [String], source: TraceReport.SourceLine?) {
        var relation: String?
        var reason = statement.disposition?.remark ?? ""
        switch statement.disposition {
        case .checked(let value, _): relation = value.rawValue
        case .notCheckable(let obstacle, let remark): reason = obstacle.rawValue + (remark.map { "; \($0)" } ?? "")
        case .notNormative, .repeats, .superseded, nil: break
        }
        let file = statement.location.file.split(separator: "/").last.map(String.init) ?? ""
        self.init(
            id: statement.id, place: statement.place, modal: statement.modal, strength: statement.strength.rawValue,
            addressee: statement.addressee, says: statement.says, kinds: statement.kinds.map(\.rawValue), area: statement.area,
            disposition: statement.disposition?.name ?? "to-do", relation: relation, reason: reason,
            standIn: statement.disposition?.standIn, rules: rules, register: file.replacing(".rules", with: ""), source: source)
    }
}

/// A folder with copies of the sources that cannot be read, or holds none.
public struct UnreadableSources: Error { public var reason: String }

extension Session {
    /// The matrix of statements and rules.
    ///
    /// - Parameter folder: holds copies of the sources as text files; nil if their sentences need not be found.
    public func trace(sources folder: String?) throws(UnreadableSources) -> TraceReport {
        TraceBuilder(session: self).build(sources: try folder.map(Session.texts))
    }

    private static func texts(in folder: String) throws(UnreadableSources) -> [(name: String, text: String)] {
        do throws(FileSystem.Failure) {
            var texts: [(name: String, text: String)] = []
            for path in try FileSystem.files(under: folder).filter({ $0.hasSuffix(".txt") }).sorted() {
                texts.append((String(path.dropFirst(folder.count).drop { $0 == "/" }), String(decoding: try FileSystem.read(path), as: UTF8.self)))
            }
            if !texts.isEmpty { return texts }
        } catch { throw UnreadableSources(reason: error.message) }
        throw UnreadableSources(reason: "it holds no .txt files")
    }
}

/// Marks sentences of a source for the statement register.
public enum SourceFingerprint {
    /// The `Print` line for the text on standard input; nil if it has no letters.
    public static func lineForStandardInput() -> String? {
        guard let bytes = try? FileSystem.readStandardInput() else { return nil }
        let fingerprint = Fingerprint(of: String(decoding: bytes, as: UTF8.self))
        return fingerprint.length > 0 ? "Print       \(fingerprint.written)" : nil
    }
}
