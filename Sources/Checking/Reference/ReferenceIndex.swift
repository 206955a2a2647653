import Reporting
import RuleLanguage

/// What the pages of the rule reference share: an anchor for each declaration, and who uses what.
struct ReferenceIndex {
    let rules: LoadedRules
    private let anchors: [Declaration: String]
    private let names: [String: Declaration]
    /// For each concept or provision, the declarations that refer to it by name, in the order of the pack.
    private let users: [String: [Declaration]]
    /// For each statement, the rules that encode it and those that compare it.
    let encoders: [String: [Rule]]
    let comparers: [String: [Rule]]

    init(_ rules: LoadedRules) {
        self.rules = rules
        var anchors: [Declaration: String] = [:]
        var taken: Set<String> = []
        var names: [String: Declaration] = [:]
        for declaration in rules.pack.declarations {
            let base = "\(declaration.kind.rawValue)-\(ReferenceIndex.slug(declaration.name))"
            var anchor = base
            var number = 2
            while !taken.insert(anchor).inserted { (anchor, number) = ("\(base)-\(number)", number + 1) }
            anchors[declaration] = anchor
            if declaration.kind == .concept || declaration.kind == .provision { names[declaration.name] = declaration }
        }
        self.anchors = anchors
        self.names = names
        var users: [String: [Declaration]] = [:]
        for (user, references) in rules.pack.references {
            for name in references.map(\.name) where users[name]?.last != user { users[name, default: []].append(user) }
        }
        self.users = users
        var encoders: [String: [Rule]] = [:]
        var comparers: [String: [Rule]] = [:]
        for rule in rules.pack.rules {
            for id in rule.sources { encoders[id, default: []].append(rule) }
            for id in rule.compares { comparers[id, default: []].append(rule) }
        }
        self.encoders = encoders
        self.comparers = comparers
    }

    /// Letters and digits in lower case, hyphens for the rest.
    static func slug(_ name: String) -> String {
        name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    }

    func anchor(_ declaration: Declaration) -> String { anchors[declaration] ?? "" }

    func link(_ declaration: Declaration) -> ReferenceText { .link(declaration.name, to: anchor(declaration)) }

    func users(of name: String) -> [Declaration] { users[name] ?? [] }

    /// A text of the rule language with its names as links.
    /// - Parameter keepsBrackets: whether the square brackets around names stay: where the text is shown as written.
    func linked(_ text: String, keepsBrackets: Bool = false) -> ReferenceText {
        var runs: [ReferenceText.Run] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
            let name = rest[rest.index(after: open)..<close].split(separator: " ").joined(separator: " ")
            runs.append(.plain(String(rest[..<open]) + (keepsBrackets ? "[" : "")))
            runs.append(names[name].map { .link(name, anchor: anchor($0)) } ?? .plain(name))
            if keepsBrackets { runs.append(.plain("]")) }
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { runs.append(.plain(String(rest))) }
        return ReferenceText(runs.filter { if case .plain("") = $0 { false } else { true } })
    }
}
