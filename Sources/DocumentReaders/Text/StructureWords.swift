/// The words that name parts of agreements, policies and laws, by language, in lower case. A reader of plain text
/// needs them only to see where a line starts something new; what the parts mean is decided elsewhere.
enum StructureWords {
    static let english = [
        "annex", "annexure", "appendix", "article", "attachment", "chapter", "clause", "part", "protocol",
        "rule", "schedule", "section", "title",
    ]
    static let french = ["annexe", "appendice", "chapitre", "paragraphe", "partie", "titre"]
    static let spanish = ["anexo", "artículo", "articulo", "capítulo", "capitulo", "sección", "seccion", "título", "titulo"]
    static let portuguese = ["artigo", "secção", "seção"]
    static let russian = ["глава", "приложение", "раздел", "статья", "часть"]
    static let arabic = ["الباب", "الفصل", "الفقرة", "القسم", "المادة", "مادة", "ملحق"]

    /// Words after which a number is a reference in running text, besides those above.
    static let references = [
        "art.", "arts.", "articles", "chapters", "clauses", "no.", "nos.", "number", "para.", "paragraph", "paragraphs",
        "sections", "sub-clause", "sub-paragraph", "subparagraph", "n°", "párrafo", "parágrafo", "пункт", "статьи",
    ]

    static let starters: Set<[UInt8]> = Set(
        (english + french + spanish + portuguese + russian + arabic).map { [UInt8]($0.utf8) })
    static let referring: Set<[UInt8]> = starters.union(references.map { [UInt8]($0.utf8) })

    /// A word in lower case: ASCII, and the two-byte letters of Latin-1 and of Russian.
    static func lowercased(_ word: ArraySlice<UInt8>) -> [UInt8] {
        var out = [UInt8](word)
        var index = 0
        while index < out.count {
            let byte = out[index]
            if byte.isASCIIUpper {
                out[index] = byte | 0x20
            } else if index + 1 < out.count {
                let next = out[index + 1]
                if byte == 0xC3, (0x80...0x9E).contains(next), next != 0x97 { out[index + 1] = next + 0x20 }
                if byte == 0xD0, (0x90...0x9F).contains(next) { out[index + 1] = next + 0x20 }
                if byte == 0xD0, (0xA0...0xAF).contains(next) {
                    out[index] = 0xD1
                    out[index + 1] = next - 0x20
                }
                if byte >= 0xC0 { index += 1 }
            }
            index += 1
        }
        return out
    }
}
