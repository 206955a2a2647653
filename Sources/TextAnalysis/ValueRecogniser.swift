import DocumentModel
import PatternMatching
import RuleLanguage
import TextSpans

/// Finds what lists of words cannot: dates, durations, deadlines, numbers, percentages, money, references.
/// The words it looks for (months, units, currencies) are cues.
struct ValueRecogniser {
    let text: AnalysedText
    let words: WordTable

    /// Matches in the order of `Recogniser.allCases`, each sorted.
    func recognise() -> [[TokenSpan]] {
        // A text of nothing but a number has words and no units.
        guard !text.units.isEmpty else { return Recogniser.allCases.map { _ in [] } }
        let numbers = numbers()
        let durations = durations(numbers)
        let dates = dates(numbers)
        return Recogniser.allCases.map { kind in
            switch kind {
            case .number: numbers
            case .duration: durations
            case .date: dates
            case .deadline: deadlines(dates, durations)
            case .percentage: percentages(numbers)
            case .sumOfMoney: money(numbers)
            case .instrument: text.cue(.instrument).spans
            case .crossReference: crossReferences()
            }
        }
    }

    private func bytes(after t: Int) -> UInt8 {
        let end = Int(text.tokens[t].span.end)
        return end < text.document.text.count ? text.document.text[end] : 0
    }

    private func byte(before t: Int) -> UInt8 {
        let start = Int(text.tokens[t].span.start)
        return start > 0 ? text.document.text[start - 1] : 0
    }

    /// Numerals and runs of number words; "seventy-two (72)" is one number.
    private func numbers() -> [TokenSpan] {
        var result: [TokenSpan] = []
        let numberWords = text.cue(.numberWord).spans
        var w = 0
        var t = 0
        while t < text.tokens.count {
            while w < numberWords.count, Int(numberWords[w].start) < t { w += 1 }
            let isWord = w < numberWords.count && Int(numberWords[w].start) == t
            // The number of an article or item counts nothing.
            let isText = Int(text.units[Int(text.unitOf[t])].bodyStart) <= t
            guard isText, isWord || text.tokens[t].flags.contains(.isNumber) else { t += 1; continue }
            var end = isWord ? Int(numberWords[w].end) : t + 1
            while end < text.tokens.count, text.unitOf[end] == text.unitOf[t] {
                let token = text.tokens[end]
                let isNumberWord = isWord && !text.cue(.numberWord).inside(TokenSpan(end, end + 1)).isEmpty
                let isDigits = token.flags.contains(.isNumber)
                let gap = Int(token.span.start) - Int(text.tokens[end - 1].span.end)
                let joins = isNumberWord || (isDigits && (gap <= 1 || token.flags.contains(.afterOpeningBracket) && isWord))
                guard joins else { break }
                end += 1
            }
            result.append(TokenSpan(t, end))
            t = end
        }
        return result
    }

    /// A number followed by a unit of time: "thirty (30) days", "90-day", "six calendar months".
    private func durations(_ numbers: [TokenSpan]) -> [TokenSpan] {
        let units = text.cue(.timeUnit)
        return numbers.compactMap { number in
            guard let unit = units.inside(measured(number)).first else { return nil }
            return TokenSpan(Int(number.start), Int(unit.end))
        }
    }

    /// The words after a number that can say what it counts: "In 2030, 30 per cent" counts nothing with the year.
    private func measured(_ number: TokenSpan) -> TokenSpan {
        let unit = text.units[Int(text.unitOf[Int(number.start)])].tokens
        let end = min(Int(number.end) + 3, Int(unit.end))
        let comma = (Int(number.end)..<max(end, Int(number.end))).first { text.tokens[$0].flags.contains(.afterComma) }
        return TokenSpan(Int(number.end), comma ?? end)
    }

    private func sameUnit(_ a: Int32, _ b: Int32) -> Bool { text.unitOf[Int(a)] == text.unitOf[Int(b)] }

    /// A month with a day or a year, a year between 1900 and 2100, or numerals as in 21/06/2018.
    private func dates(_ numbers: [TokenSpan]) -> [TokenSpan] {
        var result: [TokenSpan] = []
        let months = text.cue(.month).spans
        let all = CueMatches(numbers)
        for month in months {
            let unit = text.units[Int(text.unitOf[Int(month.start)])].tokens
            let before = all.inside(TokenSpan(max(Int(unit.start), Int(month.start) - 8), Int(month.start))).last { isDay($0, of: month) }
            var after = all.inside(TokenSpan(Int(month.end), min(Int(month.end) + 2, Int(unit.end)))).first
            guard before != nil || after != nil, isMonth(month, before, after) else { continue }
            // "June 5, 2018": the year comes after a comma.
            if let day = after, !isYear(Int(day.start)), day.end < unit.end,
                let year = all.inside(TokenSpan(Int(day.end), Int(day.end) + 1)).first, isYear(Int(year.start))
            {
                after = TokenSpan(Int(day.start), Int(year.end))
            }
            result.append(TokenSpan(Int(before?.start ?? month.start), Int(after?.end ?? month.end)))
        }
        let named = CueMatches(result.sorted())
        for number in numbers where number.end - number.start >= 1 {
            let first = Int(number.start)
            if number.end - number.start == 1, isYear(first), !isInside(number, named) {
                result.append(number)
            } else if number.end - number.start == 3, let last = year(Int(number.end) - 1), (1900...2100).contains(last) {
                result.append(number)
            }
        }
        return result.sorted()
    }

