import Reporting
import Foundation
import Testing

/// Edits to real drafts, each with what a careful reader would say changed. The same pairs the other way round say the
/// opposite.
@Suite struct CaseTests {
    @Test func casesAreThere() { #expect(CaseFile.names.count >= 12) }

    @Test(arguments: CaseFile.names)
    func saysWhatChanged(_ name: String) throws {
        let file = try CaseFile(name)
        let (comparison, mirrored) = try Project.compareBothWays(file.old, file.new)
        for answer in file.answers { check(answer, comparison, name) }
        expectMirror(comparison, mirrored, name)
        expectVerbatim(comparison, file)
    }

    private func check(_ answer: [String], _ comparison: DraftComparison, _ name: String) {
        func requirement(_ rule: String) -> RequirementChange? {
            let found = comparison.requirements.first { $0.rule == rule }
            if found == nil { Issue.record("\(name): no rule \(rule)") }
            return found
        }
        switch answer[0] {
        case "expect":
            guard let requirement = requirement(answer[1]) else { return }
            let subject = answer.dropFirst(3).joined(separator: " ")
            let steps = requirement.steps.filter { $0.change.rawValue == answer[2] && (subject.isEmpty || [$0.subject, $0.old, $0.new].contains(subject)) }
            #expect(!steps.isEmpty, "\(name): \(answer.joined(separator: " ")); it has \(requirement.steps)")
        case "first": #expect(requirement(answer[1])?.change.rawValue == answer[2], "\(name): \(answer[1])")
        case "quotes":
            let places = answer.dropFirst(2).joined(separator: " ").components(separatedBy: "->").map { $0.trimmingCharacters(in: .whitespaces) }
            let quoted = requirement(answer[1])?.passages.map { [$0.old?.address ?? "", $0.new?.address ?? ""] } ?? []
            #expect(quoted.contains(places), "\(name): \(quoted)")
        case "none":
            let wrong = comparison.requirements.filter { requirement in
                requirement.steps.contains { $0.change.direction == (answer[1] == "worse" ? .worse : .better) }
            }
            #expect(wrong.map(\.rule) == [], "\(name): nothing is \(answer[1])")
        case "unspoken": #expect(comparison.unspoken?.count == Int(answer[1]), "\(name): \(comparison.unspoken?.compactMap { ($0.new ?? $0.old)?.text } ?? [])")
        case "fails":
            let order: [ComparisonThreshold] = [.violated, .lost, .weakened]
            #expect(order.first { comparison.fails($0) }?.rawValue ?? "never" == answer[1], "\(name)")
        default: Issue.record("\(name): no answer \(answer)")
        }
    }
}

/// What one comparison says, the other says the other way round.
func expectMirror(_ there: DraftComparison, _ back: DraftComparison, _ name: String) {
    #expect(there.old.score == back.new.score && there.new.score == back.old.score, "\(name)")
    #expect(there.requirements.map(\.rule) == back.requirements.map(\.rule), "\(name)")
    for (one, other) in zip(there.requirements, back.requirements) {
        #expect(one.old?.status == other.new?.status && one.new?.status == other.old?.status, "\(name): \(one.rule)")
        func told(_ steps: [RequirementChange.Step], mirrored: Bool) -> [String] {
            steps.map { step in
                mirrored
                    ? "\(step.change.mirror.rawValue) \(step.subject ?? "") \(step.new ?? "") \(step.old ?? "")"
                    : "\(step.change.rawValue) \(step.subject ?? "") \(step.old ?? "") \(step.new ?? "")"
            }.sorted()
        }
        #expect(told(one.steps, mirrored: false) == told(other.steps, mirrored: true), "\(name): \(one.rule)")
        let pairs = Set(one.passages.map { [$0.old?.text, $0.new?.text] })
        #expect(pairs == Set(other.passages.map { [$0.new?.text, $0.old?.text] }), "\(name): \(one.rule)")
    }
    #expect(Set(there.unspoken?.map { [$0.old?.text, $0.new?.text] } ?? []) == Set(back.unspoken?.map { [$0.new?.text, $0.old?.text] } ?? []), "\(name)")
}

/// Every passage is quoted as it stands, and every step points to a passage that is there.
private func expectVerbatim(_ comparison: DraftComparison, _ file: CaseFile) {
    func folded(_ text: String) -> String { text.filter { $0.isLetter || $0.isNumber } }
    let (old, new) = (folded(file.old), folded(file.new))
    for passage in comparison.requirements.flatMap(\.passages) + (comparison.unspoken ?? []) {
        if let quoted = passage.old { #expect(old.contains(folded(quoted.text)), "\(quoted.text)") }
        if let quoted = passage.new { #expect(new.contains(folded(quoted.text)), "\(quoted.text)") }
    }
    for requirement in comparison.requirements {
        #expect(requirement.steps.allSatisfy { $0.passage.map(requirement.passages.indices.contains) ?? true }, "\(requirement.rule)")
    }
}
