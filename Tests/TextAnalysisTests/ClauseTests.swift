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
