import CStemmer

/// Snowball's stemmer for one language. Not shared between threads: each worker has its own.
package final class Stemmer {
    private let handle: OpaquePointer?

    /// - Parameter language: ISO 639-1. A language without a stemmer leaves words as they are.
    package init(language: String) { handle = sb_stemmer_new(language, nil) }

    deinit { if let handle { sb_stemmer_delete(handle) } }

    /// The stem of a lower-case word.
    package func stem(_ word: [UInt8]) -> [UInt8] {
        guard let handle, let result = sb_stemmer_stem(handle, word, Int32(word.count)) else { return word }
        return Array(UnsafeBufferPointer(start: result, count: Int(sb_stemmer_length(handle))))
    }
}
