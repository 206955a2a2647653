/// The part with the comments, and what the package must say of it.
struct CommentsPart {
    /// The part's name; the folder is that of the main part.
    let name: String
    let isNew: Bool
    /// The next comment's id.
    private(set) var nextID: Int
    /// How many comments Proviso wrote before.
    let ownComments: Int
    private let tree: XMLTree

    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let contentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

    /// - Parameters:
    ///   - existing: the name and bytes of the part, in UTF-8, if there is one.
    ///   - main: the main part, whose marks of comments have ids too.
    ///   - isTaken: whether there is a part of a name.
    init(existing: (name: String, bytes: [UInt8])?, mainPart: String, main: XMLTree, isTaken: (String) -> Bool) throws(XMLTree.Broken) {
        let folder = mainPart.split(separator: "/", omittingEmptySubsequences: false).dropLast().map { $0 + "/" }.joined()
        let part: XMLTree
        if let existing {
            (name, isNew) = (existing.name, false)
            part = try XMLTree(existing.bytes)
        } else {
            // A part of this name that nothing leads to is left alone.
            let names: [String] = ["comments.xml", "comments-of-proviso.xml"] + (1...99).map { "comments\($0).xml" }
            name = folder + (names.first { !isTaken(folder + $0) } ?? names[1])
            isNew = true
            part = try XMLTree(Array((Self.head + "<w:comments xmlns:w=\"\(main.rootNamespace)\"></w:comments>").utf8))
        }
        tree = part
        let written = part.elements.indices.filter { part.elements[$0].name == .comment }
        let marks = main.elements.indices.filter { main.elements[$0].name == .commentRangeStart }
        let ids = written.compactMap { part.value("id", of: $0) } + marks.compactMap { main.value("id", of: $0) }
        nextID = (ids.compactMap { Int($0) }.filter { $0 < Int(Int32.max) - 1_000_000 }.max() ?? -1) + 1
        ownComments = written.count { part.value("author", of: $0) == WordMarkup.author }
    }

    mutating func takeID() -> Int {
        defer { nextID += 1 }
        return nextID
    }

    /// The part with comments added behind those that it has.
    func adding(_ comments: (WordMarkup) -> String, date: String?, styles: (reference: String?, text: String?)) -> [UInt8] {
        var markup = WordMarkup(for: tree, date: date)
        (markup.commentReferenceStyle, markup.commentTextStyle) = styles
        var splices = Splices()
        let root = tree.elements[0]
        if root.isEmptyTag {
            splices.replace(root.end - 2..<root.end, with: ">" + comments(markup) + "</\(tree.qualifiedName(of: 0))>")
        } else {
            splices.insert(comments(markup), at: root.contentEnd)
        }
        return splices.applied(to: tree.bytes)
    }

    // MARK: What the package says of it

    /// The list of content types with this part in it.
    func declared(inContentTypes bytes: [UInt8]) throws(XMLTree.Broken) -> [UInt8] {
        try Self.appending(to: bytes, "Override", "PartName=\"/\(name)\" ContentType=\"\(Self.contentType)\"")
    }

    /// The relations of the main part with one to this part.
    ///
    /// - Parameter bytes: nil if the main part has no relations yet.
    func related(inRelations bytes: [UInt8]?, isStrict: Bool) throws(XMLTree.Broken) -> [UInt8] {
        let empty = Self.head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>"
        let bytes = bytes ?? Array(empty.utf8)
        let tree = try XMLTree(bytes)
        let taken = Set(tree.elements.indices.compactMap { tree.value("Id", of: $0) })
        let id = (1...).lazy.map { "rId\($0)" }.first { !taken.contains($0) } ?? "rIdProviso"
        let space = isStrict ? "http://purl.oclc.org/ooxml/officeDocument/relationships" : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let target = name.split(separator: "/").last.map(String.init) ?? name
        return try Self.appending(to: bytes, "Relationship", "Id=\"\(id)\" Type=\"\(space)/comments\" Target=\"\(target)\"")
    }

    /// Puts an element at the end of the root, with the root's prefix.
    private static func appending(to bytes: [UInt8], _ name: String, _ attributes: String) throws(XMLTree.Broken) -> [UInt8] {
        let tree = try XMLTree(bytes)
        let prefix = tree.rootPrefix.isEmpty ? "" : tree.rootPrefix + ":"
        var splices = Splices()
        let element = "<\(prefix)\(name) \(attributes)/>"
        let root = tree.elements[0]
        if root.isEmptyTag {
            splices.replace(root.end - 2..<root.end, with: ">\(element)</\(tree.qualifiedName(of: 0))>")
        } else {
            splices.insert(element, at: root.contentEnd)
        }
        return splices.applied(to: bytes)
    }
}
