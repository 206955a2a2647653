import Diagnostics
import Reporting
public import RuleLanguage

/// Lists what the rules declare, and shows single declarations.
extension LoadedRules {
    /// The names of the kinds of declaration.
    public static var declarationKinds: [String] { Declaration.Kind.allCases.map(\.rawValue) }

    /// The areas of rules and statements, sorted.
    public var areas: [String] { Set(pack.declarations.compactMap(\.area)).sorted() }

    /// The names of what is declared, sorted, each once.
    ///
    /// - Parameter kind: one of ``declarationKinds``; nil for all of them.
    public func declaredNames(kind: String? = nil) -> [String] { Set(declarations(kind: kind).map(\.name)).sorted() }

    /// - Parameters:
    ///   - kind: one of ``declarationKinds``; nil for all of them.
    ///   - area: one of ``areas``; nil for all declarations, those without an area too.
    public func declarations(kind: String? = nil, area: String? = nil) -> [Declaration] {
        pack.declarations.filter { declaration in
            (kind == nil || declaration.kind.rawValue == kind) && (area == nil || declaration.area == area)
        }
    }

    /// The declarations with a name: names are unique within a kind only, or within concepts and provisions.
    public func declarations(named name: String) -> [Declaration] { pack.declarations.filter { $0.name == name } }

    /// What somebody may have meant by a name that nothing has.
    public func suggestion(for name: String) -> String? {
        SpellingSuggestion.nearest(to: name, among: pack.declarations.map(\.name))
    }

    /// The rule source of declarations, in the canonical layout; with the words that other files add to a lexicon.
    public func source(of declarations: [Declaration]) -> String {
        var blocks: [String] = []
        for declaration in declarations {
            var places = [declaration.location]
            if declaration.kind == .concept || declaration.kind == .cues {
                places += pack.overlays.filter { $0.action == .extended && $0.name == declaration.name }.map(\.location)
            }
            for place in places {
                guard let file = files.first(where: { $0.path == place.file }) else { continue }
                if let block = RuleFormatter.source(at: place, in: file) { blocks.append(block) }
            }
        }
        return blocks.joined(separator: "\n")
    }

    /// Declarations in the JSON form of a pack.
    /// - Parameter declarations: nil for the whole pack.
    public func json(of declarations: [Declaration]? = nil) -> String {
        let wanted = declarations.map(Set.init)
        var json = JSONWriter(.indented)
        json.value(PackForm.encode(pack, files: files) { wanted?.contains($0) ?? true })
        return json.text + "\n"
    }
}

/// A list of declarations in a format of one's choice.
public enum DeclarationList {
    public static func text(_ declarations: [Declaration]) -> String {
        let kind = declarations.map(\.kind.rawValue.count).max() ?? 0
        let name = min(48, declarations.map(\.name.count).max() ?? 0)
        return declarations.map {
            "\($0.kind.rawValue.padded(to: kind + 2))\($0.name.padded(to: name + 2))\($0.summary)\n"
        }.joined()
    }

    public static func json(_ declarations: [Declaration]) -> String {
        var json = JSONWriter(.indented)
        json.array(declarations) { json, declaration in
            json.object { json in
                json.field("kind", declaration.kind.rawValue)
                json.field("name", declaration.name)
                json.field("summary", declaration.summary)
                json.optionalField("area", declaration.area)
                json.optionalField("strength", declaration.strength?.rawValue)
                json.field("file", declaration.location.file)
            }
        }
        return json.text + "\n"
    }

    /// RFC 4180, with line feeds.
    public static func csv(_ declarations: [Declaration]) -> String {
        CSV.text(
            [["kind", "name", "summary", "area", "strength", "file"]]
                + declarations.map { [$0.kind.rawValue, $0.name, $0.summary, $0.area ?? "", $0.strength?.rawValue ?? "", $0.location.file] })
    }
}

extension JSONWriter {
    /// The longest value that stays on one line.
    private static let flatLimit = 100

    mutating func value(_ value: JSONValue) {
        let isFlat = value.length(upTo: JSONWriter.flatLimit) <= JSONWriter.flatLimit
        switch value.content {
        case .object(let members):
            object(isFlat: isFlat) { json in
                for member in members { json.field(member.key) { $0.value(member.value) } }
            }
        case .array(let items): array(items, isFlat: isFlat) { $0.value($1) }
        case .string(let text): self.value(text)
        case .number(let number): self.value(number)
        case .flag(let flag): self.value(flag)
        case .null: null()
        }
    }
}

extension JSONValue {
    /// About how many characters the value takes on one line; stops counting soon after the limit.
    fileprivate func length(upTo limit: Int) -> Int {
        var length = 2
        switch content {
        case .object(let members):
            for member in members where length <= limit { length += member.key.utf8.count + 6 + member.value.length(upTo: limit - length) }
        case .array(let items):
            for item in items where length <= limit { length += 2 + item.length(upTo: limit - length) }
        case .string(let text): length += text.utf8.count
        case .number, .flag, .null: length += 4
        }
        return length
    }
}
