import Testing
import TextAnalysis

/// Polarity, strength and doubt of a clause, with the shipped cues.
@Suite struct ClauseTests {
    @Test(arguments: [
        ("Officers shall be vetted.", "commitment"), ("Officers will be vetted.", "commitment"), ("Officers must be vetted.", "commitment"),
        ("The Parties agree to have officers vetted.", "commitment"), ("The Parties undertake that officers are vetted.", "commitment"),
        ("Officers are vetted every year.", "commitment"), ("The Parties hereby have officers vetted.", "commitment"),
        ("Officers should be vetted.", "weak"), ("The Parties shall endeavour to have officers vetted.", "weak"),
        ("The Parties encourage that officers be vetted.", "weak"), ("As far as possible, officers shall be vetted.", "weak"),
        ("Officers shall be vetted within available resources.", "weak"), ("Officers may be vetted.", "weak"), ("Officers could be vetted.", "weak"),
        ("Officers shall be vetted, if funds permit.", "weak"), ("Officers shall be vetted upon completion of disarmament.", "weak"),
        ("The Parties shall ensure that officers may be vetted.", "commitment"), ("Every effort shall be made so that officers are vetted.", "commitment"),
        ("The vetting of vetted officers shall begin in May 2030.", "commitment"), ("Vetted officers have been promoted.", "mention"),
    ]) func strength(_ text: String, _ expected: String) { #expect(Reading(["Article 1", text]).reading(of: "vetted") == expected) }

    @Test(arguments: [
        ("Officers shall not be vetted.", "negated"), ("No officer shall be vetted.", "negated"), ("Officers shall never be vetted.", "negated"),
        ("Officers are vetted by nobody.", "commitment"),
        ("Nothing in this article means that officers are vetted.", "negated"), ("Being vetted is prohibited.", "negated"),
        ("Being vetted shall not be required.", "negated"), ("Not only officers shall be vetted.", "commitment"),
        ("Officers shall be vetted no later than June.", "commitment"), ("Officers shall be vetted without delay.", "commitment"),
        ("Without prejudice to the law, officers shall be vetted.", "commitment"), ("Officers shall be vetted without discrimination.", "commitment"),
        ("No officer shall not be vetted.", "unclear"), ("The Parties refuse to have officers vetted.", "unclear"),
        ("In lieu of being vetted, officers shall retire.", "unclear"), ("The Parties fail to have officers vetted.", "unclear"),
        ("Officers shall not retire but shall be vetted.", "commitment"), ("No officer shall retire; all shall be vetted.", "commitment"),
        ("Officers shall not serve unless they are vetted.", "commitment"),
        ("No one shall serve who has not been vetted.", "unclear"), ("It shall not be said: officers shall be vetted.", "commitment"),
    ]) func polarity(_ text: String, _ expected: String) { #expect(Reading(["Article 1", text]).reading(of: "vetted") == expected) }

    @Test(arguments: [
        ("The Parties shall pay pensions.", "The Parties"), ("Each Party and the mission may pay pensions.", "Each Party and the mission"),
        ("Upon signature, the Parties shall pay pensions.", "the Parties"), ("Within thirty days the Parties shall pay pensions.", "the Parties"),
        ("The army, the police and the border guard shall pay pensions.", "The army, the police and the border guard"),
        ("The Parties, in consultation with the mission, shall pay pensions.", "The Parties"),
        ("The sites named by the board, which shall pay pensions, are open.", "the board"),
        ("Pensions shall be paid by an independent board within six months.", "an independent board"),
        ("Pensions shall be paid by June 2030.", nil), ("Pensions shall be paid.", nil), ("Pensions are due.", nil),
        ("The board is independent and shall pay pensions.", nil), ("The Parties shall:\n(a) disarm;\n(b) pay pensions.", "The Parties"),
        ("It is agreed that the State will pay pensions.", "the State"),
    ] as [(String, String?)]) func actors(_ text: String, _ expected: String?) {
        #expect(Reading("Article 1\n" + text).actor(of: "pensions") == expected)
    }

    @Test func frenchActors() {
        #expect(Reading("Article 1\nLe ministère doit payer les pensions.", language: "fr").actor(of: "pensions") == "Le ministère")
        #expect(Reading("Article 1\nLes pensions seront payées par la commission dans un délai de six mois.", language: "fr").actor(of: "pensions") == "la commission")
    }

    @Test func neitherNorDeniesOnce() {
        for text in ["Neither officers nor soldiers shall be vetted.", "Soldiers shall not retire nor be vetted.", "Soldiers shall retire; nor shall they be vetted."] {
            #expect(Reading(["Article 1", text]).reading(of: "vetted") == "negated")
        }
        #expect(Reading(["Article 1", "No officer shall not be vetted."]).reading(of: "vetted") == "unclear")
    }

    @Test(arguments: [
        ("[Officers shall be vetted by law.]", "contested"), ("How officers are vetted is to be determined.", "deferred"),
        ("How officers are vetted shall be regulated by a separate protocol.", "deferred"),
    ]) func doubt(_ text: String, _ expected: String) { #expect(Reading(["Article 1", text]).reading(of: "vetted") == expected) }

    @Test(arguments: [
        ("Article 1 Vetted Officers\nThey shall serve.", "mention"), ("Recalling that officers are vetted,\nHave agreed as follows:\nPeace.", "mention"),
        ("Article 1\nThe Parties shall:\n(a) have officers vetted.", "commitment"), ("Article 1\nThe Parties should:\n(a) have officers vetted.", "weak"),
        ("Article 1\nThe Parties may:\n(a) have officers vetted.", "weak"), ("Article 1\nThe Parties shall not:\n(a) have officers vetted.", "negated"),
        ("Article 1\nRecognizing that:\n(a) officers are vetted.", "mention"), ("Article 1\nThe Parties shall:\n(a) have:\n(i) officers vetted.", "commitment"),
        ("Article 1\nThe Parties shall:\n(a) if possible, have officers vetted.", "weak"), ("Contents\nVetted officers .......... 7\nPeace shall reign.", "mention"),
    ]) func place(_ text: String, _ expected: String) { #expect(Reading(text).reading(of: "vetted") == expected) }

    /// Modals that stand in another clause than the words, or that another modal governs.
    @Test(arguments: [
        ("The legislature may undertake reforms so that officers are vetted.", "weak"),
        ("The board shall meet monthly and may ask that officers be vetted.", "weak"), ("The board shall see that the ministry may let officers be vetted.", "commitment"),
        ("The order of recall may be limited, provided that officers are vetted.", "commitment"),
        ("Vetted officers who should be paid are paid.", "commitment"), ("The board shall receive, consider and publish how officers are vetted.", "commitment"),
        ("The board shall consider how officers are vetted.", "weak"), ("For the sake of peace and order, the assembly urges that officers be vetted.", "weak"),
        ("The union supports this endeavour by having officers vetted.", "commitment"), ("The board shall discuss how officers are vetted.", "weak"),
        ("The board shall study whether officers are vetted.", "weak"), ("The assembly recommends that officers must be vetted.", "weak"),
        ("The government shall do everything possible, and we will see to it, that officers are vetted.", "weak"),
    ]) func modalsOfOtherClauses(_ text: String, _ expected: String) { #expect(Reading(["Article 1", text]).reading(of: "vetted") == expected) }

    @Test(arguments: [
        ("The Parties shall take steps, such as, that officers be vetted.", "weak"), ("Services such as those of vetted officers shall go on.", "commitment"),
        ("Groups such as vetted officers shall be paid.", "commitment"),
        ("The law does not apply to vetted officers, save where the king wills it.", "weak"), ("The law does not apply to vetted officers.", "commitment"),
        ("Vetted officers are excluded from the law, provided that they served.", "weak"),
        ("Vetted officers shall be paid, except that thieves remain punishable.", "commitment"),
    ]) func examplesAndExceptions(_ text: String, _ expected: String) {
        let reading = Reading(["Article 1", text])
        #expect(reading.reading(of: reading.find("vetted officers") == nil ? "officers" : "vetted officers") == expected)
    }

    @Test(arguments: [
        ("The Parties, recalling that officers are vetted, shall keep the peace.", "mention"), ("The Parties, recalling their vows, shall have officers vetted.", "commitment"),
        ("Recalling that persons who will be vetted wait, the Parties meet.", "mention"), ("Recognizing the past, we request that officers be vetted.", "weak"),
        ("The ministry has vetted officers for years.", "mention"), ("Officers who have served shall be vetted.", "commitment"),
        ("The Parties have agreed that officers be vetted.", "commitment"),
    ]) func recitalsAndReports(_ text: String, _ expected: String) { #expect(Reading(["Article 1", text]).reading(of: "vetted") == expected) }

    @Test(arguments: [
        ("# Recommendations\nOfficers shall be vetted.", "weak"), ("RECOMMENDATIONS, A. Police. Officers shall be vetted.", "weak"),
        ("Recommendations: officers be vetted.", "weak"), ("# Recommendations of the Commission\nOfficers shall be vetted.", "commitment"),
        ("Recommendations on how officers are vetted shall be followed.", "commitment"),
        ("Preamble, 2. The Parties meet so that officers are vetted. They love peace.", "mention"),
        ("Officers shall:\n(a) have passed a test and be vetted.", "commitment"),
    ]) func underTitles(_ text: String, _ expected: String) { #expect(Reading(text).reading(of: "vetted") == expected) }

    @Test func theReachOfADenialEnds() {
        let far = "No person of the northern region who took part in the long and bitter war between brothers shall be vetted."
        #expect(Reading(["Article 1", far]).reading(of: "vetted") == "commitment")
    }
}

/// What an exception takes out, and what an exception inside it brings back.
@Suite struct ExceptionTests {
    @Test(arguments: [
        ("An amnesty is granted, except for war crimes.", ExceptionScope.Standing.excluded), ("An amnesty is granted, with the exception of war crimes.", .excluded),
        ("The amnesty shall not extend to war crimes.", .excluded), ("This amnesty does not apply to genocide or war crimes.", .excluded),
        ("Those guilty of acts other than war crimes are amnestied.", .excluded),
        ("Persons suspected of war crimes shall not benefit from the amnesty.", .excluded), ("Those guilty of war crimes remain liable to prosecution.", .excluded),
        ("An amnesty is granted for war crimes.", .outside), ("An amnesty is granted for all acts, including war crimes.", .outside),
        ("The amnesty shall not extend to war crimes, except political ones.", .broughtBack),
        ("The amnesty shall not extend to crimes, except war crimes.", .broughtBack), ("An amnesty without exception is granted for war crimes.", .outside),
        ("War crimes shall be prosecuted.", .excluded),
    ]) func standing(_ text: String, _ expected: ExceptionScope.Standing) { #expect(Reading(["Article 1", text]).standing(of: "war crimes") == expected) }

    @Test(arguments: ["War crimes shall be excluded from the amnesty.", "War crimes are excluded from the amnesty.", "The law excludes war crimes."])
    func exclusionByItsOwnVerb(_ text: String) {
        #expect(Reading(["Article 1", text]).standing(of: "war crimes") == .excluded)
    }

    @Test func aListThatAnExceptionOpens() {
        let reading = Reading("Article 1\nThe amnesty shall not extend to:\n(a) genocide;\n(b) war crimes.")
        #expect(reading.standing(of: "war crimes") == .excluded)
        #expect(reading.standing(of: "genocide") == .excluded)
    }

    @Test func theExceptionStopsAtTheNextGrant() {
        #expect(Reading(["Article 1", "Except for thieves, an amnesty is granted for war crimes."]).standing(of: "war crimes") == .outside)
    }
}
