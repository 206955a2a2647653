/// An exact fraction, always reduced, with a positive denominator. Scores are fractions until they are displayed,
/// so that anybody can recompute them by hand.
public struct Fraction: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let numerator: Int
    public let denominator: Int

    /// - Precondition: `denominator` is not zero.
    public init(_ numerator: Int, _ denominator: Int = 1) {
        precondition(denominator != 0, "a fraction needs a denominator")
        let divisor = Fraction.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        let sign = denominator < 0 ? -1 : 1
        self.numerator = sign * numerator / Int(divisor)
        self.denominator = sign * denominator / Int(divisor)
    }

    public static let zero = Fraction(0)
    public static let one = Fraction(1)
    public static let half = Fraction(1, 2)

    private static func greatestCommonDivisor(_ a: UInt, _ b: UInt) -> UInt {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return max(a, 1)
    }

    public static func + (a: Fraction, b: Fraction) -> Fraction {
        // Over the least common multiple, so that sums of many shares stay small.
        let divisor = Int(greatestCommonDivisor(UInt(a.denominator), UInt(b.denominator)))
        return Fraction(
            a.numerator * (b.denominator / divisor) + b.numerator * (a.denominator / divisor),
            a.denominator / divisor * b.denominator)
    }

    public static func - (a: Fraction, b: Fraction) -> Fraction { a + Fraction(-b.numerator, b.denominator) }

    public static func * (a: Fraction, b: Fraction) -> Fraction {
        let first = Fraction(a.numerator, b.denominator)
        let second = Fraction(b.numerator, a.denominator)
        return Fraction(first.numerator * second.numerator, first.denominator * second.denominator)
    }

    /// - Precondition: `b` is not zero.
    public static func / (a: Fraction, b: Fraction) -> Fraction { a * Fraction(b.denominator, b.numerator) }

    public static func < (a: Fraction, b: Fraction) -> Bool {
        a.numerator * b.denominator < b.numerator * a.denominator
    }

    public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }

    /// For display only: rounded half up to whole per cents.
    public var percent: Int { (200 * numerator + denominator) / (2 * denominator) }
}
