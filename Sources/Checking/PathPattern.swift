import Glibc

/// A pattern of paths that no shell has expanded: `drafts/**/*.docx`.
///
/// `*`, `?` and `[...]` stay inside one name, `**` stands for any number of folders, `{a,b}` for either. Hidden names
/// are matched only by a pattern that writes the dot.
struct PathPattern {
    private let alternatives: [[String]]
    private let isAbsolute: Bool

    /// Nil for a path that holds no sign of a pattern.
    init?(_ path: String) {
        guard path.contains(where: { "*?[{".contains($0) }) else { return nil }
        isAbsolute = path.hasPrefix("/")
        alternatives = PathPattern.withoutBraces(path).map { $0.split(separator: "/").map(String.init) }
    }

    /// The paths that match, files and folders, in the order of their names; each may come more than once.
    ///
    /// - Parameter leavesOut: folders that `**` does not enter.
    func paths(leavesOut: (String) -> Bool) -> [String] {
        alternatives.flatMap { expand(isAbsolute ? "/" : "", $0[...], leavesOut) }
    }

    private func expand(_ folder: String, _ segments: ArraySlice<String>, _ leavesOut: (String) -> Bool) -> [String] {
        guard let segment = segments.first else { return folder.isEmpty ? [] : [folder] }
        let rest = segments.dropFirst()
        if segment == "**" {
            var result = rest.isEmpty ? [] : expand(folder, rest, leavesOut)
            for entry in entries(folder) where !entry.name.hasPrefix(".") {
                let path = FileSystem.join(folder, entry.name)
                if !entry.isDirectory {
                    if rest.isEmpty { result.append(path) }
                } else if !leavesOut(entry.name), !FileSystem.isLink(path) {
                    // A link to a folder may lead back to where we are.
                    result += expand(path, segments, leavesOut)
                }
            }
            return result
        }
        guard segment.contains(where: { "*?[".contains($0) }) else {
            let path = FileSystem.join(folder, segment)
            return FileSystem.exists(path) ? expand(path, rest, leavesOut) : []
        }
        return entries(folder)
            .filter { fnmatch(segment, $0.name, FNM_PERIOD) == 0 && (rest.isEmpty || $0.isDirectory) }
            .flatMap { expand(FileSystem.join(folder, $0.name), rest, leavesOut) }
    }

    /// What cannot be read matches nothing.
    private func entries(_ folder: String) -> [FileSystem.Entry] {
        (try? FileSystem.entries(of: folder)) ?? []
    }

    /// Nobody writes more alternatives than this; a pattern of nested braces could mean millions.
    private static let mostAlternatives = 1000

    /// `a.{md,txt}` as `a.md` and `a.txt`; braces that are not closed, or hold no comma, are ordinary characters.
    private static func withoutBraces(_ path: String) -> [String] {
        var done: [String] = []
        var open = [path]
        while let next = open.popLast(), done.count + open.count < mostAlternatives {
            guard let (before, choices, after) = firstChoice(next) else {
                done.append(next)
                continue
            }
            open += choices.reversed().map { String(before) + $0 + after }
        }
        return done
    }

    /// The innermost first group of choices.
    private static func firstChoice(_ path: String) -> (before: Substring, choices: [Substring], after: Substring)? {
        var start: String.Index?
        for index in path.indices {
            if path[index] == "{" { start = index }
            guard path[index] == "}", let opening = start else { continue }
            let choices = path[path.index(after: opening)..<index].split(separator: ",", omittingEmptySubsequences: false)
            if choices.count > 1 { return (path[..<opening], choices, path[path.index(after: index)...]) }
            start = nil
        }
        return nil
    }
}

extension FileSystem {
    static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }
}
