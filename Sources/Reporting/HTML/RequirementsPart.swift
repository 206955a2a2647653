import Fractions

// The table of requirements, what was looked for in vain, and the draft's articles with what they serve.
extension DocumentPage {
    /// One row a requirement. The roles repeat what the elements say, because the narrow layout takes the table's
    /// display away, and with it what screen readers know of it.
    var requirements: HTML {
        if findings.groups.isEmpty { return .empty }
        let rows = findings.all.html { row($0) }
        return """
            \(filters)<table class="requirement-table" role="table">
            <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Status</th>\
            <th scope="col" role="columnheader">Requirement</th><th scope="col" role="columnheader">Passages</th>\
            <th scope="col" role="columnheader">Source</th>\
            <th scope="col" role="columnheader" class="number">Points</th></tr></thead>
            <tbody role="rowgroup">
            \(rows)</tbody>
            </table>
            """
    }

    /// Shown by the script only: without it they would do nothing.
    private var filters: HTML {
        let boxes = findings.groups.html { group in
            """
            <label class="s-\(group.status.rawValue)"><input type="checkbox" name="status" checked value="\(group.status.rawValue)"> \
            \(Icon.status(group.status)) \(group.status.label) (\(group.findings.count))</label>

            """
        }
        let areas = Set(document.results.map(\.area)).sorted().html { "<option value=\"\($0)\">\($0.capitalizedFirst)</option>" }
        let news: HTML = document.results.contains { $0.baseline != nil }
            ? "<label><input type=\"checkbox\" name=\"new\"> Only what is not in the baseline</label>\n" : .empty
        return """
            <form class="filters" hidden>
            <fieldset><legend>Show</legend>
            \(boxes)\(news)<label class="search">Area <select><option value="">All areas</option>\(areas)</select></label>
            <label class="search">Words <input type="search"></label>
            <output></output>
            </fieldset>
            </form>

            """
    }

    /// What the filters go by.
    func data(_ finding: Findings.Finding) -> HTML {
        """
        data-number="\(finding.number)" data-status="\(finding.result.status.rawValue)" data-area="\(finding.result.area)"\
        \(finding.result.baseline.html { " data-baseline=\"\($0.rawValue)\"" })
        """
    }

    /// What people or earlier runs have to say about a finding, beside its status.
    func tag(_ result: ResultReport) -> HTML {
        let words = [
            result.waiver == nil ? nil : "waived", result.decision.map { $0.isLapsed ? "decision lapsed" : "decided" },
            result.baseline.map { $0 == .new ? "new" : "in the baseline" },
        ].compactMap(\.self)
        return words.isEmpty ? .empty : " <span class=\"tag\">\(words.joined(separator: ", "))</span>"
    }

    private func row(_ finding: Findings.Finding) -> HTML {
        let result = finding.result
        let gain: HTML = result.gain.numerator > 0 ? "+\(result.gain.points)" : .empty
        return """
            <tr role="row" class="entry" \(data(finding))>\
            <td role="cell" class="status">\(badge(result.status))\(tag(result))</td>\
            <td role="cell" class="what"><span class="count">\(finding.number)</span> \
            <a href="#\(anchor(finding.number))">\(result.title)</a>\
            <span class="rule"><code>\(result.rule)</code> \(result.strength)</span></td>\
            <td role="cell" class="passages">\(passageCell(result))</td>\
            <td role="cell" class="source">\(result.source)</td>\
            <td role="cell" class="number gain">\(gain)</td></tr>

            """
    }

    private func passageCell(_ result: ResultReport) -> HTML {
        if result.evidence.isEmpty {
            return "<span class=\"none\">\(result.message)</span>"
        }
        let shown = result.decidingFirst.prefix(2).html { evidence in
            "<p>\(placeLink(evidence)) <q \(draftAttributes)>\(quotation(evidence, within: 110))</q></p>"
        }
        let more = result.evidence.count - 2
        return shown + (more > 0 ? "<p class=\"none\">and \(more) more</p>" : .empty)
    }

    // MARK: Looked for

    var lookedFor: HTML {
        let vain = findings.all.filter { $0.result.lookedFor != nil && $0.result.evidence.isEmpty }
        if vain.isEmpty { return .empty }
        let items = vain.html { finding in
            """
            <li><p><a href="#\(anchor(finding.number))">\(finding.result.title)</a> \(badge(finding.result.status))</p>
            <p>\(finding.result.lookedFor ?? "")</p>
            \(finding.result.nearestMiss.html { nearestMiss($0) })</li>

            """
        }
        return "<ul class=\"vain\">\n\(items)</ul>"
    }

    func nearestMiss(_ evidence: Evidence) -> HTML {
        """
        <p class="miss">Nearest miss: \(placeLink(evidence)) \
        <q \(draftAttributes)>\(quotation(evidence, within: 240))</q>\
        \(evidence.note.html { " (\($0))" })</p>
        """
    }

    // MARK: Articles

    /// The reverse of the table: each numbered unit of the draft with the requirements that it serves or fails.
    var articles: HTML {
        var order: [String] = []
        var served: [String: [Findings.Finding]] = [:]
        for finding in findings.all {
            var seen: Set<String> = []
            for evidence in finding.result.evidence {
                let unit = DocumentPage.unit(evidence.address)
                if unit.isEmpty || !seen.insert(unit).inserted { continue }
                served[unit, default: []].append(finding)
            }
        }
        // In the order of the draft where it is known, else of first mention.
        let addresses = document.passages.map(\.address) + findings.all.flatMap { $0.result.evidence.map(\.address) }
        var listed: Set<String> = []
        for address in addresses {
            let unit = DocumentPage.unit(address)
            if served[unit] != nil, listed.insert(unit).inserted { order.append(unit) }
        }
        if order.isEmpty { return .empty }
        let rows = order.html { unit in
            let items = (served[unit] ?? []).html { finding in
                "<li>\(chip(finding))</li>"
            }
            return "<div><dt><bdi>\(unit)</bdi></dt><dd><ul>\(items)</ul></dd></div>\n"
        }
        return "<dl class=\"article-list\">\n\(rows)</dl>"
    }

    /// "Article 7(2)" is part of "Article 7".
    private static func unit(_ address: String) -> String {
        let head = address.prefix { $0 != "(" }
        let unit = head.isEmpty ? address : String(head)
        return unit.last == " " ? String(unit.dropLast()) : unit
    }

    /// A short link to a finding: sign, number, status, title.
    func chip(_ finding: Findings.Finding) -> HTML {
        """
        <a class="chip s-\(finding.result.status.rawValue)" href="#\(anchor(finding.number))"><span class="badge">\
        \(Icon.status(finding.result.status)) \(finding.number) \(finding.result.status.label)</span> \
        \(finding.result.title)</a>
        """
    }
}
