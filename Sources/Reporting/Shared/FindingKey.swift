import Digests

/// What a finding is known by from one run, and one draft, to the next: no line number, which moves with every edit.
public struct FindingKey: Hashable, Comparable, Sendable {
    public var rule: String
    public var path: String
    /// Of the passage that the finding rests on; empty where something is absent.
    public var address: String
    /// Of the passage's words; empty where something is absent.
    public var fingerprint: String

    public init(rule: String, path: String, address: String, fingerprint: String) {
        self.rule = rule
        self.path = path
        self.address = address
        self.fingerprint = fingerprint
    }

    /// - Parameter result: a result on the document at `path`. What is absent is known by its rule alone.
    public init(_ result: ResultReport, path: String) {
        let passage = result.status == .notMet ? nil : result.evidence.first
        self.init(
            rule: result.rule, path: path, address: passage?.address ?? "", fingerprint: passage.map { FindingKey.fingerprint($0.text) } ?? "")
    }

    /// 16 hexadecimal digits that stay the same while only case, white space or line breaks of a text change.
    public static func fingerprint(_ text: String) -> String {
        let words = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return String(SHA256.hexadecimal(Array(words.utf8)).prefix(16))
    }

    /// 16 hexadecimal digits that stand for the key in files that want one word.
    /// - Parameter path: the document, named as the platform names it.
    func digest(path: String) -> String {
        String(SHA256.hexadecimal(Array([path, rule, address, fingerprint].joined(separator: "\u{1}").utf8)).prefix(16))
    }

    public static func < (a: FindingKey, b: FindingKey) -> Bool {
        (a.path, a.rule, a.address, a.fingerprint) < (b.path, b.rule, b.address, b.fingerprint)
    }
}

extension ResultReport {
    /// Something that a person should look at: a gap, a violation, an open question.
    public var isFinding: Bool {
        switch status {
        case .notMet, .partlyMet, .violated, .needsReview: true
        case .met, .notApplicable, .notChecked, .error: false
        }
    }
}
