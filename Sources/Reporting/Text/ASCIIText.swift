extension Character {
    /// Something like it in ASCII: the letter without its accents, the quotation mark as it is typed; "?" where there is
    /// nothing like it.
    var inASCII: String {
        if isASCII { return String(self) }
        if let plain = ASCIIText.plain[self] { return plain }
        // An accent by itself after a letter.
        if let first = unicodeScalars.first, first.isASCII, unicodeScalars.dropFirst().allSatisfy({ $0.properties.generalCategory == .nonspacingMark }) {
            return String(Character(first))
        }
        return displayWidth == 0 ? "" : "?"
    }
}

enum ASCIIText {
    /// The Latin letters of Europe, and what typographers put between words.
    static let plain: [Character: String] = {
        var table: [Character: String] = [
            "‘": "'", "’": "'", "‚": ",", "‹": "<", "›": ">", "“": "\"", "”": "\"", "„": "\"", "«": "<<", "»": ">>", "–": "-", "—": "--",
            "‐": "-", "‑": "-", "−": "-", "…": "...", "•": "*", "·": ".", "×": "x", "÷": "/", "§": "par. ", "¶": "par. ", "№": "No. ",
            "°": " deg.", "½": "1/2", "¼": "1/4", "¾": "3/4", "€": "EUR", "£": "GBP", "©": "(c)", "®": "(R)", "™": "(TM)", "¿": "?", "¡": "!",
            "º": "o", "ª": "a", "²": "2", "³": "3", "¹": "1", "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o",
            "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "\u{A0}": " ", "\u{202F}": " ",
            "\u{2009}": " ", "\u{2007}": " ",
        ]
        let letters = [
            "a": "àáâãäåāăą", "c": "çćĉċč", "d": "ď", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ", "i": "ìíîïĩīĭį", "j": "ĵ", "k": "ķ", "l": "ĺļľŀ",
            "n": "ñńņň", "o": "òóôõöōŏő", "r": "ŕŗř", "s": "śŝşšș", "t": "ţťŧț", "u": "ùúûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ", "z": "źżž",
        ]
        for (plain, accented) in letters {
            for letter in accented {
                table[letter] = plain
                if let capital = letter.uppercased().first, letter.uppercased().count == 1 { table[capital] = plain.uppercased() }
            }
        }
        return table
    }()
}
