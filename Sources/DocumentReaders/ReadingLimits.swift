/// How much a reader takes on before it refuses a file. Files come from strangers: a small file may unfold into
/// gigabytes or nest without end.
public struct ReadingLimits: Sendable {
    /// Bytes of the file itself.
    public var maxFileBytes: Int
    /// Bytes of all the parts of an archive that are read, unpacked, together.
    public var maxUncompressedBytes: Int
    /// Unpacked size over packed size of one part. Looked at only for parts above `ratioFloorBytes`: small parts of
    /// ordinary files can be very repetitive.
    public var maxCompressionRatio: Int
    /// Unpacked size in bytes from which `maxCompressionRatio` counts.
    public var ratioFloorBytes: Int
    /// Depth of elements in XML, of blocks in Markdown.
    public var maxNesting: Int
    /// Files in an archive.
    public var maxArchiveEntries: Int
    /// Cells of all tables of a Markdown text.
    public var maxTableCells: Int
    /// Bytes of the text that is read from a file.
    public var maxTextBytes: Int
    /// Paragraphs, lines of a text file, cells of tables.
    public var maxBlocks: Int
    /// Elements of one part of a file, or of a web page with its pieces of text.
    public var maxElements: Int
    /// Elements of a web page that are open at once; pages close by no means all that they open.
    public var maxOpenTags: Int
    /// Attributes of one element: parsers compare each with each.
    public var maxAttributes: Int
    /// Signs of markup in a Markdown text: the parser makes a node of each.
    public var maxMarkupSigns: Int

    public init(
        maxFileBytes: Int = 200 << 20, maxUncompressedBytes: Int = 256 << 20, maxCompressionRatio: Int = 300,
        ratioFloorBytes: Int = 10 << 20, maxNesting: Int = 200, maxArchiveEntries: Int = 20_000,
        maxTableCells: Int = 1_000_000, maxTextBytes: Int = 32 << 20, maxBlocks: Int = 1_000_000,
        maxElements: Int = 10_000_000, maxOpenTags: Int = 512, maxAttributes: Int = 1000, maxMarkupSigns: Int = 2_000_000
    ) {
        // Offsets in a document are Int32: no limit may allow more text than they can count.
        let countable = Int(Int32.max) / 4
        self.maxFileBytes = min(maxFileBytes, countable)
        self.maxUncompressedBytes = min(maxUncompressedBytes, countable)
        self.maxCompressionRatio = maxCompressionRatio
        self.ratioFloorBytes = ratioFloorBytes
        self.maxNesting = maxNesting
        self.maxArchiveEntries = maxArchiveEntries
        self.maxTableCells = maxTableCells
        self.maxTextBytes = maxTextBytes
        self.maxBlocks = maxBlocks
        self.maxElements = maxElements
        self.maxOpenTags = maxOpenTags
        self.maxAttributes = maxAttributes
        self.maxMarkupSigns = maxMarkupSigns
    }

    /// Generous for drafts (the longest known has under 2 MB), small enough for a laptop.
    public static let standard = ReadingLimits()
}
