import Glibc
import Reporting

/// What the terminal is like, if there is one.
enum Terminal {
    /// Standard output is a terminal that shows colours, and nobody has asked for none.
    static var isColorful: Bool { isColorful(1) }

    /// - Parameter descriptor: 1 for standard output, 2 for standard error.
    static func isColorful(_ descriptor: Int32) -> Bool { canMoveCursor(descriptor) && variable("NO_COLOR") == nil }

    /// Whether a terminal understands more than text.
    static func canMoveCursor(_ descriptor: Int32) -> Bool {
        isatty(descriptor) == 1 && !["dumb", nil].contains(variable("TERM"))
    }

    /// Columns of standard output. Where it is no terminal: as the environment says; those of the terminal where the end
    /// of a pipe is most likely read, page by page; or 100, as in a file.
    static var width: Int {
        width(1) ?? variable("COLUMNS").flatMap { Int($0) } ?? (isPipe(1) ? width(2) : nil) ?? 100
    }

    private static func isPipe(_ descriptor: Int32) -> Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
    }

    /// Nil for what is no terminal.
    static func width(_ descriptor: Int32) -> Int? {
        var size = winsize()
        return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
    }

    /// How a text report is to be laid out.
    ///
    /// - Parameter isFile: whether it goes to a file, where nothing is known of the reader.
    static func options(isFile: Bool = false, color: Bool, verbose: Bool = false, quiet: Bool = false) -> TextReportOptions {
        var options = TextReportOptions(width: isFile ? 100 : width, color: !isFile && color, verbose: verbose, quiet: quiet)
        if !isFile, !hasUnicode {
            // A pipe takes every byte, and the text of a draft must not be lost in it; a terminal would show signs at random.
            options.alphabet = isatty(1) == 1 ? .ascii : .plainFrame
        }
        return options
    }

    /// The locale says so: the first of these that is set decides, as everywhere.
    static var hasUnicode: Bool {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(variable).first?.lowercased() ?? ""
        return locale.contains("utf-8") || locale.contains("utf8")
    }

    /// Nil for a variable that is not set, or empty.
    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
