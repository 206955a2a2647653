import Diagnostics
import TextSpans

/// What the bytes of a rule file must be before anybody reads lines: text that says what it seems to say.
struct CharacterChecks {
    private let file: RuleFile
    private let text: [UInt8]
    private var diagnostics: [Diagnostic] = []
    private var controls: [ByteSpan] = []

    private init(_ file: RuleFile) {
        self.file = file
        text = file.text
    }

    /// - Returns: the faults, where control characters stand, and whether the file can be read at all.
    /// - Complexity: one pass; eight bytes at a time where they are plain.
    static func run(_ file: RuleFile) -> (faults: [Diagnostic], controls: [ByteSpan], isReadable: Bool) {
        var checks = CharacterChecks(file)
        if file.text.count > RuleFile.sizeLimit {
            checks.report(
                RuleCodes.tooLarge, "the file has more than \(RuleFile.sizeLimit / 1_000_000) megabytes", ByteSpan(0, 0),
                help: "is this a rule file? If so, spread it over several")
        } else if let place = checks.wrongEncoding {
            checks.diagnostics.append(place)
        } else if !file.text.prefix(1000).contains(0x0A), let place = file.text.firstIndex(of: 0x0D), !file.text.contains(0x0A),
            place + 1 < file.text.count
        {
            checks.report(
                RuleCodes.suspiciousCharacter, "lines end with a carriage return alone", ByteSpan(place, place + 1),
                help: "save the file again with line feeds at the ends of lines")
        } else {
            checks.scan()
            return (checks.diagnostics, checks.controls, true)
        }
        return (checks.diagnostics, [], false)
    }

    // MARK: Encoding

    private var wrongEncoding: Diagnostic? {
        // UTF-16 puts a zero byte beside each plain letter; without its mark the file would still pass for UTF-8.
        let beginning = text.prefix(64)
        let isUTF16 = text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF])
            || (beginning.count >= 4 && beginning.count { $0 == 0 } * 3 > beginning.count)
        if isUTF16 { return notUTF8("the file is UTF-16, not UTF-8 text", at: 0) }
        do {
            _ = try text.withUnsafeBufferPointer { bytes throws(UTF8.ValidationError) in _ = try UTF8Span(validating: bytes.span) }
            return nil
        } catch { return notUTF8("this is not UTF-8 text", at: error.byteOffsets.lowerBound) }
    }

    private func notUTF8(_ message: String, at offset: Int) -> Diagnostic {
        Diagnostic(
            RuleCodes.notUTF8, message, file: file.path, span: ByteSpan(offset, min(offset + 1, text.count)),
            help: "save the file again as UTF-8")
    }

    // MARK: Characters

    private mutating func scan() {
        var i = 0
        while i < text.count, diagnostics.count < PackBuilder.faultLimit {
            i = plainEnd(i)
            guard i < text.count else { return }
            if text[i] < 0x80 {
                let end = controlsEnd(i)
                if end > i { reportControls(i, end) }
                i = max(end, i + 1)
            } else {
                i = word(around: i)
            }
        }
    }

    /// Where the next byte stands that is not a plain sign: a control character or a part of a longer one.
    private func plainEnd(_ start: Int) -> Int {
        text.withUnsafeBytes { bytes in
            var i = start
            while i + 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)
                // The high bit of a byte shows a byte from 0x80 on, or, by a borrow, one below 0x20.
                guard (word | (word &- 0x2020_2020_2020_2020)) & 0x8080_8080_8080_8080 == 0 else { break }
                i += 8
            }
            while i < bytes.count, bytes[i] >= 0x20, bytes[i] < 0x80 { i += 1 }
            return i
        }
    }

    /// A run of control characters is one fault.
    private func controlsEnd(_ start: Int) -> Int {
        var end = start
        while end < text.count {
            let length = controlLength(end)
            if length == 0 { break }
            end += length
        }
        return end
    }

    /// How many bytes an invisible or control character has; 0 for other characters. The text is valid UTF-8.
    private func controlLength(_ i: Int) -> Int {
        let byte = text[i]
        // A carriage return is half of a line end.
        if byte == 0x0D { return i + 1 == text.count || text[i + 1] == 0x0A ? 0 : 1 }
        if byte < 0x20 || byte == 0x7F { return byte == 0x0A || byte == 0x09 ? 0 : 1 }
        if byte == 0xC2 { return (0x80...0x9F).contains(text[i + 1]) ? 2 : 0 }
        // A byte order mark at the start is none of the text.
        if byte == 0xEF { return text[i + 1] == 0xBB && text[i + 2] == 0xBF && i > 0 ? 3 : 0 }
        // U+200B-200F, U+2028-202E, U+2060-2069: invisible ones, line ends that editors disagree on, bidirectional controls.
        guard byte == 0xE2 else { return 0 }
        let (second, third) = (text[i + 1], text[i + 2])
        if second == 0x80, (0x8B...0x8F).contains(third) || (0xA8...0xAE).contains(third) { return 3 }
        return second == 0x81 && (0xA0...0xA9).contains(third) ? 3 : 0
    }

    private mutating func reportControls(_ start: Int, _ end: Int) {
        controls.append(ByteSpan(start, end))
        report(RuleCodes.suspiciousCharacter, "an invisible or control character", ByteSpan(start, end), help: "delete it")
    }

    /// Looks at the word around a letter that is not ASCII; returns where it ends. A Latin word with a Cyrillic or Greek
    /// letter in it looks right and matches nothing.
    private mutating func word(around position: Int) -> Int {
        func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x41...0x5A).contains(byte & 0xDF) }
        var start = position
        while start > 0, isLetter(text[start - 1]) { start -= 1 }
        var hasLatin = false
        var hasOther = false
        var end = start
        while end < text.count, isLetter(text[end]) {
            let byte = text[end]
            let controls = controlsEnd(end)
            if controls > end {
                reportControls(end, controls)
                end = controls
                continue
            }
            if byte < 0x80 || (0xC3...0xC5).contains(byte) { hasLatin = true }
            // Lead bytes of U+0370-04FF.
            if (0xCD...0xD3).contains(byte) { hasOther = true }
            end += 1
        }
        if hasLatin, hasOther {
            report(
                RuleCodes.suspiciousCharacter, "'\(text.string(ByteSpan(start, end)))' mixes scripts", ByteSpan(start, end),
                help: "write the word in one alphabet")
        }
        return end
    }

    private mutating func report(_ code: DiagnosticCode, _ message: String, _ span: ByteSpan, help: String) {
        diagnostics.append(Diagnostic(code, message, file: file.path, span: span, help: help))
    }
}
