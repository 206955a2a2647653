import Glibc
public import Fractions
public import ProjectFiles

/// What surrounds the documents of a run: the folder that they belong to, its configuration, and what people keep
/// beside their drafts.
public struct Project: Sendable {
    /// Absolute. Documents are known by their path in it.
    public internal(set) var folder: String
    public internal(set) var configuration: Configuration?
    public internal(set) var baseline: Baseline?
    /// Where it is read from and written to.
    public internal(set) var baselineFile: String
    /// A stale entry of the baseline fails the run.
    public internal(set) var isStrict = false
    public internal(set) var waivers: [Waiver] = []
    public internal(set) var decisions = DecisionLog()
    public internal(set) var decisionsFile: String
    /// The name under which the only document of the run is known; nil: its path.
    public internal(set) var alias: String?
    public internal(set) var minimumScore: Fraction?
    /// The day that waivers are held against.
    public internal(set) var today: CalendarDate
    /// Absolute paths of what has changed, and since when; nil where all documents are reported.
    var changes: Changes?

    /// A folder without any of that.
    ///
    /// - Parameter folder: nil for the one that the program runs in.
    public init(folder: String? = nil) {
        let folder = folder.map(Project.absolute) ?? Project.current
        self.folder = folder
        baselineFile = Project.shown(Project.joined(folder, Baseline.fileName))
        decisionsFile = Project.shown(Project.joined(folder, DecisionLog.fileName))
        today = Project.clock
    }

    // MARK: Names

    /// The name that a document is known under in baseline, waivers and decisions.
    ///
    /// - Parameter path: as the user gave it, or the name of standard input.
    public func name(of path: String) -> String {
        if let alias { return alias }
        let name = relative(path)
        return configuration?.entry(for: name)?.alias ?? name
    }

    /// The path in the project's folder; outside of it, the absolute path.
    func relative(_ path: String) -> String {
        let absolute = Project.absolute(path)
        if folder == "/" { return String(absolute.dropFirst()) }
        return absolute.hasPrefix(folder + "/") ? String(absolute.dropFirst(folder.utf8.count + 1)) : absolute
    }

    /// The path by which a file of the project is opened and shown.
    func path(of file: String) -> String { file.hasPrefix("/") ? file : Project.shown(Project.joined(folder, file)) }

    static func joined(_ folder: String, _ name: String) -> String { folder == "/" ? "/" + name : folder + "/" + name }

    /// As short as it can be: relative to the current folder if it lies in it.
    static func shown(_ absolute: String) -> String {
        let here = current
        if absolute == here { return "." }
        return here != "/" && absolute.hasPrefix(here + "/") ? String(absolute.dropFirst(here.utf8.count + 1)) : absolute
    }

    /// Absolute, with the links of its folder followed; the file itself may be a link, and need not be there.
    static func absolute(_ path: String) -> String {
        if let real = real(path), FileSystem.isDirectory(path) { return real }
        guard let slash = path.lastIndex(of: "/") else { return joined(current, path) }
        let folder = slash == path.startIndex ? "/" : String(path[..<slash])
        let name = String(path[path.index(after: slash)...])
        return joined(real(folder) ?? (folder.hasPrefix("/") ? folder : joined(current, folder)), name)
    }

    private static func real(_ path: String) -> String? {
        guard let pointer = realpath(path, nil) else { return nil }
        defer { free(pointer) }
        return String(cString: pointer)
    }

    static var current: String { real(".") ?? "/" }

    /// The only look at the clock; `--today` takes its place.
    static var clock: CalendarDate {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return CalendarDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday)) ?? CalendarDate(year: 2000, month: 1, day: 1)!
    }

    // MARK: Companions

    /// The documents that a document is compared with by the configuration, as paths in the project's folder. Whoever has
    /// a companion is one: it is enough that either names the other.
    func companions(of name: String) -> [String] {
        guard let configuration else { return [] }
        var result = configuration.entry(for: name)?.companions ?? []
        for entry in configuration.documents where entry.companions.contains(name) {
            let others = entry.path.literal.map { [$0] } ?? files.filter(entry.path.matches)
            result += others.filter { $0 != name && !result.contains($0) }
        }
        return result
    }

    /// All files of the folder, as paths in it.
    private var files: [String] {
        ((try? FileSystem.files(under: folder)) ?? []).map { String($0.dropFirst(folder == "/" ? 1 : folder.utf8.count + 1)) }
    }

    /// The documents that the configuration speaks of, for runs that name none.
    public var configuredDocuments: [String] {
        guard let configuration else { return [] }
        let files = configuration.documents.allSatisfy { $0.path.literal != nil } ? [] : files
        var result: [String] = []
        for entry in configuration.documents {
            let named = entry.path.literal.map { [$0] }
                ?? files.filter { file in entry.path.matches(file) && Discovery.endings.contains { file.lowercased().hasSuffix($0) } }
            for file in named where !configuration.exclude.contains(where: { $0.matches(file) }) {
                let path = path(of: file)
                if !result.contains(path) { result.append(path) }
            }
        }
        return result
    }

    /// The reports that the configuration asks for, with the files that they go to; nil: to standard output.
    public var outputs: [(format: String, file: String?)] { (configuration?.outputs ?? []).map { ($0.format, $0.file.map(path(of:))) } }

    /// Whether a document found in a folder is to be left out.
    func excludes(_ path: String) -> Bool {
        guard let configuration, !configuration.exclude.isEmpty else { return false }
        let name = relative(path)
        return configuration.exclude.contains { $0.matches(name) }
    }
}
