package import PatternMatching
package import TextAnalysis

/// A place where a condition holds.
package struct ReferenceHit: Hashable, CustomStringConvertible {
    package var unit: Int
    package var span: TokenSpan
    package var level: Level
    /// The level that it would have if the text did not deny it.
    package var strength: Level
    package var doubt: ClauseReading.Doubt?

    package var description: String {
        "words \(span.start)..<\(span.end) \(level.rawValue)\(doubt.map { "; \($0.rawValue)" } ?? "")"
    }
}

extension [ReferenceHit] {
    /// By place, then by level; hits that are alike in both keep the order of the alternatives that found them.
    func inOrder() -> [ReferenceHit] {
        enumerated().sorted { ($0.element.span, $0.element.level, $0.offset) < ($1.element.span, $1.element.level, $1.offset) }.map(\.element)
    }
}
