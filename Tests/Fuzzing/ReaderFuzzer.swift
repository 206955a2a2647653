import Diagnostics
import DocumentModel
@testable import DocumentReaders
@preconcurrency import Glibc
import TextSpans

// What libFuzzer calls with each input: the bytes of a document, read as PROVISO_FUZZ says. Built by fuzz-readers.sh,
// not by the package.

/// An optimised precondition would not say what it found.
private func require(_ holds: Bool, _ message: String) {
    guard !holds else { return }
    fputs("FOUND: \(message)\n", stderr)
    abort()
}

/// A document never crashes the program; what is read is sound, and what is refused is refused with words.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    target(Array(UnsafeBufferPointer(start: data, count: size)))
    return 0
}

private let target: @Sendable ([UInt8]) -> Void = {
    switch getenv("PROVISO_FUZZ").map({ String(cString: $0) }) {
    case "docx": { read(PackageForms.word($0), "a.docx") }
    case "odt": { bytes in
        read(PackageForms.open(content: bytes), "a.odt")
        read(bytes, "a.fodt")
    }
    case "zip": { bytes in for name in ["a.docx", "a.odt"] { read(bytes, name) } }
    case "html": { read($0, "a.html") }
    case "markdown": { read($0, "a.md") }
    case "text": { read($0, "a.txt") }
    case "poppler": readLayout
    case "kind": { bytes in for name in ["a", "a.docx", "a.html", "a.md"] { _ = FileKind(of: SourceFile(path: name, bytes: bytes, limits: .standard)) } }
    default: { _ in fatalError("PROVISO_FUZZ names no reader") }
    }
}()

private func read(_ bytes: [UInt8], _ path: String) {
    // Formats that other programs read are theirs to fuzz.
    switch FileKind(of: SourceFile(path: path, bytes: bytes, limits: .standard)) {
    case .pdf, .rtf, .compoundFile: return
    default: break
    }
    do throws(ReadingError) { checkInvariants(try DocumentReader.read(bytes: bytes, path: path)) } catch { checkWords(error) }
}

private func readLayout(_ output: [UInt8]) {
    let file = SourceFile(path: "a.pdf", bytes: [], limits: .standard)
    do throws(ReadingError) { checkInvariants(try PDFReader.document(output, file)) } catch { checkWords(error) }
}

private func checkWords(_ error: ReadingError) {
    require(!error.diagnostic.message.isEmpty && error.diagnostic.help?.isEmpty == false, "a refusal without words")
}

private func checkInvariants(_ document: Document) {
    let broken = brokenInvariants(of: document)
    require(broken.isEmpty, broken.first ?? "")
    require(!document.dump(showsOrigins: true).isEmpty, "a document without a dump")
}
