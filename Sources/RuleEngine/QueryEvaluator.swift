public import PatternMatching
public import RuleLanguage
public import TextAnalysis

/// Finds where a condition holds in one document, outside any rule.
public struct QueryEvaluator {
    private let evaluator: ConditionEvaluator
    private let condition: Condition

    /// - Parameter program: made of the pack that the condition's names were resolved in.
    public init(_ condition: Condition, text: AnalysedText, program: RuleProgram, language: LanguageProgram, words: WordTable) {
        self.condition = condition
        evaluator = ConditionEvaluator(
            matches: DocumentMatches(text, program: language, words: words), program: program,
            provisions: RuleReach(condition, pack: program.pack).provisions)
    }

    /// The hits in document order, each place once. What the text denies has the level `negated`, also where the
    /// condition does not ask.
    public var hits: [Hit] {
        var result: [Hit] = []
        for hit in evaluator.hits(of: condition) where result.last?.span != hit.span {
            var hit = hit
            if evaluator.matches.read(hit.span).polarity == .negated { hit.level = .negated }
            result.append(hit)
        }
        return result
    }
}
