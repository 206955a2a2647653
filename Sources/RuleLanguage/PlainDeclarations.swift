import Diagnostics
import TextSpans

extension DeclarationParser {
    mutating func manifest() -> PackManifest? {
        let title = textValue(.title)
        let version = textValue(.version)
        let means = textValue(.means) ?? ""
        let changes = textValue(.changes)
        guard let name = declaredName(), let title, let version else { return nil }
        return PackManifest(name: name, title: title, version: version, means: means, changes: changes, location: location)
    }

    /// `OFF rule.id` with its reason.
    mutating func off() -> Overlay? {
        let reason = textValue(.because)
        guard !titleText.isEmpty, !titleText.contains(" ") else {
            report(RuleCodes.badName, "OFF needs the id of a rule", block.title.isEmpty ? nil : block.title)
            return nil
        }
        return reason.map { Overlay(action: .off, name: titleText, reason: $0, location: location) }
    }

    /// The reason of `Replaces because ...`; nil if the block replaces nothing.
    mutating func replacement(_ name: String) -> Overlay? {
        guard let value = textValue(.replaces) else { return nil }
        guard value.hasPrefix("because ") else {
            report(
                RuleCodes.badValue, "'Replaces' needs a reason", field(.replaces)?.pieces[0],
                help: "write it like: Replaces because our region asks for more")
            return nil
        }
        return Overlay(action: .replaced, name: name, reason: String(value.dropFirst(8)), location: location)
    }

    mutating func profile() -> Profile? {
        let means = textValue(.means) ?? ""
        let selects = listValue(.selects).map(\.0)
        var leavesOut: [(rule: String, reason: String)] = []
        var sets: [(parameter: String, value: Quantity)] = []
        for field in block.fields {
            switch field.heading {
            case .named(.leavesOut):
                let value = lineValue(field)
                let words = value.words(maxSplits: 2).map(String.init)
                if words.count == 3, words[1] == "because" {
                    leavesOut.append((words[0], words[2]))
                } else {
                    report(RuleCodes.badValue, "'Leaves out' names a rule and a reason", field.pieces[0], help: "write it like: Leaves out peace.youth because ...")
                }
            case .named(.sets):
                let value = lineValue(field)
                if let to = PlainText.range(of: " to ", in: value), let quantity = Quantity(String(value[to.upperBound...])) {
                    sets.append((String(value[..<to.lowerBound]), quantity))
                } else {
                    report(RuleCodes.badValue, "'Sets' gives a parameter a value", field.pieces[0], help: "write it like: Sets minimum share of women to 40 per cent")
                }
            default: continue
            }
        }
        guard let name = declaredName() else { return nil }
        return Profile(name: name, means: means, selects: selects, leavesOut: leavesOut, sets: sets, location: location)
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
        let kinds = kinds(.kinds)
        let fingerprint = fingerprint()
        let disposition = disposition()
        let id = titleText
        guard !id.isEmpty, !id.contains(" ") else {
            report(RuleCodes.badName, "'\(id)' is not a good statement id", nil, help: "ids have no spaces, like PP-10-10")
            return nil
        }
        guard let strength else { return nil }
        return Statement(
            id: id, place: textValue(.place) ?? "", modal: textValue(.modal) ?? "", strength: strength,
            addressee: textValue(.addressee) ?? "", says: textValue(.says) ?? "", kinds: kinds,
            area: textValue(.area) ?? "", fingerprint: fingerprint, disposition: disposition, location: location)
    }

    private mutating func fingerprint() -> Fingerprint? {
        guard let value = textValue(.fingerprint) else { return nil }
        if let fingerprint = Fingerprint(written: value) { return fingerprint }
        report(
            RuleCodes.badValue, "'\(value)' is no fingerprint", field(.fingerprint)?.pieces.first,
            help: "\"proviso rules fingerprint\" makes one, such as: 143 letters, 05f0c91aa03b7e1d")
        return nil
    }

    private mutating func disposition() -> Disposition? {
        guard let value = textValue(.disposition) else { return nil }
        do throws(DispositionFault) { return try Disposition.parse(value) } catch {
            report(RuleCodes.badValue, error.message, field(.disposition)?.pieces.first, help: error.help)
            return nil
        }
    }
}

enum PlainText {
    /// The last place of some words in a text.
    static func range(of words: String, in text: String) -> Range<String.Index>? {
        var index = text.endIndex
        while index > text.startIndex {
            index = text.index(before: index)
            if text[index...].hasPrefix(words) { return index..<text.index(index, offsetBy: words.count) }
        }
        return nil
    }
}
