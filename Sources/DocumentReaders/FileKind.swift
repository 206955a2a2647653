/// What a file is by its first bytes; its name counts only where the bytes leave it open.
enum FileKind: Equatable {
    case plainText
    case markdown
    /// A zip archive: a Word file, or one of the many other formats that are archives.
    case zip
    /// The container of Word 97-2003 and of encrypted Office files.
    case compoundFile
    case pdf
    case rtf
    case html
    /// An OpenDocument text in one XML file.
    case flatOpenDocument
    case xml
    /// A picture, a sound, a program: named in the words of a message.
    case binary(String)

    init(of file: SourceFile) {
        let bytes = file.bytes
        func begins(_ signature: [UInt8]) -> Bool { bytes.starts(with: signature) }
        if begins([0x50, 0x4B, 0x03, 0x04]) || begins([0x50, 0x4B, 0x05, 0x06]) { self = .zip; return }
        if begins([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { self = .compoundFile; return }
        for (signature, name) in Self.binarySignatures where begins(signature) { self = .binary(name); return }
        let text = TextStart(bytes)
        if text.begins("{\\rtf") { self = .rtf; return }
        if text.begins("%pdf-") || Self.hasLatePDFSignature(bytes) { self = .pdf; return }
        if text.begins("<!doctype html") || text.begins("<html") { self = .html; return }
        let name = file.nameExtension
        if text.begins("<?xml") {
            if text.contains("<office:document") { self = .flatOpenDocument; return }
            self = text.contains("<html") || name == "html" || name == "xhtml" ? .html : .xml
            return
        }
        switch name {
        case "md", "markdown", "mdown", "mkd", "mkdn": self = .markdown
        case "html", "htm", "xhtml": self = .html
        default: self = .plainText
        }
    }

    private static let binarySignatures: [([UInt8], String)] = [
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ([0x47, 0x49, 0x46, 0x38], "a GIF picture"),
        ([0x49, 0x49, 0x2A, 0x00], "a TIFF picture"),
        ([0x4D, 0x4D, 0x00, 0x2A], "a TIFF picture"),
        ([0x1F, 0x8B], "a gzip archive"),
        ([0x37, 0x7A, 0xBC, 0xAF], "a 7-Zip archive"),
        ([0x52, 0x61, 0x72, 0x21], "a RAR archive"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ]

    /// Readers of PDF accept the signature within the first kilobyte; a text that merely speaks of it has no line
    /// that begins with it and goes on with a version.
    private static func hasLatePDFSignature(_ bytes: [UInt8]) -> Bool {
        let signature = Array("%PDF-1.".utf8)
        let limit = min(bytes.count, 1024) - signature.count
        guard limit > 0 else { return false }
        for start in 1...limit where bytes[start - 1] == 0x0A && bytes[start...].starts(with: signature) { return true }
        return false
    }
}

/// The beginning of a file as ASCII in lower case, without a byte order mark, white space and the zeros of UTF-16.
private struct TextStart {
    private var bytes: [UInt8] = []

    init(_ file: [UInt8]) {
        for byte in file.prefix(2048) where byte != 0 {
            if bytes.isEmpty, byte == 0x20 || (0x09...0x0D).contains(byte) || byte >= 0x80 { continue }
            bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        }
    }

    func begins(_ word: String) -> Bool { bytes.starts(with: word.utf8) }

    func contains(_ word: String) -> Bool {
        let word = Array(word.utf8)
        guard bytes.count >= word.count else { return false }
        return (0...(bytes.count - word.count)).contains { bytes[$0...].starts(with: word) }
    }
}
