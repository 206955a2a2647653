import DocumentReaders
import Foundation
import FoundationXML

/// What stands in an annotated file, read by a parser that shares nothing with the annotator.
final class AnnotatedParts: NSObject, XMLParserDelegate {
    /// For each comment, the text between the ends of its range, deleted text left out.
    private(set) var ranges: [String: String] = [:]
    private(set) var starts: [String] = []
    private(set) var ends: [String] = []
    private(set) var references: [String] = []
    /// Authors and text of the comments by their ids.
    private(set) var comments: [String: (author: String, text: String)] = [:]
    /// The text that Proviso inserted, an entry an insertion.
    private(set) var insertions: [String] = []
    /// Ids of Proviso's insertions.
    private(set) var changeIDs: [String] = []
    private(set) var otherChangeIDs: [String] = []
    /// What may not be: an element where it does not belong, or properties out of order.
    private(set) var faults: [String] = []

    private var open: [(name: String, attributes: [String: String])] = []
    private var openRanges: Set<String> = []
    private var comment: String?
    private var lastChild: [Int] = []
    private var text = ""

    init(_ bytes: [UInt8], path: String = "draft.docx") throws {
        super.init()
        let file = try EditableWordFile(bytes: bytes, path: path)!
        try parse(file.part(file.mainPart) ?? [])
        if let part = file.relations["comments"] { try parse(file.part(part) ?? []) }
    }

    struct Malformed: Error {}

    private func parse(_ bytes: [UInt8]) throws {
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = self
        guard parser.parse() else { throw Malformed() }
    }

    private static let paragraphOrder = [
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs",
        "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
        "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
        "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
    ]
    private static let runOrder = [
        "ins", "del", "moveFrom", "moveTo", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
        "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight",
        "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange",
    ]
    private static let runParents: Set = ["p", "hyperlink", "ins", "del", "moveTo", "moveFrom", "smartTag", "dir", "bdo", "customXml", "sdtContent", "fldSimple", "rubyBase", "rt", "oMath"]

    func parser(_ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]) {
        let name = element.split(separator: ":").last.map(String.init) ?? element
        let parent = open.last?.name ?? ""
        let attributes = Dictionary(attributes.map { ($0.key.split(separator: ":").last.map(String.init) ?? $0.key, $0.value) }) { first, _ in first }
        if let order = parent == "pPr" ? Self.paragraphOrder : parent == "rPr" ? Self.runOrder : nil, let place = order.firstIndex(of: name) {
            if place < lastChild[lastChild.count - 1] { faults.append("\(name) out of order in \(parent)") }
            lastChild[lastChild.count - 1] = place
        }
        if element == "w:r", !Self.runParents.contains(parent) { faults.append("a run in \(parent)") }
        if parent == "t" { faults.append("\(name) in a text") }
        switch name {
        case "commentRangeStart", "commentRangeEnd":
            let id = attributes["id"] ?? ""
            if !Self.runParents.contains(parent), !["body", "tc", "tr", "tbl"].contains(parent) { faults.append("\(name) in \(parent)") }
            if name == "commentRangeStart" {
                starts.append(id)
                openRanges.insert(id)
                ranges[id] = ""
            } else {
                ends.append(id)
                if openRanges.remove(id) == nil { faults.append("comment \(id) ends before it begins") }
            }
        case "commentReference": references.append(attributes["id"] ?? "")
        case "comment":
            let id = attributes["id"] ?? ""
            if comments[id] != nil { faults.append("two comments \(id)") }
            comments[id] = (attributes["author"] ?? "", "")
            comment = id
        case "ins", "del", "rPrChange", "moveTo", "moveFrom":
            let isOwn = name == "ins" && attributes["author"] == "Proviso"
            if isOwn { changeIDs.append(attributes["id"] ?? "") } else { otherChangeIDs.append(attributes["id"] ?? "") }
            if isOwn, parent != "rPr" { insertions.append("") }
        case "tab", "br", "cr": if parent == "r" { add(" ") }
        case "noBreakHyphen": add("-")
        default: break
        }
        open.append((name, attributes))
        lastChild.append(0)
    }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
        if open.last?.name == "p" { add(" ") }
        open.removeLast()
        lastChild.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if open.last?.name == "t" { add(string) }
    }

    private func add(_ string: String) {
        if let comment {
            comments[comment]?.text += string
            return
        }
        for id in openRanges where !open.contains(where: { $0.name == "del" || $0.name == "moveFrom" }) { ranges[id, default: ""] += string }
        if open.contains(where: { $0.name == "ins" && $0.attributes["author"] == "Proviso" }), open.last?.name == "t" {
            insertions[insertions.count - 1] += string
        }
    }

    /// The range of a comment, white space as the reader has it.
    func range(_ id: String) -> String { (ranges[id] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// The ids of Proviso's comments that speak of a rule.
    func ids(of rule: String) -> [String] { comments.filter { $0.value.author == "Proviso" && $0.value.text.contains("(\(rule))") }.map(\.key).sorted() }

    /// Everything that must hold of any annotated file.
    var brokenInvariants: [String] {
        var broken = faults
        for (id, comment) in comments where comment.author == "Proviso" {
            for (list, what) in [(starts, "start"), (ends, "end"), (references, "reference")] where list.count(where: { $0 == id }) != 1 {
                broken.append("comment \(id) has \(list.count { $0 == id }) of \(what)")
            }
        }
        for id in starts + ends + references where comments[id] == nil { broken.append("there is no comment \(id)") }
        if Set(changeIDs).count != changeIDs.count { broken.append("two insertions have one id") }
        if !Set(changeIDs).isDisjoint(with: otherChangeIDs) { broken.append("an insertion has the id of another change") }
        if !openRanges.isEmpty { broken.append("ranges without end: \(openRanges.sorted())") }
        return broken
    }
}
