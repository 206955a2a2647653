/// The signs that go with every status word. Each has a shape of its own, so that none depends on colour.
enum Icon {
    /// The drawings, once a page.
    static var sprite: String {
        let symbols = drawings.map { #"<symbol id="i-\#($0.name)" viewBox="0 0 16 16">\#($0.drawing)</symbol>"# }
        return "<svg class=\"sprite\" width=\"0\" height=\"0\" aria-hidden=\"true\">\n"
            + symbols.joined(separator: "\n")
            + "\n<pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
            + "patternTransform=\"rotate(45)\"><rect class=\"hatch-ground\" width=\"6\" height=\"6\"/>"
            + "<rect class=\"hatch-line\" width=\"2.5\" height=\"6\"/></pattern>\n</svg>"
    }

    /// A sign by name. Always beside a word, so hidden from screen readers.
    static func use(_ name: String) -> HTML {
        "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"#i-\(name)\"/></svg>"
    }

    static func status(_ status: RuleStatus) -> HTML { use(status.rawValue) }

    static func verdict(_ verdict: Verdict) -> HTML {
        "<span class=\"s-\(statusClass(verdict))\">\(use(statusClass(verdict)))</span>"
    }

    /// The status whose sign and colours a verdict wears.
    static func statusClass(_ verdict: Verdict) -> String {
        switch verdict {
        case .incomplete: "error"
        case .blocked: "violated"
        case .gaps: "not-met"
        case .questions: "needs-review"
        case .clear: "met"
        }
    }

    private static let drawings: [(name: String, drawing: String)] = [
        ("met", #"<circle cx="8" cy="8" r="7" fill="currentColor"/><path class="cut" d="M4.6 8.3l2.3 2.3 4.5-4.9"/>"#),
        (
            "partly-met",
            #"<circle cx="8" cy="8" r="6.2" class="line"/><path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor"/>"#
        ),
        ("not-met", #"<circle cx="8" cy="8" r="6.2" class="line"/>"#),
        (
            "violated",
            #"<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" fill="currentColor"/>"#
                + #"<path class="cut" d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2"/>"#
        ),
        (
            "needs-review",
            #"<rect x="1.2" y="1.2" width="13.6" height="13.6" rx="2.5" fill="currentColor"/>"#
                + #"<path class="cut" d="M5.8 6.2c0-3 4.4-3 4.4-.3 0 1.7-2.2 1.7-2.2 3.4M8 11.6v.4"/>"#
        ),
        ("not-applicable", #"<path class="line" d="M3 8h10"/>"#),
        ("not-checked", #"<circle cx="8" cy="8" r="6.2" class="line"/><path class="line" d="M3.8 12.2l8.4-8.4"/>"#),
        (
            "error",
            #"<path d="M8 1l7.4 13.6H.6z" fill="currentColor"/><path class="cut" d="M8 6v4M8 12.2v.4"/>"#
        ),
        ("miss", #"<path class="line" d="M2 11c2-5 4-5 6-2s4 3 6-2"/>"#),
    ]
}
