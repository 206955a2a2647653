import Fractions
import Reporting

/// What a run could have found in ``SampleDraft``.
enum SampleResults {
    private static let draft = SampleDraft()

    /// Results in order of rule id, as the engine gives them.
    static let agreement: [ResultReport] = [
        violated, vetting, commission, contested, hedged, oversightOfServices, women, timetable,
        silent("peace.arms-management", "Weapons are collected, stored and destroyed under supervision", "shall", "arms and crime", "PP-9.3-01",
            "The draft does not say what happens to weapons.", lookedFor: "collection, storage, marking or destruction of weapons, in any chapter",
            suggest: "Weapons handed in shall be registered, stored under joint supervision and destroyed within ninety days."),
        silent("peace.children-release", "Children are released from forces without condition", "shall", "children and youth", "PP-9.1-03",
            "The draft forbids recruitment of children but does not release those who serve.", lookedFor: "release, handover or reintegration of children",
            miss: draft.quote("children under eighteen", "mention", note: "forbids recruitment only"),
            suggest: "Children in the ranks of either Party shall be released without condition and handed over to child protection agencies."),
        silent("peace.complaints", "People can complain about members of the forces", "should", "oversight", "DG-5-04",
            "The draft opens no way to complain.", lookedFor: "complaints, ombuds institution with power to receive them", suggest: nil),
        silent("peace.public-information", "The agreement is made known to the people", "should", "communication", "PP-9.6-02",
            "The draft does not say how it is published.", lookedFor: "publication, translation, outreach or information campaign", suggest: "This Agreement shall be published in all national languages."),
        silent("peace.women-forces", "Women are recruited into and promoted in the forces", "should", "women and gender", "GR-4-01",
            "A share of women is named for the police only.", lookedFor: "targets, recruitment, retention or promotion of women in the army",
            miss: draft.quote("one fifth women", "mention", note: "a cell of a table, without an obligation"), suggest: "At least one fifth of each intake of both forces shall be women."),
        met("peace.ceasefire-verification", "Compliance with the ceasefire is verified", "shall", "implementation", "PP-9.2-01", "shall verify compliance"),
        met("peace.human-rights", "The agreement rests on human rights and humanitarian law", "shall", "human rights and law", "PP-2-01", "shall respect and protect human rights", "bound by international humanitarian law"),
        met("peace.international-support", "Partners are invited to support the implementation", "should", "regional cooperation", "PP-4-02", "invite the United Nations and the regional community"),
        met("peace.integration-criteria", "Integration follows individual criteria", "should", "DDR and integration", "PP-5.1-05", "on the basis of individual criteria"),
        met("peace.monitoring", "A body monitors the agreement and reports in public", "shall", "monitoring and evaluation", "PP-9.7-01", "shall monitor this Agreement and publish a report"),
        met("peace.no-discrimination", "The agreement is applied without discrimination", "shall", "human rights and law", "PP-2-02", "without discrimination of any kind"),
        met("peace.ownership", "The reform is led by the people of the country", "shall", "inclusion and ownership", "PP-4-01", "shall be led by the people"),
        met("peace.parliament-budget", "Parliament approves the budgets of the forces", "should", "oversight", "DG-5-01", "shall examine and approve their budgets"),
        met("peace.sexual-violence", "Sexual violence is forbidden by the ceasefire", "shall", "women and gender", "PP-9.1-04", "acts of sexual and gender-based violence"),
        met("peace.vision", "The parties share a vision of security", "may", "vision", "PP-5.2-01", "share the vision of a country"),
        other("peace.border-management", "Borders are managed together with neighbours", "should", "regional cooperation", "PP-10-21", .notApplicable, "The draft does not speak of borders."),
        other("peace.private-security", "Private security companies are regulated", "should", "oversight", "DG-7-02", .notApplicable, "The draft does not mention private security companies."),
        other("peace.customary-justice", "Customary justice respects human rights", "should", "human rights and law", "PP-10-30", .notChecked, "The rule has no words for this language yet."),
        other("peace.electoral-security", "Elections are protected by accountable forces", "may", "democratic governance", "PP-10-31", .error, "The rule ran into its limit of steps; report this with the document if you can."),
    ].sorted { $0.rule < $1.rule }

