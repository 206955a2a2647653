/// The elements of Office's XML that carry text, numbers or structure, by their local names.
enum OfficeElement: String {
    // Package: relationships and content types.
    case relationship = "Relationship"
    case contentTypeOverride = "Override"
    // Blocks.
    case body, p, pPr, tbl, tr, tc, sectPr, sdt, sdtPr, sdtEndPr, sdtContent, showingPlcHdr, tag, txbxContent, altChunk, subDoc
    // Runs and what is in them.
    case r, rPr, t, tab, ptab, br, cr, lastRenderedPageBreak, noBreakHyphen, softHyphen, sym, drawing, pict, object
    case footnoteReference, endnoteReference, commentReference, fldChar, instrText, fldSimple, ffData, fldData
    // Fields of a form: a choice from a list, a box to tick.
    case ddList, listEntry, result, checkBox, checked
    case formDefault = "default"
    case ruby, rt, rubyBase
    // Properties.
    case pStyle, rStyle, numPr, ilvl, numId, outlineLvl, framePr, b, vanish, strike, dstrike
    case tblPr, tblStyle, tblLook, tblGrid, trPr, tblHeader, gridBefore, tcPr, gridSpan, vMerge
    // Tracked changes.
    case ins, del, moveFrom, moveTo, delText, delInstrText, cellIns, cellDel
    case pPrChange, rPrChange, tblPrChange, tblPrExChange, trPrChange, tcPrChange, sectPrChange, tblGridChange
    case numberingChange
    // Notes.
    case footnote, endnote, footnotePr, endnotePr, numStart
    // Styles.
    case style, name, basedOn, tblStylePr, docDefaults
    // Numbering.
    case abstractNum, num, abstractNumId, lvl, lvlOverride, startOverride, start, numFmt, lvlText, isLgl, lvlRestart
    case numStyleLink, styleLink
    // Alternatives for older programs.
    case alternateContent = "AlternateContent"
    case choice = "Choice"
    case fallback = "Fallback"
    /// `t` in the namespace of formulas.
    case mathText
    case other = ""

    /// Holds properties, not content: a deletion in it says that something else was deleted.
    var isProperties: Bool { self == .rPr || self == .trPr || self == .numPr || self == .tcPr }
}

extension OfficeElement: XMLElementName {
    private enum Space { case word, package, alternatives, math, foreign }

    static func element(_ name: String, in space: String?) -> OfficeElement {
        switch classify(space) {
        case .foreign: return .other
        case .math: return name == "t" ? .mathText : .other
        // Their names begin with a capital, Word's own never do.
        case .package, .alternatives: return name.first?.isUppercase == true ? OfficeElement(rawValue: name) ?? .other : .other
        case .word: return name.first?.isLowercase == true ? OfficeElement(rawValue: name) ?? .other : .other
        }
    }

    /// Word writes one of two sets of namespaces: the usual ("transitional") and the strict one.
    private static func classify(_ space: String?) -> Space {
        switch space {
        case "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main":
            .word
        case "http://schemas.openxmlformats.org/package/2006/relationships",
            "http://schemas.openxmlformats.org/package/2006/content-types":
            .package
        case "http://schemas.openxmlformats.org/markup-compatibility/2006": .alternatives
        case "http://schemas.openxmlformats.org/officeDocument/2006/math",
            "http://purl.oclc.org/ooxml/officeDocument/math":
            .math
        default: .foreign
        }
    }
}
