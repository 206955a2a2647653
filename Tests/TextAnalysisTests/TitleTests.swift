import DocumentModel
import Testing
import TextAnalysis

/// What is a title, what is an item of a list, and what a line only looks like one.
@Suite struct TitleTests {
    private struct Line {
        var kind = Block.Kind.paragraph
        var text: String
        var label: String?
        var isBold = false
    }

    private func read(_ lines: [Line]) -> Reading {
        var builder = DocumentBuilder()
        for line in lines {
            builder.beginBlock(line.kind, label: line.label, isBold: line.isBold)
            builder.append(Array(line.text.utf8), origin: Origin(offset: 0))
        }
        return Reading(builder.finish(path: "test", format: .docx))
    }

    /// The sentences that lead in to each sentence, by their addresses; "-" for none.
    private func leaders(_ reading: Reading) -> [String] {
        reading.text.units.filter { !$0.isHeading }.map { $0.leadIn < 0 ? "-" : reading.text.address(of: Int($0.leadIn)) }
    }

    @Test func aBoldNumberedLineIsATitle() {
        let reading = read([
            Line(kind: .heading(level: 2), text: "PART I"), Line(text: "1. Definitions", isBold: true), Line(text: "In this Agreement –"),
            Line(text: "\"ship\" means a ship;"), Line(text: "\"sea\" means the sea."), Line(text: "2. Law that applies", isBold: true),
            Line(text: "(1) No Party shall sail."),
        ])
        #expect(reading.outline == ["Part I", "  1 | Definitions", "  2 | Law that applies"])
        #expect(reading.addresses.last == "section 2(1)")
        #expect(leaders(reading).last == "-")
        #expect(reading.zones == [.definitions, .definitions, .definitions, .operative])
    }

    @Test func boldWordsInAListOfWordAreTitlesUnlessTheyFollowOneAnother() {
        let title = read([Line(kind: .listItem(depth: 1), text: "Law that applies", label: "2.", isBold: true), Line(text: "The Parties shall obey the law of the sea.")])
        #expect(title.addresses == ["section 2, para. 1"])
        let list = read([
            Line(text: "The aims are:"), Line(kind: .listItem(depth: 1), text: "Peace at sea", label: "1.", isBold: true),
            Line(kind: .listItem(depth: 1), text: "Fish for everyone", label: "2.", isBold: true),
        ])
        #expect(list.addresses.first == "para. 1" && list.outline.count <= 1)
    }

    /// Plain text has no bold letters: what follows tells.
    @Test func aTitleWithSmallLettersIsToldByWhatFollows() {
        #expect(Reading("1. Law that applies here\n(1) The Parties are bound by the law of the sea.").addresses == ["section 1(1)"])
        #expect(Reading("1. The Parties shall\n(a) sail north;\n(b) sail south.").addresses == ["para. 1", "para. 1(a)", "para. 1(b)"])
        #expect(Reading("The aims are:\n1. Peace with every neighbour\n2. Fish enough for everybody\nThe Parties shall work for these aims together.").outline.isEmpty)
    }

    /// "2." after a list of terms is no item of that list: a denial or a zone of its lead-in is not handed on.
    @Test func aListBeginsWithItsFirstNumber() {
        let reading = Reading("Neither Party shall, in the following places:\nthe harbour;\nthe river;\n2. The Parties shall obey the law.")
        #expect(leaders(reading).last == "-")
        let items = Reading("The Parties shall:\n(a) sail;\n(b) fish.\n4.2.4. Ships obey the law of the land.")
        #expect(leaders(items) == ["-", "para. 1", "para. 1", "-"])
        #expect(items.addresses.last == "para. 4.2.4")
    }

    @Test func aListThatBeginsWithOneAgainStandsInsideItsParagraph() {
        let reading = Reading("5. The sailor shall:\n1. sail;\n2. fish.\n6. The captain shall rest.")
        #expect(reading.addresses == ["para. 5", "para. 5(1)", "para. 5(2)", "para. 6"])
        #expect(leaders(reading) == ["-", "para. 5", "para. 5", "-"])
    }