    static let strategy: [ResultReport] = [
        silent("strategy.objectives", "Objectives are measurable and bound to a time", "shall", "objectives and priorities", "PS-A2-04",
            "No objective has both an indicator and a date.", lookedFor: "objectives with an indicator and a date", suggest: nil),
    ]

    // MARK: The telling ones

    private static let violated = result(
        "peace.amnesty-exclusions", "The amnesty excludes international crimes", "shall", "amnesty and accountability", ["PP-10-10", "PP-9.1-05"], .violated,
        credit: .zero, evidence: [draft.quote("All acts committed in the course of the conflict since 1 January 2009, including war crimes, are covered by this amnesty")],
        elements: [
            element("E1", "genocide excluded", Fraction(1, 4), .notMet), element("E2", "crimes against humanity excluded", Fraction(1, 4), .notMet),
            element("E3", "war crimes excluded", Fraction(1, 4), .violated, [draft.quote("including war crimes")]),
            element("E4", "gross violations of human rights excluded", Fraction(1, 4), .notMet),
        ],
        message: "The amnesty covers war crimes by name and leaves no crime out. The United Nations could not endorse it.",
        suggestion: "This amnesty does not extend to genocide, crimes against humanity, war crimes or gross violations of human rights, including sexual violence in conflict.",
        isDerived: true, isGate: true, showsNot: "that prosecutions will follow")

    private static let oversightOfServices = result(
        "peace.civilian-control", "All forces are under democratic civilian control", "shall", "oversight", ["DG-3-01"], .violated, credit: .zero,
        evidence: [draft.quote("answers to the President alone and is exempt from review by any other body", "negated"), draft.quote("are subject to civilian control")],
        message: "Article 7(1) puts the intelligence service under civilian control; Article 7(2) takes it out of every review.",
        suggestion: "The intelligence service is subject to review by a committee of Parliament and by the courts.", isGate: true)

    private static let vetting = result(
        "peace.vetting", "Members of the forces are vetted", "shall", "vetting", ["PP-10-14"], .partlyMet, credit: Fraction(2, 5),
        evidence: [draft.quote("shall undergo vetting"), draft.quote("may take place at a later stage where resources permit", "weak", note: "permits only, and on a condition")],
        elements: [
            element("E1", "senior ranks", Fraction(2, 5), .met, [draft.quote("shall undergo vetting")]),
            element("E2", "all other ranks", Fraction(1, 5), .partlyMet, [draft.quote("may take place at a later stage where resources permit", "weak")]),
            element("E3", "criteria that include the human rights record", Fraction(1, 5), .notMet),
            element("E4", "an independent body", Fraction(1, 5), .notMet),
        ],
        message: "Senior ranks are vetted. The vetting of other ranks is left open; no body and no criteria are named.",
        suggestion: "All members of the forces shall be vetted by an independent commission, on the basis of their human rights record.", showsNot: "that vetting takes place")

    private static let hedged = result(
        "peace.detention", "Places of detention are visited by an independent body", "should", "human rights and law", ["PP-10-17"], .partlyMet, credit: .half,
        evidence: [draft.quote("shall, as far as possible, be visited", "weak", note: "hedged by “as far as possible”")],
        message: "Visits are promised, but only as far as possible.", suggestion: "Persons deprived of their liberty shall be visited by the Ombudsperson without prior notice.")

    private static let commission = result(
        "peace.transitional-justice", "Victims have truth and reparation", "shall", "transitional justice", ["PP-9.1-06", "PP-9.1-07"], .needsReview, credit: .zero, high: .one,
        evidence: [draft.quote("may be established", "weak"), draft.quote("will be determined in a separate protocol", "mention", note: "deferred")],
        message: "A commission is foreseen, its mandate is left to a protocol that is not part of the file.", question: "Does the separate protocol bind the Parties to establish the commission?")

