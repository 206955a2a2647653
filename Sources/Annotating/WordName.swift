/// The elements of a Word file that matter to who changes it, by their local names.
enum WordName: String {
    case document, body, sectPr, p, pPr, r, rPr, t, tbl
    /// Text runs stand in these as they stand in paragraphs, and may be cut there.
    case hyperlink, ins, moveTo, smartTag, dir, bdo, customXml
    /// Ranges, which may stand between paragraphs.
    case bookmarkStart, bookmarkEnd, commentRangeStart, commentRangeEnd, proofErr, permStart, permEnd
    case moveFromRangeStart, moveFromRangeEnd, moveToRangeStart, moveToRangeEnd
    case comments, comment
    // Tracked changes beside `ins` and `moveTo`.
    case del, moveFrom, rPrChange, pPrChange, sectPrChange, tblPrChange, trPrChange, tcPrChange, tblGridChange, tblPrExChange
    case cellIns, cellDel, cellMerge, numberingChange
    // Properties of paragraphs and runs that a suggestion takes over.
    case pStyle, widowControl, bidi, adjustRightInd, spacing, ind, contextualSpacing, jc, textAlignment
    case rFonts, sz, szCs, rtl, cs, lang
    /// Of Word, but of no interest.
    case other
    /// Of another namespace.
    case foreign

    /// Runs in it are runs of the paragraph, and its content may be cut between any two of them.
    var holdsRuns: Bool {
        switch self {
        case .hyperlink, .ins, .moveTo, .smartTag, .dir, .bdo, .customXml: true
        default: false
        }
    }

    var isRangeMark: Bool {
        switch self {
        case .bookmarkStart, .bookmarkEnd, .commentRangeStart, .commentRangeEnd, .proofErr, .permStart, .permEnd, .moveFromRangeStart,
            .moveFromRangeEnd, .moveToRangeStart, .moveToRangeEnd:
            true
        default: false
        }
    }

    /// Its id is one of those of tracked changes.
    var isChange: Bool {
        switch self {
        case .ins, .del, .moveFrom, .moveTo, .rPrChange, .pPrChange, .sectPrChange, .tblPrChange, .trPrChange, .tcPrChange,
            .tblGridChange, .tblPrExChange, .cellIns, .cellDel, .cellMerge, .numberingChange, .moveFromRangeStart, .moveToRangeStart:
            true
        default: false
        }
    }

    /// Word's main namespace, usual and strict.
    static let namespaces = [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ]
}
