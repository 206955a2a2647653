import RuleLanguage

/// Which rules a profile selects, with what values, and what must be said about it.
struct RuleSelection {
    private let pack: RulePack
    private let profile: Profile?

    /// - Parameter profile: a name that the pack holds; nil, or an unknown name, selects everything.
    init(_ pack: RulePack, profile: String?) {
        self.pack = pack
        self.profile = pack.profiles.first { $0.name == profile }
    }

    var parameters: [String: Quantity] {
        var result: [String: Quantity] = [:]
        for (parameter, value) in profile?.sets ?? [] { result[parameter] = value }
        return result
    }

    /// Numbers of the rules for a kind of document, in the order of their ids.
    func rules(for kind: DocumentKind) -> [Int] {
        pack.rules.indices.filter { pack.rules[$0].kinds.contains(kind) && isSelected(pack.rules[$0]) }
    }

    private func isSelected(_ rule: Rule) -> Bool {
        guard let profile else { return true }
        if profile.leavesOut.contains(where: { $0.rule == rule.id }) { return false }
        return profile.selects.isEmpty
            || profile.selects.contains { $0 == rule.id || $0 == rule.area || $0 == rule.strength.rawValue || ($0 == "gates" && rule.isGate) }
    }

    /// Nothing that leaves a rule out happens in silence.
    func remarks(for kind: DocumentKind) -> [String] {
        var remarks: [String] = []
        if let profile {
            let all = pack.rules.filter { $0.kinds.contains(kind) }.count
            remarks.append("Profile \(profile.name): \(rules(for: kind).count) of \(all) rules for this kind of document are selected.")
            for (rule, reason) in profile.leavesOut where pack.rules.contains(where: { $0.id == rule && $0.kinds.contains(kind) }) {
                remarks.append("Left out by the profile: \(rule), because \(reason)")
            }
            for (parameter, value) in profile.sets { remarks.append("Set by the profile: \(parameter), \(value.described).") }
        }
        for overlay in pack.overlays {
            switch overlay.action {
            case .off: remarks.append("Switched off: \(overlay.name), because \(overlay.reason)")
            case .replaced: remarks.append("Replaced: \(overlay.name), because \(overlay.reason)")
            case .extended: remarks.append("Extended: \(overlay.name), because \(overlay.reason)")
            }
        }
        return remarks
    }
}

extension Quantity {
    var described: String {
        switch unit {
        case .none: "\(number)"
        case .percent: "\(number) per cent"
        case .hours, .days, .weeks, .months, .years: "\(number) \(unit.rawValue)"
        }
    }
}