    private static let contested = result(
        "peace.victims-access", "Victims have access to the findings", "should", "transitional justice", ["PP-9.1-08"], .needsReview, credit: .zero, high: .one,
        evidence: [draft.quote("[Victims shall / should have access")], message: "The text in brackets is not agreed.", question: "Which of the two words will stand?")

    private static let women = result(
        "peace.women-participation", "Women take part in the bodies of the agreement", "shall", "women and gender", ["GR-3-02"], .partlyMet, credit: Fraction(1, 2),
        evidence: [draft.quote("of whom at least three are women")],
        elements: [
            element("E1", "the implementation body", .half, .met, [draft.quote("of whom at least three are women")]), element("E2", "the ceasefire body", .half, .notMet),
        ],
        message: "Women sit in the Implementation Council; the Joint Ceasefire Committee has no such provision.", suggestion: "At least three members of the Joint Ceasefire Committee shall be women.")

    private static let timetable = result(
        "peace.timetable", "The implementation has a timetable and means", "should", "implementation", ["PP-9.7-03"], .needsReview, credit: Fraction(1, 3), high: .one,
        evidence: [draft.quote("The timetable is set out in Annex C", note: "by reference; the annex is not in the file")],
        message: "The timetable is said to be in an annex that is not part of the file.", question: "Is there an Annex C with dates?")
}

// Makers of results, with the parts that every one needs.
extension SampleResults {
    static func result(
        _ rule: String, _ title: String, _ strength: String, _ area: String, _ statements: [String], _ status: RuleStatus,
        credit: Fraction?, high: Fraction? = nil, evidence: [Evidence] = [], elements: [ElementReport] = [], message: String,
        question: String? = nil, suggestion: String? = nil, isDerived: Bool = false, isGate: Bool = false, showsNot: String? = nil,
        lookedFor: String? = nil, nearestMiss: Evidence? = nil
    ) -> ResultReport {
        ResultReport(
            rule: rule, title: title, statements: statements, strength: strength, isDerived: isDerived, area: area, status: status,
            credit: credit.map { ScoreInterval(low: $0, high: high ?? $0) }, elements: elements, evidence: evidence, message: message,
            question: question, suggestion: suggestion, reading: "What the source asks of those who draft is read as asked of the draft.",
            source: "ITGN, Peace Processes, section 10, p. 80 ff. (\(statements.joined(separator: ", ")))", showsNot: showsNot, gain: .zero,
            isGate: isGate, lookedFor: lookedFor, nearestMiss: nearestMiss)
    }

    static func element(_ id: String, _ label: String, _ share: Fraction, _ status: RuleStatus, _ evidence: [Evidence] = []) -> ElementReport {
        ElementReport(id: id, label: label, share: share, status: status, evidence: evidence)
    }

    static func silent(
        _ rule: String, _ title: String, _ strength: String, _ area: String, _ statement: String, _ message: String, lookedFor: String,
        miss: Evidence? = nil, suggest: String?
    ) -> ResultReport {
        result(
            rule, title, strength, area, [statement], .notMet, credit: .zero, message: message, suggestion: suggest, lookedFor: lookedFor,
            nearestMiss: miss)
    }

    static func met(_ rule: String, _ title: String, _ strength: String, _ area: String, _ statement: String, _ words: String...) -> ResultReport {
        let draft = SampleDraft()
        return result(
            rule, title, strength, area, [statement], .met, credit: strength == "may" ? nil : .one, evidence: words.map { draft.quote($0) },
            message: "The draft says so in binding words.")
    }

    static func other(
        _ rule: String, _ title: String, _ strength: String, _ area: String, _ statement: String, _ status: RuleStatus, _ message: String
    ) -> ResultReport {
        result(rule, title, strength, area, [statement], status, credit: nil, message: message)
    }
}
