// One finding.
extension SARIFReport {
    /// More passages than these help nobody.
    private static let mostRelated = 10

    func result(_ json: inout JSONWriter, _ item: LocatedResult) {
        let result = item.result
        json.object { json in
            json.field("ruleId", result.rule)
            if let index = rules.index[result.rule] { json.field("ruleIndex", index) }
            json.field("level", result.level.rawValue)
            json.field("message") { text(&$0, result.paragraph) }
            json.field("locations") { $0.array([result.mainEvidence]) { place(&$0, $1, in: item.document) } }
            let related = related(to: result)
            if !related.isEmpty { json.field("relatedLocations") { $0.array(related) { place(&$0, $1, in: item.document) } } }
            json.field("partialFingerprints") { json in
                // GitHub knows an alert by this; the number tells equal lines apart, and there are none.
                json.object { $0.field("primaryLocationLineHash", fingerprint(item) + ":1") }
            }
            if let state = result.baseline { json.field("baselineState", state.rawValue) }
            let suppressions = suppressions(of: result)
            if !suppressions.isEmpty {
                json.field("suppressions") { json in
                    json.array(suppressions) { json, reason in
                        json.object { json in
                            json.field("kind", "external")
                            json.field("status", "accepted")
                            json.field("justification", reason.onOneLine)
                        }
                    }
                }
            }
            json.field("properties") { json in
                json.object { json in
                    json.field("status", result.status.rawValue)
                    json.field("strength", result.strength)
                    json.field("area", result.area)
                }
            }
        }
    }

    /// The other passages, each place once: the schema of SARIF forbids two that are alike.
    private func related(to result: ResultReport) -> [Evidence] {
        var seen: Set<[String]> = []
        var places: [Evidence] = []
        for evidence in result.evidence where evidence != result.mainEvidence {
            let region = FileRegion(evidence)
            let key = [evidence.whereabouts.onOneLine, "\(region)", evidence.hasColumns ? evidence.text : ""]
            if places.count < SARIFReport.mostRelated, seen.insert(key).inserted { places.append(evidence) }
        }
        return places
    }

    /// Stays the same while lines move and other passages change.
    private func fingerprint(_ item: LocatedResult) -> String { item.key.digest(path: paths.relative(item.document.path)) }

    private func suppressions(of result: ResultReport) -> [String] {
        var reasons: [String] = []
        if let waiver = result.waiver { reasons.append("Waived by \(waiver.person) on \(waiver.date), until \(waiver.expires): \(waiver.reason)") }
        if let decision = result.settlingDecision {
            reasons.append("Decided by \(decision.person) on \(decision.date), \(decision.answer.rawValue): \(decision.reason)")
        }
        if result.baseline == .unchanged { reasons.append("In the baseline") }
        return reasons
    }

    private func place(_ json: inout JSONWriter, _ evidence: Evidence?, in document: DocumentReport) {
        let region = FileRegion(evidence)
        json.object { json in
            json.field("physicalLocation") { json in
                json.object { json in
                    json.field("artifactLocation") { location(&$0, document.path) }
                    json.field("region") { json in
                        json.object { json in
                            json.field("startLine", region.startLine)
                            json.field("startColumn", region.startColumn)
                            json.field("endLine", region.endLine)
                            json.field("endColumn", region.endColumn)
                            if let evidence, evidence.hasColumns { json.field("snippet") { $0.object { $0.field("text", evidence.text) } } }
                        }
                    }
                }
            }
            guard let evidence else { return }
            let name = evidence.whereabouts
            if !name.isEmpty {
                json.field("logicalLocations") { $0.array([name]) { json, name in json.object { $0.field("fullyQualifiedName", name.onOneLine) } } }
                json.field("message") { text(&$0, name) }
            }
        }
    }
}
