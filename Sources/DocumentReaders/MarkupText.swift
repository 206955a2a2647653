internal import DocumentModel
internal import TextSpans

/// A run of words of a markup file, decoded, with its place in the file.
struct MarkupRun {
    /// In the reader's list of decoded words.
    var range: Range<Int>
    /// Of the first byte, in the file.
    var offset: Int
    /// Whether the words stand in the file as they are.
    var isCopy: Bool
}

extension DocumentBuilder {
    /// Notes the text that lines and columns count in.
    mutating func begin(_ decoded: DecodedText) {
        if let remark = decoded.remark { remarks.append(remark) }
        origins.sourceLines = LineIndex(decoded.bytes)
        origins.sourceText = decoded.bytes
    }

    mutating func append(_ runs: [MarkupRun], of words: [UInt8]) {
        for run in runs { append(words[run.range], origin: Origin(offset: run.offset), isReplacement: !run.isCopy) }
    }
}
