import PatternMatching
import RuleLanguage
import TextAnalysis

// A whole program as an image: what the built-in rules are loaded from, because reading and compiling their text takes
// longer than checking a draft with them.

extension RuleProgram {
    /// The image of the program in all its languages. ``init(image:)`` reads it.
    ///
    /// - Parameter rulesHash: a digest of the rule files, kept beside the program.
    public func image(rulesHash: String) -> [UInt8] {
        var image = ImageWriter()
        image.string(rulesHash)
        pack.write(to: &image)
        let languages = languageCodes.compactMap { language($0) }
        image.array(languages.map(\.code)) { $0.string($1) }
        // Each by itself, so that only the languages that are needed are read.
        for language in languages {
            var part = ImageWriter()
            language.write(to: &part)
            image.bytes(part.image)
        }
        return image.image
    }

    /// - Parameter image: what ``image(rulesHash:)`` made; lives as long as the program.
    public convenience init(image: UnsafePointer<UInt8>, rulesHash: inout String) {
        var reader = ImageReader(image)
        rulesHash = reader.string()
        let pack = RulePack(&reader)
        let codes = reader.array { $0.string() }
        var images: [String: LanguageImage] = [:]
        for code in codes { images[code] = LanguageImage(start: reader.bytes().baseAddress!) }
        self.init(pack, images: images)
    }
}

/// Where the image of a language begins. Constant bytes of the program.
struct LanguageImage: @unchecked Sendable /* because nobody writes there */ {
    let start: UnsafePointer<UInt8>
}

extension LanguageProgram {
    fileprivate func write(to image: inout ImageWriter) {
        image.string(code)
        cues.phrases.write(to: &image)
        concepts.write(to: &image)
        vocabulary.write(to: &image)
        cues.write(to: &image)
        image.array(hasConcept) { $0.flag($1) }
        image.array(isDeniedInside) { $0.flag($1) }
    }

    convenience init(_ image: LanguageImage) {
        var reader = ImageReader(image.start)
        let code = reader.string()
        let phrases = PhraseSet(&reader)
        let concepts = PhraseSet(&reader)
        let vocabulary = Vocabulary.read(&reader, sets: [phrases, concepts])
        let cues = CueLexicon(&reader, phrases: phrases)
        self.init(
            code: code, vocabulary: vocabulary, cues: cues, concepts: concepts, hasConcept: reader.array { $0.flag() },
            isDeniedInside: reader.array { $0.flag() })
    }
}
