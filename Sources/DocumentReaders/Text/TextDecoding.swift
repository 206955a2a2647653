/// A text file as UTF-8.
struct DecodedText {
    /// Valid UTF-8 with line feeds at the ends of lines. Where the file was UTF-8 already it has the same length and
    /// offsets as the file (lone carriage returns became line feeds; a byte order mark is still there).
    var bytes: [UInt8]
    /// What to tell the user about the encoding, if it was guessed or mended.
    var remark: String?
}

/// Finds out how a text file is encoded and turns it into UTF-8.
enum TextDecoding {
    /// - Throws: `binary-file` or `unknown-encoding`.
    static func decode(_ file: SourceFile) throws(ReadingError) -> DecodedText {
        let bytes = file.bytes
        if bytes.starts(with: [0xFF, 0xFE, 0x00, 0x00]) || bytes.starts(with: [0x00, 0x00, 0xFE, 0xFF]) {
            throw unknown(file, "the text is encoded as UTF-32")
        }
        if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(file, skip: 2, isBigEndian: false, isGuess: false) }
        if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(file, skip: 2, isBigEndian: true, isGuess: false) }

        let census = ByteCensus(bytes)
        if let isBigEndian = census.utf16Order {
            return try utf16(file, skip: 0, isBigEndian: isBigEndian, isGuess: true)
        }
        if census.nulls > 0 || census.controls * 100 > bytes.count {
            let name = file.nameExtension
            throw file.error(
                ReadingCodes.binaryFile,
                name.isEmpty ? "this is a binary file, not text" : "this is a binary file called .\(name), not text",
                help: "open it in the program that made it and save it as .docx or UTF-8 text")
        }
        if census.invalid == 0 { return DecodedText(bytes: withLineFeeds(bytes), remark: nil) }
        // A few broken bytes in a text full of valid sequences are damage, not another encoding.
        if census.sequences > 20 * census.invalid {
            return DecodedText(
                bytes: withLineFeeds(Array(String(decoding: bytes, as: UTF8.self).utf8)),
                remark: census.invalid == 1
                    ? "a byte is not valid UTF-8 and is read as U+FFFD"
                    : "\(census.invalid) bytes are not valid UTF-8 and are read as U+FFFD")
        }
        guard census.isPlausibleWindows1252 else {
            throw unknown(file, "the text is neither UTF-8 nor plausible as Windows-1252")
        }
        return DecodedText(bytes: withLineFeeds(Windows1252.decode(bytes)), remark: "read as Windows-1252")
    }

    private static func unknown(_ file: SourceFile, _ message: String) -> ReadingError {
        file.error(ReadingCodes.unknownEncoding, message, help: "save it as UTF-8 in the program that made it")
    }

    private static func utf16(
        _ file: SourceFile, skip: Int, isBigEndian: Bool, isGuess: Bool
    ) throws(ReadingError) -> DecodedText {
        let bytes = file.bytes
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = skip
        while index + 1 < bytes.count {
            let first = UInt16(bytes[index])
            let second = UInt16(bytes[index + 1])
            units.append(isBigEndian ? first << 8 | second : second << 8 | first)
            index += 2
        }
        if units.contains(0) {
            throw file.error(
                ReadingCodes.binaryFile, "this is a binary file, not text",
                help: "open it in the program that made it and save it as .docx or UTF-8 text")
        }
        let text = Array(String(decoding: units, as: UTF16.self).utf8)
        return DecodedText(
            bytes: withLineFeeds(text), remark: isGuess ? "read as UTF-16 without a byte order mark" : nil)
    }

    /// Old Macintosh files end lines with a carriage return alone. Offsets stay.
    private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        if !bytes.contains(0x0D) { return bytes }
        bytes.withUnsafeMutableBufferPointer { bytes in
            for index in 0..<bytes.count where bytes[index] == 0x0D {
                if index + 1 == bytes.count || bytes[index + 1] != 0x0A { bytes[index] = 0x0A }
            }
        }
        return bytes
    }
}
