import DocumentModel
import PatternMatching
import RuleLanguage
import TextSpans

/// Decides which part of the document a unit belongs to, and marks recitals, history, definitions and open brackets.
struct ZoneMarker {
    let text: AnalysedText

    func mark(_ result: inout AnalysedText) {
        let contents = contents()
        let preambleEnd = endOfPreamble(contents)
        var signatureStart = -1
        /// The block that says of itself that it is preambular, and the one that says that it is advice.
        var preambleBlock: Int32 = -1
        var adviceBlock: Int32 = -1
        for u in result.units.indices {
            var unit = result.units[u]
            // "Considering all this, they have agreed as follows:" opens what is agreed.
            unit.isRecital = opensRecital(u) && !text.cues(.operativeOpening, inside: unit.tokens) && !(u >= preambleEnd && unit.section >= 0 && binds(unit))
            if unit.isRecital, opens(u, .preambleHeading, within: 2) { preambleBlock = unit.block }
            if unit.block == preambleBlock, !text.cues(.binding, inside: unit.tokens) { unit.isRecital = true }
            if isTitleOfAdvice(u) { adviceBlock = unit.block }
            unit.isAdvice = unit.block == adviceBlock || isUnderHeading(unit, .adviceHeading, isWhole: true)
            if signatureStart >= 0, unit.isHeading, unit.isInAnnex { signatureStart = -1 }
            if signatureStart < 0, u > text.units.count / 2, opens(u, .signatureOpening, within: 2) { signatureStart = u }
            if signatureStart >= 0 {
                unit.zone = .signature
            } else if contents[Int(unit.block)] || isContentsLine(unit) {
                unit.zone = .contents
            } else if u < preambleEnd {
                unit.zone = .preamble
            } else if (isUnderHeading(unit, .definitionsHeading) && !binds(unit)) || isAlphabetOfTerms(u) {
                unit.zone = .definitions
            }
            let range = unit.tokens
            let hasModal = [CueKind.binding, .soft, .permissive].contains { text.cues($0, inside: range) }
            // An item that begins with a verb tells what to do, whatever happened before.
            // "Officers shall: (a) have passed a test": nor does an item that goes on after the modal of its lead-in.
            unit.isHistory = !hasModal && !opens(u, .imperative, within: 2)
                && text.cue(.history).inside(range).contains { unit.leadIn < 0 || $0.start > range.start }
            unit.isDefinition = !text.cue(.definition).inside(range).isEmpty
            unit.hasOpenBrackets = hasOpenBrackets(unit)
            result.units[u] = unit
        }
        // Items of a recital are recitals.
        for u in result.units.indices where result.units[u].leadIn >= 0 {
            if result.units[Int(result.units[u].leadIn)].isRecital { result.units[u].isRecital = true }
        }
    }

    /// A unit that begins with the words of a recital, or says of itself that it is preambular.
    private func opensRecital(_ unit: Int) -> Bool {
        opens(unit, .recital, within: 1) || (!text.units[unit].isHeading && opens(unit, .preambleHeading, within: 2))
    }

    private func opens(_ unit: Int, _ kind: CueKind, within words: Int) -> Bool {
        let range = text.units[unit].tokens
        let head = TokenSpan(Int(range.start), min(Int(range.start) + words, Int(range.end)))
        return !text.cue(kind).inside(head).isEmpty
    }

    /// The preamble ends where the parties agree, or at the first numbered section; a text without recitals has none.
    private func endOfPreamble(_ contents: [Bool]) -> Int {
        var sawRecital = false
        for u in text.units.indices where !contents[Int(text.units[u].block)] {
            let unit = text.units[u]
            if unit.isHeading {
                let section = text.sections.indices.contains(Int(unit.section)) ? text.sections[Int(unit.section)] : nil
                if let section, section.headingBlock == unit.block {
                    if matches(unit, .preambleHeading) { sawRecital = true; continue }
                    if !section.label.isEmpty { return sawRecital ? u : 0 }
                    // A plain heading after recitals that are not about it ends them.
                    if sawRecital, u > 0, section.rank <= 26, text.units[u - 1].zone == .operative, !isTitleOfRecitals(u) { return u }
                }
                continue
            }
            if !text.cue(.operativeOpening).inside(unit.tokens).isEmpty { return sawRecital || opensRecital(u) ? u + 1 : 0 }
            if opensRecital(u) { sawRecital = true; continue }
            if !unit.numbers.isEmpty, unit.numbers[0] == "1", unit.section < 0 || text.sections[Int(unit.section)].label.isEmpty {
                return sawRecital ? u : 0
            }
        }
        return 0
    }

    /// "RECOMMENDATIONS, A. Schools": a title at the start of a paragraph that lost its line breaks.
    private func isTitleOfAdvice(_ u: Int) -> Bool {
        let unit = text.units[u]
        guard !unit.isHeading, u == 0 || text.units[u - 1].block != unit.block else { return false }
        let head = TokenSpan(Int(unit.tokens.start), min(Int(unit.tokens.start) + 4, Int(unit.tokens.end)))
        return text.cue(.adviceHeading).inside(head).contains { cue in
            text.tokens[Int(cue.start)].flags.contains(.isAllCapitals)
                || (cue.end < unit.tokens.end && cue.start == unit.tokens.start && !text.tokens[Int(cue.end)].flags.isDisjoint(with: [.afterComma, .afterColon]))
        }
    }