    @Test func itemsBelowADottedNumberAreLedInByIt() {
        let reading = Reading("3.1 The Commission shall:\n3.1.1 count the ships;\n3.1.2 count the fish.\n3.2 Ships are counted in May.")
        #expect(leaders(reading) == ["-", "para. 3.1", "para. 3.1", "-"])
    }

    @Test func aNoteDoesNotPartItsList() {
        let reading = read([
            Line(text: "The Parties shall:"), Line(text: "(a) sail;"), Line(kind: .note(mark: "1"), text: "Not in May.", label: "1"), Line(text: "(b) fish."),
        ])
        #expect(reading.addresses == ["para. 1", "para. a", "para. a", "para. b"])
        #expect(leaders(reading) == ["-", "para. 1", "-", "para. 1"])
    }

    // MARK: Contents and names

    @Test func linesOfATableOfContentsOpenNoSections() {
        let own = read([
            Line(kind: .heading(level: 2), text: "Contents"), Line(text: "1. Seas"), Line(text: "Annex A – Roadmap"), Line(text: "Annex B – Maps of the sea"),
            Line(kind: .heading(level: 2), text: "1. Seas"), Line(text: "The sea is free."),
        ])
        #expect(own.addresses.last == "section 1, para. 1")
        #expect(own.zones.last == .operative)
        let plain = Reading("Contents\nPart One Seas\nAnnex A Roadmap\nPart One Seas\nThe sea is free to all ships of the land.\nAnnex A Roadmap\nShips sail in May.")
        #expect(plain.outline == ["Contents", "Part One | Seas", "Annex A | Roadmap"])
        #expect(plain.addresses.suffix(2) == ["Part One, para. 1", "Annex A, para. 1"])
    }

    @Test func aNameIsNoDivision() {
        #expect(Reading("We shall be judged by it.\nL. Legal Adviser, Prime Minister\nThe sea is free.").outline.isEmpty)
        #expect(Reading("A. Seas And Rivers\nThe sea is free.\nB. Ships\nShips sail.").outline == ["A | Seas And Rivers", "B | Ships"])
        let quoted = Reading("The chief said: \"We wait for the day when boats come back.\"\nChief Fisher\nThe sea is free.")
        #expect(quoted.outline.isEmpty)
    }

    /// In a file with headings of its own a line in title case is a signature or a place, not a title.
    @Test func ownHeadingsLeaveNothingToGuess() {
        let lines = [
            Line(kind: .heading(level: 1), text: "Strategy"), Line(kind: .heading(level: 2), text: "Foreword"), Line(text: "We must sail."), Line(text: "Legal Adviser"),
            Line(kind: .heading(level: 2), text: "Seas"), Line(text: "Harbours", isBold: true), Line(text: "The sea is free."),
        ]
        #expect(read(lines).outline == ["Strategy", "  Foreword", "  Seas", "    Harbours"])
    }

    // MARK: Numbers through the whole text

    @Test func paragraphsNumberedThroughAreCitedByTheirNumber() {
        let text = "PART ONE SEAS\n1. The sea is free.\n2. Fish are free.\nPART TWO SHIPS\n3. Ships shall:\n(a) sail.\nPART THREE SALT\n4. Salt is free.\n4-1. Pepper is free."
        #expect(Reading(text).addresses == ["para. 1", "para. 2", "para. 3", "para. 3(a)", "para. 4", "para. 4-1"])
        let again = "PART ONE SEAS\n1. The sea is free.\n2. Fish are free.\nPART TWO SHIPS\n1. Ships sail."
        #expect(Reading(again).addresses == ["Part ONE(1)", "Part ONE(2)", "Part TWO(1)"])
    }
}
