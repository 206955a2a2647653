internal import DocumentModel
internal import TextSpans

/// Reads PDF files through poppler's `pdftotext`, which runs as a program of its own: a broken file can break only that,
/// and its licence does not bind this program.
enum PDFReader {
    private static let limits = ChildProcess.Limits(seconds: 60, memory: 2 << 30, output: 256 << 20)

    static func read(_ file: SourceFile) throws(ReadingError) -> Document {
        try document(layout(of: file), file)
    }

    /// - Parameter output: what `pdftotext -bbox-layout` says of the file.
    static func document(_ output: [UInt8], _ file: SourceFile) throws(ReadingError) -> Document {
        let pages = try pages(output, file)
        let empty = pages.indices.filter { page in pages[page].blocks.allSatisfy { $0.lines.allSatisfy(\.words.isEmpty) } }
        if empty.count == pages.count {
            throw file.emptyDocument(
                "there is no text in this PDF, only pictures of pages, on \(pages.count) \(pages.count == 1 ? "page" : "pages")",
                help: "recognise the characters first (OCR), or get the document as .docx")
        }
        var document = PDFAssembly(pages).document(path: file.path)
        if !empty.isEmpty {
            document.unreadPermille = max(1, empty.count * 1000 / pages.count)
            document.remarks.append(
                "\(empty.count) of \(pages.count) pages have no text (blank, or pictures of pages): \(PageRanges.described(empty.map { $0 + 1 })).")
        }
        return document
    }

    private static func layout(of file: SourceFile) throws(ReadingError) -> [UInt8] {
        do throws(ChildProcess.Fault) {
            return try ChildProcess.run("pdftotext", ["-bbox-layout", "-enc", "UTF-8", "-", "-"], input: file.bytes, limits: limits)
        } catch { throw reading(error, file) }
    }

    private static func pages(_ output: [UInt8], _ file: SourceFile) throws(ReadingError) -> [PDFPage] {
        let handler = PopplerHandler()
        do throws(XMLFault) { try XMLParsing.parse(PDFReader.xml(output), limits: file.limits, handler) } catch {
            throw file.error(ReadingCodes.brokenPDF, "what pdftotext makes of this file cannot be read", help: "save the PDF again, or give it as .docx")
        }
        if handler.pages.isEmpty {
            throw file.error(ReadingCodes.brokenPDF, "this PDF has no pages", help: "fetch the file again, or save it again from the program that made it")
        }
        return handler.pages
    }

    /// Without the document type, which our parser refuses, and without characters that XML cannot hold.
    private static func xml(_ output: [UInt8]) -> [UInt8] {
        let start = output.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? 0
        var xml = output[start...].map { $0 < 0x20 && $0 != 0x0A ? 0x20 : $0 }
        // Fonts of broken files name letters that are none: halves of surrogate pairs, the last two of the plane.
        if String(validating: xml, as: UTF8.self) == nil { xml = Array(String(decoding: xml, as: UTF8.self).utf8) }
        for index in xml.indices.dropLast(2) where xml[index] == 0xEF && xml[index + 1] == 0xBF && xml[index + 2] >= 0xBE { xml[index + 2] = 0xBD }
        return xml
    }

    private static func reading(_ fault: ChildProcess.Fault, _ file: SourceFile) -> ReadingError {
        switch fault {
        case .notInstalled:
            file.error(
                ReadingCodes.converterMissing, "PDF files are read with pdftotext, which is not installed",
                help: "install poppler (on Debian: apt install poppler-utils), or give the document as .docx")
        case .tooLong:
            file.error(
                ReadingCodes.converterStopped, "pdftotext was stopped after \(limits.seconds) seconds on this file",
                help: "print the document to a new PDF, or give it as .docx")
        case .tooMuchOutput:
            file.error(
                ReadingCodes.converterStopped, "this PDF unfolds to more than \(limits.output >> 20) MB of text",
                help: "split the document, or give it as .docx")
        case .failed(_, let message) where message.contains("Incorrect password"):
            file.error(ReadingCodes.encryptedDocument, "this PDF is protected by a password", help: "open it, remove the password and save it again")
        case .failed(_, let message):
            file.error(ReadingCodes.brokenPDF, "this PDF cannot be read by pdftotext: \(firstLine(message))", help: "fetch the file again, or save it again from the program that made it")
        case .system(let reason):
            file.error(ReadingCodes.converterStopped, "pdftotext could not be run: \(reason)", help: "give the document as .docx")
        }
    }

    private static func firstLine(_ message: String) -> String {
        let line = message.split(separator: "\n").first.map(String.init) ?? ""
        return line.isEmpty ? "it gives no reason" : String(line.prefix(200))
    }
}

/// Numbers of pages as people write them: 3, 5-7.
enum PageRanges {
    /// - Parameter pages: ascending.
    static func described(_ pages: [Int]) -> String {
        var ranges: [ClosedRange<Int>] = []
        for page in pages {
            if let last = ranges.last, last.upperBound + 1 == page { ranges[ranges.count - 1] = last.lowerBound...page } else { ranges.append(page...page) }
        }
        return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ", ")
    }
}