    /// "Definitions and principles": what binds under such a title, and says not what a word means, is no definition.
    private func binds(_ unit: Unit) -> Bool { !unit.isHeading && text.cues(.binding, inside: unit.tokens) && !text.cues(.definition, inside: unit.tokens) }

    private func isTitleOfRecitals(_ u: Int) -> Bool { u + 1 < text.units.count && opensRecital(u + 1) }

    private func matches(_ unit: Unit, _ kind: CueKind) -> Bool { !text.cue(kind).inside(unit.tokens).isEmpty }

    /// - Parameter isWhole: the heading must end with the words: "Recommendations of the Commission" heads no advice.
    private func isUnderHeading(_ unit: Unit, _ kind: CueKind, isWhole: Bool = false) -> Bool {
        var section = unit.section
        while section >= 0 {
            let current = text.sections[Int(section)]
            // The heading itself, and only when the words are most of it.
            if let heading = headingUnit(of: current), heading.tokens.range.count <= 5,
                let last = text.cue(kind).inside(heading.tokens).last, !isWhole || last.end == heading.tokens.end
            {
                return true
            }
            section = current.parent
        }
        return false
    }

    private func headingUnit(of section: Section) -> Unit? {
        // Units ascend by block: find the first of the heading's block.
        var low = 0
        var high = text.units.count
        while low < high {
            let middle = (low + high) / 2
            if text.units[middle].block < section.headingBlock { low = middle + 1 } else { high = middle }
        }
        return low < text.units.count && text.units[low].block == section.headingBlock ? text.units[low] : nil
    }

    /// The blocks of tables of contents. In a text without headings of its own, a table of contents looks like the
    /// text that follows: it ends where a division comes again, a recital opens, or a sentence binds somebody.
    private func contents() -> [Bool] {
        var result = [Bool](repeating: false, count: text.document.blocks.count)
        var firstUnit: [Int32: Int] = [:]
        for u in text.units.indices where firstUnit[text.units[u].block] == nil { firstUnit[text.units[u].block] = u }
        var sectionAt: [Int: Int] = [:]
        for s in text.sections.indices { sectionAt[Int(text.sections[s].headingBlock)] = s }
        for section in text.sections where !result[Int(section.headingBlock)] {
            guard let heading = headingUnit(of: section), matches(heading, .contentsHeading), heading.tokens.range.count <= 5 else { continue }
            var seen: Set<String> = []
            result[Int(section.headingBlock)] = true
            for block in section.blocks {
                if let inner = sectionAt[block].map({ text.sections[$0] }), !seen.insert(inner.label.isEmpty ? inner.title : inner.label).inserted { break }
                if let u = firstUnit[Int32(block)], isRunningText(u) { break }
                result[block] = true
            }
        }
        return result
    }

    /// A recital, or a sentence with a full stop that binds.
    private func isRunningText(_ u: Int) -> Bool {
        let unit = text.units[u]
        if unit.isHeading { return matches(unit, .preambleHeading) }
        if opensRecital(u) || matches(unit, .operativeOpening) { return true }
        let last = text.document.text[text.document.blocks[Int(unit.block)].span.range].last { $0 != 0x20 }
        return last == UInt8(ascii: ".") && matches(unit, .binding)
    }

    /// "Vetting .......... 12"
    private func isContentsLine(_ unit: Unit) -> Bool {
        let span = text.document.blocks[Int(unit.block)].span
        let bytes = text.document.text[span.range]
        guard let last = bytes.last, (0x30...0x39).contains(last) else { return false }
        var dots = 0
        for byte in bytes {
            dots = byte == UInt8(ascii: ".") ? dots + 1 : (byte == 0x20 ? dots : 0)
            if dots >= 4 { return true }
        }
        return false
    }

    /// A term and its meaning: the unit begins with a quoted term or capitals and then says what it means.
    private func isAlphabetOfTerms(_ u: Int) -> Bool {
        let unit = text.units[u]
        guard let first = text.cue(.definition).inside(unit.tokens).first else { return false }
        return Int(first.start) - Int(unit.tokens.start) <= 6
    }

    /// Square brackets that hold more than a reference mark: the text is not agreed.
    private func hasOpenBrackets(_ unit: Unit) -> Bool {
        let span = text.span(of: unit.tokens)
        let block = text.document.blocks[Int(unit.block)].span
        var start: Int?
        // A bracket may open before the unit, in the same block.
        for i in block.range {
            switch text.document.text[i] {
            case UInt8(ascii: "["): start = i
            case UInt8(ascii: "]"):
                if let from = start, ByteSpan(from, i + 1).overlaps(span), holdsDraftText(ByteSpan(from + 1, i), unit) { return true }
                start = nil
            default: break
            }
        }
        return false
    }

    private func holdsDraftText(_ span: ByteSpan, _ unit: Unit) -> Bool {
        let bytes = text.document.text[span.range]
        let spaces = bytes.filter { $0 == 0x20 }.count
        if bytes.contains(UInt8(ascii: "/")), bytes.count > 5 { return true }
        if spaces >= 2 { return true }
        // "[shall] [should]": a modal alone.
        return [CueKind.binding, .soft, .permissive].contains { kind in
            text.cue(kind).inside(unit.tokens).contains { span.contains(text.span(of: $0)) }
        }
    }
}
