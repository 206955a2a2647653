/// One rule file as given: its path, for messages, and its bytes.
public struct RuleFile: Sendable {
    public var path: String
    public var text: [UInt8]

    /// How many bytes a rule file may have: many times the largest that anybody writes by hand.
    public static let sizeLimit = 4_000_000

    public init(path: String, text: [UInt8]) {
        self.path = path
        self.text = text
    }

    public init(path: String, text: String) { self.init(path: path, text: Array(text.utf8)) }
}
