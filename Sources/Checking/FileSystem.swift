import Glibc

/// The few file operations that the program needs, on bytes and plain paths.
enum FileSystem {
    struct Failure: Error {
        var message: String
        var isTooLarge = false
    }

    /// - Parameter limit: how many bytes the file may have; no more are read.
    static func read(_ path: String, limit: Int = .max) throws(Failure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(message: reason()) }
        defer { close(descriptor) }
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { throw Failure(message: "it is a folder") }
        return try readAll(descriptor, expecting: Int(status.st_size), limit: limit)
    }

    static func readStandardInput(limit: Int = .max) throws(Failure) -> [UInt8] { try readAll(0, expecting: 0, limit: limit) }

    private static func readAll(_ descriptor: Int32, expecting size: Int, limit: Int = .max) throws(Failure) -> [UInt8] {
        let tooLarge = Failure(message: "it has more than \(limit / 1_000_000) megabytes", isTooLarge: true)
        guard size <= limit else { throw tooLarge }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(max(size, 4096))
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count == 0 { return bytes }
            guard count > 0 else {
                if errno == EINTR { continue }
                throw Failure(message: reason())
            }
            bytes += buffer[..<count]
            if bytes.count > limit { throw tooLarge }
        }
    }

    private static func writeThrough(_ bytes: some Collection<UInt8>, to path: String) throws(Failure) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(message: reason()) }
        defer { close(descriptor) }
        try writeAll(bytes, to: descriptor)
    }

    private static func writeAll(_ bytes: some Collection<UInt8>, to descriptor: Int32) throws(Failure) {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw Failure(message: reason())
            }
            rest = rest.dropFirst(count)
        }
    }

    /// Writes a whole file: to a neighbour first, then renamed, so that nobody sees half of it. Devices and pipes are
    /// written to, not replaced: `/dev/stdout` stays what it is. A link is replaced: where it leads may be no business of
    /// whoever put it into a repository.
    static func write(_ bytes: some Collection<UInt8>, to path: String) throws(Failure) {
        var status = stat()
        let isThere = lstat(path, &status) == 0
        let kind = status.st_mode & S_IFMT
        if path.hasPrefix("/dev/") || (isThere && kind != S_IFREG && kind != S_IFLNK && kind != S_IFDIR) { return try writeThrough(bytes, to: path) }
        let temporary = "\(path).\(getpid()).part"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Failure(message: reason()) }
        do throws(Failure) { try writeAll(bytes, to: descriptor) } catch {
            close(descriptor)
            unlink(temporary)
            throw error
        }
        close(descriptor)
        guard rename(temporary, path) == 0 else {
            let failure = Failure(message: reason())
            unlink(temporary)
            throw failure
        }
    }

    /// Writes at the end of a file, in one piece; makes the file if there is none.
    static func append(_ bytes: some Collection<UInt8>, to path: String) throws(Failure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Failure(message: reason()) }
        defer { close(descriptor) }
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR { throw Failure(message: reason()) }
            rest = rest.dropFirst(max(count, 0))
        }
    }

    /// Bytes of a file; nil where there is none.
    static func size(of path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : nil
    }

    /// The folder that the program runs in; empty where it is gone.
    static var workingDirectory: String {
        guard let path = getcwd(nil, 0) else { return "" }
        defer { free(path) }
        return String(cString: path)
    }

    /// Makes a folder and those above it, where they are not there yet.
    static func makeFolder(_ path: String) throws(Failure) {
        if path.isEmpty || isDirectory(path) { return }
        if let slash = path.lastIndex(of: "/") { try makeFolder(String(path[..<slash])) }
        guard mkdir(path, 0o755) == 0 || isDirectory(path) else { throw Failure(message: reason()) }
    }

    static func delete(_ path: String) throws(Failure) {
        guard unlink(path) == 0 else { throw Failure(message: reason()) }
    }

    static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether two paths lead to one file that is there.
    static func isSameFile(_ path: String, _ other: String) -> Bool {
        var (first, second) = (stat(), stat())
        guard stat(path, &first) == 0, stat(other, &second) == 0 else { return false }
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// All files under a folder, sorted by path; hidden files and folders are left out.
    static func files(under directory: String) throws(Failure) -> [String] {
        guard let handle = opendir(directory) else { throw Failure(message: reason()) }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        var result: [String] = []
        for name in names.sorted() {
            let path = directory == "/" ? "/\(name)" : "\(directory)/\(name)"
            if isDirectory(path) { result += try files(under: path) } else { result.append(path) }
        }
        return result
    }

    static func reason() -> String { String(cString: strerror(errno)) }
}