    private func isInside(_ span: TokenSpan, _ others: CueMatches) -> Bool {
        others.inside(TokenSpan(max(0, Int(span.start) - 12), Int(span.end))).contains { $0.overlaps(span) }
    }

    /// "5 June", "5th of June", "thirty-first of June".
    private func isDay(_ number: TokenSpan, of month: TokenSpan) -> Bool {
        var end = Int(number.end)
        if end < Int(month.start), bytes(after: end - 1) == UInt8(ascii: "-") { end += 1 }
        if end == Int(month.start) { return true }
        return end + 1 == Int(month.start) && text.tokens[end].span.count <= 2
            && text.tokens[Int(month.start) - 1].flags.isDisjoint(with: [.afterComma, .afterSemicolon])
    }

    /// Some languages write months without a capital. Then a number must stand right beside the word, and it must not
    /// be a word that permits: "30 may leave".
    private func isMonth(_ month: TokenSpan, _ before: TokenSpan?, _ after: TokenSpan?) -> Bool {
        if text.tokens[Int(month.start)].flags.contains(.startsUpperCase) { return true }
        guard text.cue(.permissive).inside(month).isEmpty else { return false }
        return before.map { $0.end == month.start } == true || after.map { isYear(Int($0.start)) } == true
    }

    private func year(_ t: Int) -> Int? { NumberParsing.decimal(words.folded(text.tokens[t].word)) }

    private func isYear(_ t: Int) -> Bool {
        guard let value = year(t), (1900...2100).contains(value), text.tokens[t].span.count == 4 else { return false }
        // "resolution 1325 (2000)" and "S/RES/2151" are no dates.
        return byte(before: t) != UInt8(ascii: "/") && byte(before: t) != UInt8(ascii: "(") && bytes(after: t) != UInt8(ascii: "/")
            && bytes(after: t) != UInt8(ascii: "%")
    }

    /// A date or duration with a word before it that makes it a limit, or a trigger after it.
    private func deadlines(_ dates: [TokenSpan], _ durations: [TokenSpan]) -> [TokenSpan] {
        let limitWords = text.cue(.deadlineWord)
        let triggers = text.cue(.deadlineTrigger)
        var result: [TokenSpan] = []
        for value in dates + durations {
            let unit = text.units[Int(text.unitOf[Int(value.start)])].tokens
            let before = TokenSpan(max(Int(unit.start), Int(value.start) - 5), Int(value.start))
            let after = TokenSpan(Int(value.end), min(Int(unit.end), Int(value.end) + 8))
            let word = limitWords.inside(before).last
            let trigger = triggers.inside(after).first
            guard word != nil || trigger != nil else { continue }
            result.append(TokenSpan(Int(word?.start ?? value.start), Int(trigger?.end ?? value.end)))
        }
        return result.sorted()
    }

    private func percentages(_ numbers: [TokenSpan]) -> [TokenSpan] {
        let percent = text.cue(.percentWord)
        return numbers.compactMap { number in
            let last = Int(number.end) - 1
            let end = Int(text.tokens[last].span.end)
            let next = text.document.text[min(end, text.document.text.count)..<min(end + 3, text.document.text.count)]
            if next.first == UInt8(ascii: "%") || Array(next.prefix(2)) == [0x20, UInt8(ascii: "%")] || Array(next.prefix(2)) == [UInt8(ascii: ")"), UInt8(ascii: "%")] {
                return number
            }
            guard let word = percent.inside(measured(number)).first else { return nil }
            return TokenSpan(Int(number.start), Int(word.end))
        }
    }

    private func money(_ numbers: [TokenSpan]) -> [TokenSpan] {
        let currency = text.cue(.currency)
        return numbers.compactMap { number in
            let before = byte(before: Int(number.start))
            // $, the last byte of £ and of €.
            if before == UInt8(ascii: "$") || before == 0xA3 || before == 0xAC { return number }
            let window = TokenSpan(max(0, Int(number.start) - 1), Int(measured(number).end))
            guard let word = currency.inside(window).first, sameUnit(number.start, word.start) else { return nil }
            return TokenSpan(Int(min(number.start, word.start)), Int(max(number.end, word.end)))
        }
    }

    /// "Article 7", "Annex IV" inside running text.
    private func crossReferences() -> [TokenSpan] {
        var result: [TokenSpan] = []
        let kinds: [CueKind] = [.articleHeading, .annexHeading, .partHeading]
        for kind in kinds {
            for span in text.cue(kind).spans {
                let next = Int(span.end)
                let unit = text.units[Int(text.unitOf[Int(span.start)])]
                // The label of a heading refers to nothing.
                guard span.start >= unit.bodyStart else { continue }
                let isNumber = next < Int(unit.tokens.end) && (text.tokens[next].flags.contains(.isNumber)
                    || (NumberParsing.roman(words.folded(text.tokens[next].word)) != nil && text.tokens[next].flags.contains(.startsUpperCase)))
                if isNumber || (kind == .annexHeading && text.tokens[Int(span.start)].flags.contains(.startsUpperCase)) {
                    var end = isNumber ? next + 1 : next
                    // "Article 5.1.1"
                    while isNumber, end < Int(unit.tokens.end), text.tokens[end].flags.isSuperset(of: [.isNumber, .afterStop]),
                        text.tokens[end].span.start == text.tokens[end - 1].span.end + 1 { end += 1 }
                    result.append(TokenSpan(Int(span.start), end))
                }
            }
        }
        return result.sorted()
    }
}
