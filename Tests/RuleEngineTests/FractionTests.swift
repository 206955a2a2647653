import Fractions
import TestSupport
import Testing

@Suite struct FractionTests {
    private static func random(_ generator: inout SeededGenerator, limit: Int = 1000) -> Fraction {
        Fraction(Int.random(in: -limit...limit, using: &generator), Int.random(in: 1...limit, using: &generator))
    }

    @Test func isAlwaysReducedWithAPositiveDenominator() {
        #expect(Fraction(2, 4) == Fraction(1, 2))
        #expect(Fraction(-2, -4) == Fraction(1, 2))
        #expect(Fraction(2, -4) == Fraction(-1, 2))
        #expect(Fraction(0, -7) == .zero && Fraction(0, 7).denominator == 1)
        #expect(Fraction(6, 3).description == "2" && Fraction(6, 4).description == "3/2")
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<500 {
            let fraction = Self.random(&generator)
            #expect(fraction.denominator > 0)
            for divisor in 2...31 { #expect(!(fraction.numerator.isMultiple(of: divisor) && fraction.denominator.isMultiple(of: divisor)) || fraction == .zero) }
        }
    }

    @Test func laws() {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<2000 {
            let (a, b, c) = (Self.random(&generator), Self.random(&generator), Self.random(&generator))
            #expect(a + b == b + a)
            #expect(a * b == b * a)
            #expect((a + b) + c == a + (b + c))
            #expect((a * b) * c == a * (b * c))
            #expect(a * (b + c) == a * b + a * c)
            #expect(a - a == .zero && a + .zero == a && a * .one == a)
            if b != .zero { #expect(a / b * b == a) }
            #expect((a < b) == (b - a > .zero))
            #expect((a < b) || (b < a) || (a == b))
        }
    }

    @Test func agreesWithFloatingPoint() {
        func value(_ fraction: Fraction) -> Double { Double(fraction.numerator) / Double(fraction.denominator) }
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<2000 {
            let (a, b) = (Self.random(&generator), Self.random(&generator))
            #expect(abs(value(a + b) - (value(a) + value(b))) < 1e-9)
            #expect(abs(value(a - b) - (value(a) - value(b))) < 1e-9)
            #expect(abs(value(a * b) - value(a) * value(b)) < 1e-9 * max(1, abs(value(a) * value(b))))
            if abs(value(a) - value(b)) > 1e-9 { #expect((a < b) == (value(a) < value(b))) }
        }
    }

    @Test func percentIsRoundedHalfUp() {
        #expect(Fraction.zero.percent == 0 && Fraction.one.percent == 100 && Fraction.half.percent == 50)
        #expect(Fraction(1, 3).percent == 33 && Fraction(2, 3).percent == 67)
        #expect(Fraction(1, 200).percent == 1 && Fraction(1, 201).percent == 0)
        #expect(Fraction(199, 200).percent == 100)
        for numerator in 0...400 { #expect(Fraction(numerator, 400).percent == Int((Double(numerator) / 4 + 0.5).rounded(.down))) }
    }

    /// What scores need: the shares of many rules, added up over the least common multiple.
    @Test func longSumsOfShares() {
        var sum = Fraction.zero
        for round in 0..<5000 { sum = sum + Fraction(1, round % 16 + 1) }
        #expect(sum.denominator <= 720_720)
        #expect(abs(Double(sum.numerator) / Double(sum.denominator) - (0..<5000).reduce(0.0) { $0 + 1 / Double($1 % 16 + 1) }) < 1e-6)
    }

    @Test func largeNumbersThatAreSafe() {
        let large = Int(Int32.max)
        #expect(Fraction(large, large - 1) > .one)
        #expect(Fraction(large - 1, large) < Fraction(large, large + 1))
        #expect(Fraction(large, 2) * Fraction(2, large) == .one)
        #expect(Fraction(1, large) + Fraction(1, large) == Fraction(2, large))
    }
}
