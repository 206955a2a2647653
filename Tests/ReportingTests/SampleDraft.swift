import Reporting
import TextSpans

/// A draft agreement of a country that does not exist, in blocks, and the means to quote it.
struct SampleDraft {
    private(set) var passages: [PassageReport] = []
    private var text: [UInt8] = []

    init() {
        for (kind, label, words, address) in SampleDraft.blocks {
            let start = text.count
            text += Array(words.utf8)
            passages.append(PassageReport(
                kind: kind, label: label, text: words, span: ByteSpan(start, text.count), address: address))
            text.append(0x0A)
        }
    }

    /// The sentence that holds some words of the draft, quoted with those words set off.
    func quote(_ words: String, _ level: String = "commitment", note: String? = nil) -> Evidence {
        for (index, passage) in passages.enumerated() {
            guard let range = passage.text.firstRange(of: words) else { continue }
            let utf8 = passage.text.utf8
            let from = utf8.distance(from: utf8.startIndex, to: range.lowerBound)
            let to = utf8.distance(from: utf8.startIndex, to: range.upperBound)
            let bytes = Array(utf8)
            var start = from
            while start > 0, !(bytes[start - 1] == 0x20 && start > 1 && bytes[start - 2] == 0x2E) { start -= 1 }
            var end = to
            while end < bytes.count, bytes[end - 1] != 0x2E { end += 1 }
            let base = Int(passage.span.start)
            return Evidence(
                text: String(decoding: bytes[start..<end], as: UTF8.self), highlight: ByteSpan(from - start, to - start),
                address: passage.address, line: 2 * index + 1, column: start + 1, page: index / 12 + 1, level: level,
                note: note, span: ByteSpan(base + start, base + end))
        }
        preconditionFailure("the sample does not say “\(words)”")
    }

    private typealias Block = (PassageReport.Kind, String?, String, String)

