#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Reads whole files through the operating system's own calls.
enum FileLoading {
    /// - Throws: `file-not-found`, `unreadable-file` or `file-too-large`.
    static func load(_ path: String, limits: ReadingLimits) throws(ReadingError) -> SourceFile {
        var file = SourceFile(path: path, bytes: [], limits: limits)
        // A pipe without a writer would not even open otherwise.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw systemError(file, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw systemError(file, errno) }
        let kind = status.st_mode & S_IFMT
        if kind == S_IFDIR {
            throw file.error(ReadingCodes.unreadableFile, "this is a folder, not a file", help: "name the documents in it")
        }
        // Pipes are welcome (a shell's `<(...)`); a device may never end.
        guard kind == S_IFREG || kind == S_IFIFO else {
            throw file.error(
                ReadingCodes.unreadableFile, "this is a device or a socket, not a file", help: "give the path of a document")
        }
        let announced = Int(status.st_size)
        if announced > limits.maxFileBytes { throw tooLarge(file) }
        file.bytes = try readAll(descriptor, announced: kind == S_IFREG ? announced : nil, file)
        return file
    }

    private static func readAll(_ descriptor: Int32, announced: Int?, _ file: SourceFile) throws(ReadingError) -> [UInt8] {
        var bytes: [UInt8] = []
        var pipe = announced == nil ? PipeWaiting(descriptor) : nil
        // One byte more than announced, so that the end of the file is seen without growing.
        var room = max((announced ?? 0) + 1, 1 << 16)
        while true {
            let start = bytes.count
            bytes.append(contentsOf: repeatElement(0, count: room))
            let got = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + start, room) }
            let code = errno
            bytes.removeLast(room - max(got, 0))
            if got <= 0, pipe != nil, got == 0 || code == EAGAIN {
                if got == 0, !bytes.isEmpty { return bytes }
                do throws(PipeWaiting.Fault) { if try pipe?.goesOn(atEnd: got == 0) == true { continue } } catch { throw silence(error, file) }
            }
            if got == 0 { return bytes }
            if got < 0 {
                if code == EINTR { continue }
                throw systemError(file, code)
            }
            if bytes.count > file.limits.maxFileBytes { throw tooLarge(file) }
            room = max(room - got, 1 << 16)
        }
    }

    private static func tooLarge(_ file: SourceFile) -> ReadingError {
        file.error(
            ReadingCodes.fileTooLarge, "the file is larger than \(file.limits.maxFileBytes >> 20) MB",
            help: "remove pictures and embedded objects, or convert the document to text")
    }

    private static func silence(_ fault: PipeWaiting.Fault, _ file: SourceFile) -> ReadingError {
        switch fault {
        case .noWriter: file.error(ReadingCodes.unreadableFile, "this is a pipe that nobody writes to", help: "name a file, or start what writes first")
        case .silent: file.error(ReadingCodes.unreadableFile, "nothing came through the pipe for \(PipeWaiting.toGoOn) seconds", help: "look after what writes to it")
        }
    }

    private static func systemError(_ file: SourceFile, _ code: Int32) -> ReadingError {
        if code == ENOENT || code == ENOTDIR {
            return file.error(ReadingCodes.fileNotFound, "there is no such file", help: "check the path and its spelling")
        }
        let reason = String(cString: strerror(code))
        return file.error(
            ReadingCodes.unreadableFile, "the file cannot be read: \(reason.lowercased())",
            help: "check who may read the file")
    }
}
