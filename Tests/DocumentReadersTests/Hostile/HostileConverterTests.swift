import Diagnostics
import DocumentModel
@testable import DocumentReaders
import Foundation
import Testing

/// Programs that do not end, do not say what they should, or say it without end; and what `pdftotext` may say of a
/// broken file.
@Suite struct HostileConverterTests {
    private func outcome(_ script: String, seconds: Int = 2, memory: Int = 1 << 30, output: Int = 1 << 20, input: [UInt8] = []) -> String {
        let limits = ChildProcess.Limits(seconds: seconds, memory: memory, output: output, file: 1 << 20)
        do throws(ChildProcess.Fault) {
            return String(decoding: try ChildProcess.run("sh", ["-c", script], input: input, limits: limits), as: UTF8.self)
        } catch {
            return switch error {
            case .notInstalled: "not installed"
            case .tooLong: "too long"
            case .tooMuchOutput: "too much"
            case .failed(let code, let message): "\(code) \(message)"
            case .system(let reason): reason
            }
        }
    }

    @Test func programsThatDoNotEnd() {
        for script in [
            "sleep 100", "exec >&- 2>&-; sleep 100", "trap '' TERM INT HUP; while :; do :; done", "sleep 100 & sleep 100",
            "while :; do echo x >&2; sleep 0.01; done",
        ] {
            let start = Date()
            #expect(outcome(script) == "too long", "\(script)")
            #expect(Date().timeIntervalSince(start) < 20, "\(script)")
        }
        #expect(outcome("while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done", seconds: 20) == "too much")
    }

    @Test func everythingThatAProgramStartedGoesWithIt() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("proviso-group-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("id").path
        #expect(outcome("sleep 100 >/dev/null 2>&1 & echo $! > '\(path)'; echo done") == "done\n")
        let id = try #require(pid_t(String(contentsOfFile: path, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)))
        var isGone = false
        for _ in 0..<200 where !isGone {
            isGone = kill(id, 0) != 0 || (try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8).contains(") Z")) == true
            usleep(10_000)
        }
        #expect(isGone)
    }

    @Test func programsThatFail() {
        #expect(outcome("exit 3") == "3 ")
        #expect(outcome("echo why >&2; exit 1") == "1 why\n")
        #expect(outcome("kill -SEGV $$").hasPrefix("139"))
        #expect(outcome("exec no-such-program-anywhere") == "not installed")
        #expect(outcome("head -c 10000000 /dev/zero > \"${TMPDIR:-/tmp}/proviso-room-$$\"; code=$?; rm -f \"${TMPDIR:-/tmp}/proviso-room-$$\"; exit $code") != "")
        // It ends before it has read what it is given.
        #expect(outcome("exec <&-; echo enough", input: [UInt8](repeating: 65, count: 10 << 20)) == "enough\n")
        #expect(outcome("wc -c", input: [UInt8](repeating: 65, count: 3 << 20)).trimmingCharacters(in: .whitespacesAndNewlines) == "\(3 << 20)")
    }

    private func layout(_ pages: String) -> String {
        let file = SourceFile(path: "a.pdf", bytes: [], limits: .standard)
        do throws(ReadingError) {
            let document = try PDFReader.document(Array("<!DOCTYPE html><html><body><doc>\(pages)</doc></body></html>".utf8), file)
            #expect(brokenInvariants(of: document) == [])
            return document.dump()
        } catch {
            return error.diagnostic.code.name
        }
    }

    private func page(_ words: String, box: String) -> String { "<page width=\"600\" height=\"800\"><flow><block \(box)><line \(box)>\(words)</line></block></flow></page>" }

    @Test func lettersOfTheSizeOfPlanets() {
        for value in ["1e308", "-1e308", "nan", "inf", "-inf", "99999999999999999999999999", "", "x"] {
            for (low, high) in [(value, "1"), ("1", value), (value, value)] {
                let box = "xMin=\"\(low)\" yMin=\"\(low)\" xMax=\"\(high)\" yMax=\"\(high)\""
                let words = ["<word \(box)>one</word>", "<word \(box)>two</word>"].joined()
                #expect(layout(page(words, box: box) + page("<word \(box)>1</word>", box: box)).contains("one two"), "\(low) \(high)")
            }
        }
    }

    @Test func outputThatIsNoLayout() {
        let box = "xMin=\"1\" yMin=\"1\" xMax=\"9\" yMax=\"9\""
        #expect(layout("") == "broken-pdf")
        #expect(layout("<page/>") == "empty-document")
        #expect(layout("<word \(box)>x</word><page/><line/><word>x</word>") == "empty-document")
        #expect(layout("<page>") == "broken-pdf")
        #expect(layout("<page>\(String(repeating: "<flow>", count: 1000))") == "broken-pdf")
        #expect(layout(page("<word \(box)>&#0;</word>", box: box)) == "broken-pdf")
    }

    /// Fonts of broken files name letters that no text may hold.
    @Test func lettersThatAreNone() throws {
        let box = Array("xMin=\"1\" yMin=\"1\" xMax=\"9\" yMax=\"9\"".utf8)
        let letters: [[UInt8]] = [[0xEF, 0xBF, 0xBF], [0xED, 0xA0, 0x80], [0xC3], [0x00], [0x01], [0xF5, 0x80]]
        for letter in letters {
            let output = Array("<!DOCTYPE html><html><page><flow><block><line ".utf8) + box + Array("><word ".utf8) + box + Array(">one".utf8) + letter
                + Array("two</word></line></block></flow></page></html>".utf8)
            let document = try PDFReader.document(output, SourceFile(path: "a.pdf", bytes: [], limits: .standard))
            #expect(document.dump().hasPrefix("paragraph | one"), "\(letter)")
        }
    }

    @Test func filesThatOnlyBeginAsPDF() throws {
        let bytes = try Fixtures.bytes("pdf/libreoffice.pdf")
        for cut in stride(from: 9, to: bytes.count, by: max(1, bytes.count / 12)) {
            guard let document = try? DocumentReader.read(bytes: Array(bytes.prefix(cut)), path: "a.pdf") else { continue }
            #expect(brokenInvariants(of: document) == [], "cut at \(cut)")
        }
    }
}
