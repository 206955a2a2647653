import RuleLanguage
import Testing

@Suite struct RecogniserTests {
    @Test(arguments: [
        ("It ends on 5 June 2018.", ["5 June 2018"]), ("It ends in June 2018.", ["June 2018"]), ("It ends in 2018.", ["2018"]), ("It ends on 21/06/2018.", ["21/06/2018"]), ("It ends on 21.06.2018.", ["21.06.2018"]),
        ("It may end in 5 days.", []), ("It ends in May 2018.", ["May 2018"]), ("Resolution 1325 (2000) applies.", []), ("S/RES/2151 (2014) applies.", []),
        ("It costs 2000 dollars.", ["2000"]), ("In 1899 and 2101.", []),
    ] as [(String, [String])]) func dates(_ text: String, _ expected: [String]) { #expect(Reading([text]).recognised(.date) == expected) }

    @Test(arguments: [
        ("It lasts thirty (30) days.", ["thirty (30) days"]), ("A 90-day period.", ["90-day"]), ("It lasts six calendar months.", ["six calendar months"]),
        ("It lasts two years and 3 weeks.", ["two years", "3 weeks"]), ("It lasts seventy-two hours.", ["seventy-two hours"]), ("Each day counts.", []),
        ("It lasts 30 long and weary days.", []), ("It lasts a year.", []),
    ] as [(String, [String])]) func durations(_ text: String, _ expected: [String]) { #expect(Reading([text]).recognised(.duration) == expected) }

    @Test(arguments: [
        ("Within 30 days of the signature of this Agreement.", ["Within 30 days of the signature"]), ("No later than June 2030.", ["No later than June 2030"]),
        ("It lasts 30 days.", []), ("Thirty days after signature.", ["Thirty days after signature"]), ("By 2030.", ["By 2030"]),
        ("Every six months.", ["Every six months"]),
    ] as [(String, [String])]) func deadlines(_ text: String, _ expected: [String]) { #expect(Reading([text]).recognised(.deadline) == expected) }

    @Test(arguments: [
        ("At least 30% of the seats.", ["30"]), ("At least 30 % of the seats.", ["30"]), ("Thirty (30) per cent of the seats.", ["Thirty (30) per cent"]),
        ("Thirty percent of the seats.", ["Thirty percent"]), ("Thirty seats.", []), ("A percentage of the seats.", []),
    ] as [(String, [String])]) func percentages(_ text: String, _ expected: [String]) { #expect(Reading([text]).recognised(.percentage) == expected) }

    @Test(arguments: [
        ("It costs $500.", ["500"]), ("It costs €500.", ["500"]), ("It costs 500 euros.", ["500 euros"]), ("It costs USD 500.", ["USD 500"]),
        ("It costs five million francs.", ["five million"]), ("It costs 500 men.", []),
    ] as [(String, [String])]) func money(_ text: String, _ expected: [String]) { #expect(Reading([text]).recognised(.sumOfMoney) == expected) }

    @Test(arguments: [
        ("In line with S/RES/1325 (2000).", 1), ("Security Council resolution 1325.", 1), ("Resolutions 1325 (2000) and the Geneva Conventions.", 2),
        ("The Convention on the Rights of the Child and the Rome Statute.", 2), ("A resolution of the council.", 0), ("The ICCPR binds.", 1),
    ]) func instruments(_ text: String, _ count: Int) { #expect(Reading([text]).recognised(.instrument).count == count) }

    @Test(arguments: [
        ("As set out in Article 7.", ["Article 7"]), ("Under Article IX and Annex II.", ["Article IX", "Annex II"]), ("See the Annex below.", ["Annex"]),
        ("An article of the law.", []), ("Part of the army.", []), ("See Chapter 3.", ["Chapter 3"]),
    ] as [(String, [String])]) func crossReferences(_ text: String, _ expected: [String]) { #expect(Reading([text]).recognised(.crossReference) == expected) }

    @Test(arguments: [
        ("Five hundred and 12 men.", ["Five hundred", "12"]), ("The 1st of 3 men.", ["1st", "3"]), ("Seventy-two (72) men.", ["Seventy-two (72"]),
        ("Nobody.", []), ("1,000 men.", ["1,000"]),
    ] as [(String, [String])]) func numbers(_ text: String, _ expected: [String]) { #expect(Reading([text]).recognised(.number) == expected) }

    /// The number of an article or item is no number in its text.
    @Test func labelsAreNoNumbers() {
        #expect(Reading(["1. Officers shall be vetted."]).recognised(.number) == [])
        #expect(Reading(["Article 5. Officers shall be vetted."]).recognised(.number) == [])
        #expect(Reading(["Article 5. Officers shall be vetted."]).recognised(.crossReference) == [])
        #expect(Reading("Article 5\n1. Officers shall be vetted.").recognised(.number) == [])
    }

    @Test func theNearestNumberTakesTheUnit() {
        #expect(Reading(["In 2030, 30 per cent shall go."]).recognised(.percentage) == ["30 per cent"])
        #expect(Reading(["Under Article 5, 30 days are enough."]).recognised(.duration) == ["30 days"])
    }

    @Test func datesWithTheDayOnTheOtherSide() {
        #expect(Reading(["It ends on June 5, 2018."]).recognised(.date) == ["June 5, 2018"])
        #expect(Reading(["It ends on the 5th of June."]).recognised(.date) == ["5th of June"])
        #expect(Reading(["It ends on the thirty-first of January."]).recognised(.date) == ["thirty-first of January"])
    }

    @Test func aReferenceAtTheEndOfASentence() {
        #expect(Reading(["The modalities are in the Annex."]).recognised(.crossReference) == ["Annex"])
    }

    @Test func french() {
        let reading = Reading(["Dans un délai de trente jours, avant le 5 juin 2018, 30 pour cent."], language: "fr")
        #expect(reading.recognised(.duration) == ["trente jours"])
        #expect(reading.recognised(.percentage).contains("30 pour cent"))
        #expect(reading.recognised(.date) == ["5 juin 2018"])
    }
}
