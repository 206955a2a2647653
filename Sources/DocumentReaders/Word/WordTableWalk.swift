internal import DocumentModel

/// Keeps count of tables, rows and columns on the way through a part. A table inside a cell is part of that cell.
struct WordTableWalk {
    /// Rows and cells that a tracked change keeps out of this view are passed over.
    let view: ChangeView
    private var depth = 0
    private var table = -1
    private var row = -1
    private var column = -1
    private var nextColumn = 0
    private(set) var isInGoneRow = false
    private(set) var isInGoneCell = false

    init(_ view: ChangeView) { self.view = view }

    /// The cell that is being read; nil outside of tables.
    var cell: WordParagraph.Cell? {
        depth > 0 && row >= 0 && column >= 0 ? .init(table: table, row: row, column: column) : nil
    }

    mutating func startTable(_ story: inout WordStory) {
        depth += 1
        guard depth == 1 else { return }
        table = story.tables.count
        row = -1
        column = -1
        story.tables.append(WordTable())
    }

    mutating func endTable() { depth = max(0, depth - 1) }

    mutating func startRow(_ story: inout WordStory) {
        guard depth == 1 else { return }
        row += 1
        column = -1
        nextColumn = 0
        isInGoneRow = false
        isInGoneCell = false
        story.tables[table].rowCount = row + 1
    }

    mutating func startCell() {
        guard depth == 1 else { return }
        column = nextColumn
        nextColumn += 1
        isInGoneCell = false
    }

    /// A property of the table, the row or the cell.
    mutating func note(_ element: OfficeElement, _ attributes: XMLAttributes, _ story: inout WordStory) {
        guard depth == 1 else { return }
        switch element {
        case .tblStyle: story.tables[table].style = attributes.string("val")
        case .tblLook: story.tables[table].usesFirstRow = Self.usesFirstRow(attributes)
        case .tblHeader: if attributes.isOn { story.tables[table].headerRows.insert(row) }
        case .gridBefore: nextColumn = max(0, min(attributes.int("val") ?? 0, 1000))
        case .gridSpan: nextColumn = column + max(1, min(attributes.int("val") ?? 1, 1000))
        case .cellIns, .cellDel:
            if WordChanges.kind(element)?.isShown(in: view) == false {
                // The cell goes, and those after it move up.
                isInGoneCell = true
                nextColumn = column
            }
        case .ins, .del:
            guard !isInGoneRow, WordChanges.kind(element)?.isShown(in: view) == false else { break }
            // The row goes, and does not count.
            isInGoneRow = true
            story.tables[table].headerRows.remove(row)
            row -= 1
            story.tables[table].rowCount = row + 1
        default: break
        }
    }

    /// Takes note of the look of the first row, by which headers are told where nobody marked them.
    func note(_ paragraph: WordParagraph, _ story: inout WordStory) {
        guard let cell = paragraph.cell, cell.row == 0, !paragraph.text.isEmpty else { return }
        story.tables[cell.table].firstRowHasText = true
        if paragraph.hasPlainText { story.tables[cell.table].firstRowHasPlainText = true }
    }

    private static func usesFirstRow(_ attributes: XMLAttributes) -> Bool {
        if let flag = attributes.bytes("firstRow") { return flag.elementsEqual("1".utf8) || flag.elementsEqual("true".utf8) }
        guard let mask = attributes.string("val").flatMap({ Int($0, radix: 16) }) else { return false }
        return mask & 0x20 != 0
    }
}
