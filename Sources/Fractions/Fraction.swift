/// An exact fraction, always reduced, with a positive denominator. Scores are fractions until they are displayed,
/// so that anybody can recompute them by hand.
public struct Fraction: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let numerator: Int
    public let denominator: Int

    /// - Precondition: `denominator` is not zero.
    public init(_ numerator: Int, _ denominator: Int = 1) { self.init(wide: Int128(numerator), Int128(denominator)) }

    /// Sums of shares that have nothing in common may outgrow a machine word; the nearest fraction that fits then
    /// stands for them, so that no rule file can stop the program.
    private init(wide numerator: Int128, _ denominator: Int128) {
        precondition(denominator != 0, "a fraction needs a denominator")
        let divisor = Fraction.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        var top = numerator.magnitude / divisor
        var bottom = denominator.magnitude / divisor
        if top > Fraction.largest || bottom > Fraction.largest {
            while top > Fraction.largest || bottom > Fraction.largest {
                top >>= 1
                bottom >>= 1
            }
            bottom = max(bottom, 1)
            let again = Fraction.greatestCommonDivisor(top, bottom)
            top /= again
            bottom /= again
        }
        self.numerator = (numerator < 0) == (denominator < 0) ? Int(top) : -Int(top)
        self.denominator = Int(bottom)
    }

    private static let largest = UInt128(Int.max)

    public static let zero = Fraction(0)
    public static let one = Fraction(1)
    public static let half = Fraction(1, 2)

    private static func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
        var (a, b) = (a, b)
        while b != 0 {
            // Most numbers are small, and then the division is the machine's own.
            if let small = UInt64(exactly: a), let other = UInt64(exactly: b) { return UInt128(max(greatestCommonDivisor(small, other), 1)) }
            (a, b) = (b, a % b)
        }
        return max(a, 1)
    }

    private static func greatestCommonDivisor(_ a: UInt64, _ b: UInt64) -> UInt64 {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }

    public static func + (a: Fraction, b: Fraction) -> Fraction {
        Fraction(
            wide: Int128(a.numerator) * Int128(b.denominator) + Int128(b.numerator) * Int128(a.denominator),
            Int128(a.denominator) * Int128(b.denominator))
    }

    public static func - (a: Fraction, b: Fraction) -> Fraction { a + Fraction(-b.numerator, b.denominator) }

    public static func * (a: Fraction, b: Fraction) -> Fraction {
        Fraction(wide: Int128(a.numerator) * Int128(b.numerator), Int128(a.denominator) * Int128(b.denominator))
    }

    /// - Precondition: `b` is not zero.
    public static func / (a: Fraction, b: Fraction) -> Fraction { a * Fraction(b.denominator, b.numerator) }

    public static func < (a: Fraction, b: Fraction) -> Bool {
        Int128(a.numerator) * Int128(b.denominator) < Int128(b.numerator) * Int128(a.denominator)
    }

    public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }

    /// For display only: rounded half up to whole per cents.
    public var percent: Int { Int((200 * Int128(numerator) + Int128(denominator)) / (2 * Int128(denominator))) }
}
