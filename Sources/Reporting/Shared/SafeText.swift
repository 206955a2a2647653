extension Unicode.Scalar {
    /// Scalars of a draft that could act on the reader's screen instead of being read: controls (an escape sequence
    /// can rewrite a terminal) and those that show a text in an order that it does not have.
    var isHostile: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x202A...0x202E, 0x2066...0x2069: true
        case 0x2028, 0x2029, 0xFEFF, 0xFFF9...0xFFFB: true
        // Noncharacters.
        case 0xFDD0...0xFDEF: true
        default: value & 0xFFFE == 0xFFFE
        }
    }

    /// This scalar as reports show it; nil for one that shows nothing. See ``Swift/String/onOneLine``.
    var shown: Unicode.Scalar? {
        switch value {
        case 0x09...0x0D, 0x85, 0x2028, 0x2029: " "
        // Embeddings and isolates are usual in Arabic drafts; without them the text shows in its plain order.
        case 0x202A...0x202C, 0x2066...0x2069, 0xFEFF: nil
        default: isHostile ? "\u{FFFD}" : self
        }
    }
}

extension String {
    /// On one line and safe to show: white space controls become spaces, other controls and overrides of the writing
    /// direction U+FFFD, marks of the writing direction vanish. O(length).
    package var onOneLine: String {
        if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return self }
        var out = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if let shown = scalar.shown { out.append(shown) }
        }
        return String(out)
    }
}