    private static let blocks: [Block] = [
        (.heading(level: 1), nil, "Framework Agreement for Peace between the Republic of Ostrava Bay and the Northern Assembly", ""),
        (.heading(level: 2), nil, "Preamble", ""),
        (.paragraph, nil, "The Government of the Republic of Ostrava Bay and the Northern Assembly, hereinafter “the Parties”,", "Preamble"),
        (.paragraph, nil, "Recalling Security Council resolution 1325 (2000) on women and peace and security, and mindful of the role of women in ending the war,", "Preamble"),
        (.paragraph, nil, "Have agreed as follows:", "Preamble"),
        (.heading(level: 2), nil, "Chapter One: Principles", ""),
        (.heading(level: 3), "Article 1", "Common vision", "Article 1"),
        (.paragraph, nil, "(1) The Parties share the vision of a country in which all people live in safety and dignity, protected by security institutions that are effective, affordable and accountable under the law.", "Article 1(1)"),
        (.paragraph, nil, "(2) The reform of the security sector shall be led by the people of Ostrava Bay, and shall take place in consultation with civil society, traditional authorities and the business community in every province.", "Article 1(2)"),
        (.heading(level: 3), "Article 2", "Human rights", "Article 2"),
        (.paragraph, nil, "(1) The Parties shall respect and protect human rights and shall apply this Agreement without discrimination of any kind. Members of all forces are bound by international humanitarian law.", "Article 2(1)"),
        (.paragraph, nil, "(2) Persons deprived of their liberty shall, as far as possible, be visited by the Ombudsperson.", "Article 2(2)"),
        (.heading(level: 2), nil, "Chapter Two: End of hostilities", ""),
        (.heading(level: 3), "Article 3", "Ceasefire", "Article 3"),
        (.paragraph, nil, "(1) All hostilities end at noon on the third day after signature. The Joint Ceasefire Committee shall verify compliance and shall report to both Parties every fourteen days.", "Article 3(1)"),
        (.paragraph, nil, "(2) The Parties shall refrain from:", "Article 3(2)"),
        (.item(depth: 1), "(a)", "any attack on civilians, hospitals, schools or places of worship;", "Article 3(2)(a)"),
        (.item(depth: 1), "(b)", "recruitment, in particular of children under eighteen;", "Article 3(2)(b)"),
        (.item(depth: 1), "(c)", "acts of sexual and gender-based violence.", "Article 3(2)(c)"),
        (.heading(level: 2), nil, "Chapter Three: Justice", ""),
        (.heading(level: 3), "Article 4", "Amnesty", "Article 4"),
        (.paragraph, nil, "(1) In order to heal the wounds of the nation, a general amnesty is granted to all members of the forces of both Parties. All acts committed in the course of the conflict since 1 January 2009, including war crimes, are covered by this amnesty and shall not be prosecuted in any court.", "Article 4(1)"),
        (.paragraph, nil, "(2) Persons released under paragraph (1) shall register with the provincial authorities within sixty days.", "Article 4(2)"),
        (.heading(level: 3), "Article 5", "Truth and reparation", "Article 5"),
        (.paragraph, nil, "(1) A Commission for Truth and Reparation may be established. Its mandate will be determined in a separate protocol.", "Article 5(1)"),
        (.paragraph, nil, "(2) [Victims shall / should have access to the files of the Commission.]", "Article 5(2)"),
        (.heading(level: 2), nil, "Chapter Four: Security sector", ""),
        (.heading(level: 3), "Article 6", "Unified forces", "Article 6"),
        (.paragraph, nil, "(1) The forces of the Northern Assembly shall be integrated into the National Army and the National Police within eighteen months, on the basis of individual criteria of age, health, education and conduct.", "Article 6(1)"),
        (.paragraph, nil, "(2) Candidates for the rank of major and above shall undergo vetting. The vetting of other ranks may take place at a later stage where resources permit.", "Article 6(2)"),
        (.cell(table: 1, row: 0, column: 0, isHeader: true), nil, "Force", "Article 6(3)"),
        (.cell(table: 1, row: 0, column: 1, isHeader: true), nil, "Strength", "Article 6(3)"),
        (.cell(table: 1, row: 0, column: 2, isHeader: true), nil, "By", "Article 6(3)"),
        (.cell(table: 1, row: 1, column: 0, isHeader: false), nil, "National Army", "Article 6(3)"),
        (.cell(table: 1, row: 1, column: 1, isHeader: false), nil, "14,000", "Article 6(3)"),
        (.cell(table: 1, row: 1, column: 2, isHeader: false), nil, "end of month 18", "Article 6(3)"),
        (.cell(table: 1, row: 2, column: 0, isHeader: false), nil, "National Police", "Article 6(3)"),
        (.cell(table: 1, row: 2, column: 1, isHeader: false), nil, "6,500, of whom one fifth women", "Article 6(3)"),
        (.cell(table: 1, row: 2, column: 2, isHeader: false), nil, "end of month 24", "Article 6(3)"),
        (.heading(level: 3), "Article 7", "Democratic oversight", "Article 7"),
        (.paragraph, nil, "(1) The National Army, the National Police and the intelligence service are subject to civilian control. The Parliament shall examine and approve their budgets every year.", "Article 7(1)"),
        (.paragraph, nil, "(2) The intelligence service answers to the President alone and is exempt from review by any other body.", "Article 7(2)"),
        (.note(mark: "1"), nil, "The Northern Assembly reserves its position on Article 7(2).", "Article 7(2)"),
        (.heading(level: 2), nil, "Chapter Five: Implementation", ""),
        (.heading(level: 3), "Article 8", "Monitoring and timetable", "Article 8"),
        (.paragraph, nil, "(1) An Implementation Council of ten members, of whom at least three are women, shall monitor this Agreement and publish a report every six months.", "Article 8(1)"),
        (.paragraph, nil, "(2) The timetable is set out in Annex C. The costs will be borne by the State budget and by partners.", "Article 8(2)"),
        (.paragraph, nil, "(3) The Parties invite the United Nations and the regional community to support the implementation of this Agreement and to serve as guarantors.", "Article 8(3)"),
    ]
}
