import Diagnostics
import TextSpans

extension DeclarationParser {
    mutating func manifest() -> PackManifest? {
        let title = textValue(.title)
        let version = textValue(.version)
        guard let name = declaredName(), let title, let version else { return nil }
        return PackManifest(name: name, title: title, version: version, location: location)
    }

    mutating func topic() -> Topic? {
        let means = textValue(.means)
        let name = titleText
        guard !name.isEmpty, name.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x5F }) else {
            report(RuleCodes.badName, "'\(name)' is not a good topic name", nil, help: "use lower-case letters and _")
            return nil
        }
        return Topic(name: name, means: means ?? "", location: location)
    }

    /// - Parameter topics: the names of the topics, in the order of their numbers.
    mutating func provision(topics: [String: Int]) -> Provision? {
        let means = textValue(.means) ?? ""
        var topic: Int?
        if let name = textValue(.topic) {
            topic = topics[name]
            if topic == nil {
                let suggestion = SpellingSuggestion.nearest(to: name, among: topics.keys.sorted())
                report(
                    RuleCodes.unknownName, "there is no topic '\(name)'", field(.topic)?.pieces[0],
                    help: suggestion.map { "did you mean '\($0)'?" })
            }
        }
        var cap = LevelCap.commitment
        if let level = textValue(.level) {
            switch level {
            case "at most weak": cap = .weak
            case "at most mention": cap = .mention
            default:
                report(
                    RuleCodes.badValue, "'Level' knows no '\(level)'", field(.level)?.pieces[0],
                    help: "write 'at most weak' or 'at most mention'")
            }
        }
        let matches = condition(.matches)
        let exceptWhen = condition(.notMatches)
        guard let name = declaredName(), let matches else { return nil }
        return Provision(
            name: name, topic: topic, means: means, matches: matches, exceptWhen: exceptWhen, cap: cap, location: location)
    }

    mutating func statement() -> Statement? {
        let strength = choice(.strength, Strength.self)
        let checkability = choice(.checkable, Statement.Checkability.self)
        let kinds = kinds(.kinds)
        let id = titleText
        guard !id.isEmpty, !id.contains(" ") else {
            report(RuleCodes.badName, "'\(id)' is not a good statement id", nil, help: "ids have no spaces, like PP-10-10")
            return nil
        }
        guard let strength, let checkability else { return nil }
        return Statement(
            id: id, place: textValue(.place) ?? "", modal: textValue(.modal) ?? "", strength: strength,
            addressee: textValue(.addressee) ?? "", says: textValue(.says) ?? "", kinds: kinds,
            area: textValue(.area) ?? "", checkability: checkability, repeats: textValue(.repeats), location: location)
    }
}
