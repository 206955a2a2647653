extension BlockWriter {
    /// A heading with a text; nothing if there is none.
    mutating func text(_ heading: String, _ value: String?) {
        if let value { field(heading, ValueLayout.words(value).map(LayoutAtom.chunk)) }
    }

    /// A heading with the texts of an array, separated by commas; nothing if there are none.
    mutating func list(_ heading: String, _ values: JSONValue?) {
        let texts = values?.texts ?? []
        guard let last = texts.last else { return }
        field(heading, texts.dropLast().map { .chunk($0 + ",") } + [.chunk(last)])
    }

    /// A heading with a condition; nothing if it has no alternatives.
    mutating func condition(_ heading: String, label: String? = nil, _ alternatives: [String]) {
        guard let first = alternatives.first else { return }
        field(
            heading,
            (label.map { [.chunk($0 + ":")] } ?? []) + [.chunk(first)] + alternatives.dropFirst().flatMap { [.alternative, .chunk($0)] })
    }

    /// A language line of examples with the lines that belong to it.
    mutating func texts(_ form: JSONValue) {
        func field(_ heading: String, _ list: JSONValue?) {
            let texts = (list?.items ?? []).compactMap(\.text)
            if !texts.isEmpty || list == nil { self.field(heading, texts.map(LayoutAtom.chunk), isEntries: true) }
        }
        field(form["language"]?.text ?? "", form["found"])
        if let list = form["not"] { field("not", list) }
        if let list = form["loose"] { field("loose", list) }
    }

    /// A language line with the lines that belong to it.
    mutating func lexicon(_ form: JSONValue) {
        func entries(_ heading: String, _ list: JSONValue?) {
            let written = (list?.items ?? []).compactMap { $0["written"]?.text }
            if !written.isEmpty { field(heading, written.map(LayoutAtom.chunk), isEntries: true) }
        }
        entries(form["language"]?.text ?? "", form["entries"])
        entries("not", form["not"])
        entries("loose", form["loose"])
    }
}
