/// A place on a page, in tenths of a point (1/720 inch) from its top left corner.
public struct PageBox: Hashable, Sendable {
    /// 1-based.
    public var page: Int
    public var x: Int
    public var y: Int
    public var width: Int
    public var height: Int

    public init(page: Int, x: Int, y: Int, width: Int, height: Int) {
        self.page = page
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// The smallest box around this one and another of the same page.
    func union(_ other: PageBox) -> PageBox {
        let (left, top) = (min(x, other.x), min(y, other.y))
        return PageBox(
            page: page, x: left, y: top, width: max(x + width, other.x + other.width) - left,
            height: max(y + height, other.y + other.height) - top)
    }

    /// "72.1, 84 (100 x 13.9)": in points.
    var described: String {
        func points(_ tenths: Int) -> String { tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)" }
        return "\(points(x)), \(points(y)) (\(points(width)) x \(points(height)))"
    }
}
