/// How Word writes a number of a list.
enum NumberFormat {
    /// - Parameters:
    ///   - number: the value; formats of letters and Roman numbers begin at 1.
    ///   - format: the name of the format in the file, such as `lowerRoman`.
    static func string(_ number: Int, _ format: String) -> String {
        switch format {
        case "none": return ""
        case "decimalZero": return (0...9).contains(number) ? "0\(number)" : String(number)
        case "upperRoman": return roman(number)
        case "lowerRoman": return roman(number).lowercased()
        case "upperLetter": return letters(number, latin)
        case "lowerLetter": return letters(number, latin).lowercased()
        case "russianUpper": return letters(number, russian)
        case "russianLower": return letters(number, russian).lowercased()
        case "arabicAlpha": return letters(number, arabic)
        case "arabicAbjad": return letters(number, abjad)
        case "ordinal": return "\(number)\(ordinalEnding(number))"
        case "cardinalText": return words(number)
        case "ordinalText": return ordinalWords(number)
        case "numberInDash": return "- \(number) -"
        case "decimalEnclosedParen": return "(\(number))"
        case "decimalEnclosedFullstop": return "\(number)."
        case "chicago": return letters(number, ["*", "†", "‡", "§"])
        case "hex": return String(number, radix: 16, uppercase: true)
        default: return String(number)
        }
    }

    private static let latin = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    private static let russian = Array("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ")
    private static let arabic = Array("أبتثجحخدذرزسشصضطظعغفقكلمنهوي")
    private static let abjad = Array("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ")

    /// After the last letter they are doubled, then tripled: z, aa, bb. Beyond some repeats Word would fill lines.
    private static func letters(_ number: Int, _ alphabet: [Character]) -> String {
        guard number >= 1, number <= alphabet.count * 30 else { return String(number) }
        let index = number - 1
        return String(repeating: String(alphabet[index % alphabet.count]), count: index / alphabet.count + 1)
    }

    private static func roman(_ number: Int) -> String {
        guard (1...3999).contains(number) else { return String(number) }
        let digits: [(Int, String)] = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
            (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var rest = number
        var out = ""
        for (value, digit) in digits {
            while rest >= value {
                out += digit
                rest -= value
            }
        }
        return out
    }

    private static func ordinalEnding(_ number: Int) -> String {
        if (11...13).contains(number % 100) { return "th" }
        return switch number % 10 {
        case 1: "st"
        case 2: "nd"
        case 3: "rd"
        default: "th"
        }
    }

    private static let ones = [
        "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
        "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
    ]
    private static let tens = ["", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"]
    private static let ordinals = [
        "One": "First", "Two": "Second", "Three": "Third", "Five": "Fifth", "Eight": "Eighth", "Nine": "Ninth",
        "Twelve": "Twelfth",
    ]

    private static func words(_ number: Int) -> String {
        guard (0...99).contains(number) else { return String(number) }
        if number < 20 { return ones[number] }
        return number % 10 == 0 ? tens[number / 10] : "\(tens[number / 10])-\(ones[number % 10].lowercased())"
    }

    private static func ordinalWords(_ number: Int) -> String {
        guard (0...99).contains(number) else { return "\(number)\(ordinalEnding(number))" }
        if number >= 20, number % 10 != 0 {
            return "\(tens[number / 10])-\(ordinalWords(number % 10).lowercased())"
        }
        let cardinal = words(number)
        if let ordinal = ordinals[cardinal] { return ordinal }
        return cardinal.hasSuffix("y") ? cardinal.dropLast() + "ieth" : cardinal + "th"
    }
}
