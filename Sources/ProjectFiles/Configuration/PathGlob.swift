/// A pattern for paths, as `.gitignore` has them: `*` and `?` stay inside a folder, `**` crosses folders, `[a-z]`
/// is one of several characters. A pattern that names a folder means all that is in it.
public struct PathGlob: Hashable, Sendable {
    public let text: String
    private let parts: [[Piece]?]

    private enum Piece: Hashable, Sendable {
        case character(Character)
        case any
        case some
        case oneOf([ClosedRange<Character>], isNegated: Bool)
    }

    public init(_ text: String) {
        self.text = text
        // Where a part is nil, any number of folders may stand.
        parts = text.split(separator: "/").filter { $0 != "." }.map { $0 == "**" ? nil : PathGlob.pieces($0) }
    }

    /// The path, where the pattern means one only.
    public var literal: String? {
        var names: [String] = []
        for part in parts {
            guard let part else { return nil }
            var name = ""
            for piece in part {
                guard case .character(let character) = piece else { return nil }
                name.append(character)
            }
            names.append(name)
        }
        return names.joined(separator: "/")
    }

    /// - Parameter path: relative to the folder that the pattern is relative to. O(length of path * length of pattern)
    ///   for each `**`.
    public func matches(_ path: String) -> Bool {
        PathGlob.matches(parts[...], path.split(separator: "/").filter { $0 != "." }[...])
    }

    private static func matches(_ parts: ArraySlice<[Piece]?>, _ path: ArraySlice<Substring>) -> Bool {
        guard let part = parts.first else { return true }
        guard let pieces = part else {
            return (path.startIndex...path.endIndex).contains { matches(parts.dropFirst(), path[$0...]) && ($0 < path.endIndex || parts.count > 1) }
        }
        guard let name = path.first, matches(pieces[...], name) else { return false }
        return matches(parts.dropFirst(), path.dropFirst())
    }

    /// One name against one part. Goes back to the last `*` only, so the time is bounded by the product of the lengths.
    private static func matches(_ pieces: ArraySlice<Piece>, _ name: Substring) -> Bool {
        var (piece, place) = (pieces.startIndex, name.startIndex)
        var retry: (piece: Int, place: Substring.Index)?
        while place < name.endIndex {
            if piece < pieces.endIndex, case .some = pieces[piece] {
                retry = (piece, place)
                piece += 1
            } else if piece < pieces.endIndex, holds(pieces[piece], name[place]) {
                piece += 1
                place = name.index(after: place)
            } else if let last = retry {
                let next = name.index(after: last.place)
                retry = (last.piece, next)
                (piece, place) = (last.piece + 1, next)
            } else {
                return false
            }
        }
        return pieces[piece...].allSatisfy { if case .some = $0 { true } else { false } }
    }

    private static func holds(_ piece: Piece, _ character: Character) -> Bool {
        switch piece {
        case .character(let expected): character == expected
        case .any: true
        case .some: false
        case .oneOf(let ranges, let isNegated): ranges.contains { $0.contains(character) } != isNegated
        }
    }

    private static func pieces(_ part: Substring) -> [Piece] {
        var result: [Piece] = []
        var rest = part[...]
        while let first = rest.popFirst() {
            switch first {
            case "*": if result.last != .some { result.append(.some) }
            case "?": result.append(.any)
            case "\\": result.append(.character(rest.popFirst() ?? "\\"))
            case "[":
                if let close = rest.dropFirst().firstIndex(of: "]") {
                    result.append(set(rest[..<close]))
                    rest = rest[rest.index(after: close)...]
                } else {
                    result.append(.character("["))
                }
            default: result.append(.character(first))
            }
        }
        return result
    }

    private static func set(_ text: Substring) -> Piece {
        var rest = text
        let isNegated = rest.first == "!" || rest.first == "^"
        if isNegated { rest = rest.dropFirst() }
        var ranges: [ClosedRange<Character>] = []
        while let first = rest.popFirst() {
            if rest.first == "-", let last = rest.dropFirst().first, first <= last {
                ranges.append(first...last)
                rest = rest.dropFirst(2)
            } else {
                ranges.append(first...first)
            }
        }
        return .oneOf(ranges, isNegated: isNegated)
    }
}
