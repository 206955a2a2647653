public import Fractions

/// The score that a draft must reach.
public enum MinimumScore {
    /// - Parameter text: a number of points out of 100 with at most six decimals: `60`, `62.5`, `62.5%`.
    /// - Returns: the exact share of 1; nil if the text is no such number.
    public static func parse(_ text: String) -> Fraction? {
        let number = text.last == "%" ? text.dropLast() : text[...]
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 6 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let whole = Int(parts[0])
        else { return nil }
        var share = Fraction(whole, 100)
        if parts.count == 2, let decimals = Int(parts[1]) {
            let scale = repeatElement(10, count: parts[1].utf8.count).reduce(1, *)
            share = share + Fraction(decimals, 100 * scale)
        }
        return share <= .one ? share : nil
    }
}
