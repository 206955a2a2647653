/// The languages that lexicons may have lines for.
enum LanguageCode {
    /// ISO 639-1. A closed list, because many codes are English words too ("to", "or", "no") and a line that begins with
    /// one is far more often a slip.
    static let known: Set<String> = [
        "am", "ar", "bn", "da", "de", "el", "en", "es", "fa", "fi", "fr", "ha", "hu", "id", "it", "ja", "ko", "ku", "my", "nb",
        "ne", "nl", "pl", "ps", "pt", "ro", "ru", "rw", "si", "so", "sq", "sr", "sv", "sw", "ta", "th", "ti", "tr", "uk", "ur",
        "vi", "zh",
    ]
}
