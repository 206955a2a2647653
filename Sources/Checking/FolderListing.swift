import Glibc

extension FileSystem {
    /// What stands in a folder.
    struct Entry {
        var name: String
        var isDirectory: Bool
    }

    /// A file, whatever path leads to it.
    struct Identity: Hashable {
        var device: UInt
        var number: UInt
    }

    /// The entries of a folder itself, sorted by name, hidden ones too.
    static func entries(of directory: String) throws(Failure) -> [Entry] {
        guard let handle = opendir(directory.isEmpty ? "." : directory) else { throw Failure(message: reason()) }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted().map { Entry(name: $0, isDirectory: isDirectory(join(directory, $0))) }
    }

    /// Nil where there is no such file.
    static func identity(of path: String) -> Identity? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Identity(device: UInt(status.st_dev), number: UInt(status.st_ino))
    }

    static func join(_ directory: String, _ name: String) -> String {
        if directory.isEmpty { return name }
        return directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
    }
}
