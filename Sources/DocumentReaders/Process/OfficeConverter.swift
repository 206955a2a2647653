#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif
internal import DocumentModel

/// Reads formats of older word processors through LibreOffice, where it is installed: it turns the file into an
/// OpenDocument text in a private folder, which is removed afterwards, whatever happens.
enum OfficeConverter {
    private static let limits = ChildProcess.Limits(seconds: 120, memory: 8 << 30, output: 1 << 20)

    /// - Parameters:
    ///   - kind: the file's ending, such as `rtf`.
    ///   - format: what the document is said to be.
    static func read(_ file: SourceFile, kind: String, format: DocumentFormat) throws(ReadingError) -> Document {
        let converted = try convert(file, kind)
        var inner = file
        inner.bytes = converted
        let package = try OfficePackage(inner)
        var document = try OpenDocumentReader.read(package, inner)
        document.format = format
        document.remarks.insert("read through LibreOffice: places in the file are those of the converted text", at: 0)
        return document
    }

    private static func convert(_ file: SourceFile, _ kind: String) throws(ReadingError) -> [UInt8] {
        guard let folder = PrivateFolder() else {
            throw file.error(ReadingCodes.converterStopped, "there is no room for a temporary folder", help: "set TMPDIR to a folder that can be written to")
        }
        defer { folder.remove() }
        let (name, result) = ("draft.\(kind)", "draft.odt")
        guard folder.write(file.bytes, to: name), folder.write(Array(settings.utf8), to: "profile/user/registrymodifications.xcu") else {
            throw file.error(ReadingCodes.converterStopped, "the temporary folder cannot be written to", help: "set TMPDIR to a folder with room")
        }
        do throws(ChildProcess.Fault) {
            _ = try ChildProcess.run(
                "soffice",
                [
                    "-env:UserInstallation=file://\(folder.path)/profile", "-env:OSL_SOCKET_PATH=\(folder.path)", "--headless", "--norestore",
                    "--convert-to", "odt", "--outdir", folder.path, folder.path + "/" + name,
                ], input: [], temporary: folder.path, limits: limits)
        } catch {
            throw reading(error, file, kind)
        }
        var limits = file.limits
        limits.maxFileBytes = file.limits.maxUncompressedBytes
        guard let output = try? FileLoading.load(folder.path + "/" + result, limits: limits) else {
            throw file.error(
                ReadingCodes.unreadableFile, "this .\(kind) file cannot be read by LibreOffice", help: "open it in the program that made it and save it as .docx")
        }
        return output.bytes
    }

    private static func reading(_ fault: ChildProcess.Fault, _ file: SourceFile, _ kind: String) -> ReadingError {
        switch fault {
        case .notInstalled:
            file.error(
                ReadingCodes.converterMissing, ".\(kind) files are read through LibreOffice, which is not installed",
                help: "install it (on Debian: apt install libreoffice-writer-nogui), or save the document as .docx")
        case .tooLong, .tooMuchOutput:
            file.error(
                ReadingCodes.converterStopped, "reading it with LibreOffice took more than \(limits.seconds) seconds",
                help: "open it in the program that made it and save it as .docx")
        case .failed(_, let message), .system(let message):
            file.error(
                ReadingCodes.converterStopped, "it was given up by LibreOffice: \(message.split(separator: "\n").first ?? "no reason given")",
                help: "open it in the program that made it and save it as .docx")
        }
    }

    /// No macros, no linked pictures or data from elsewhere.
    private static let settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
        </oor:items>
        """
}

/// A folder that only this user can look into.
struct PrivateFolder {
    let path: String

    /// nil if there is no place for one.
    init?() {
        let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(base)/proviso-XXXXXX".utf8CString)
        let made = Leftovers.noteFolder {
            template.withUnsafeMutableBufferPointer { buffer in
                guard let start = buffer.baseAddress, mkdtemp(start) != nil else { return nil }
                return String(cString: start)
            }
        }
        guard let made else { return nil }
        path = made
    }

    /// - Parameter name: may have folders in it; they are made.
    func write(_ bytes: [UInt8], to name: String) -> Bool {
        var folder = path
        for step in name.split(separator: "/").dropLast() {
            folder += "/" + step
            mkdir(folder, 0o700)
        }
        let descriptor = open(path + "/" + name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    func remove() {
        PrivateFolder.remove(path)
        Leftovers.forget(folder: path)
    }

    /// Links are removed, never followed.
    static func remove(_ path: String) {
        if let folder = opendir(path) {
            while let entry = readdir(folder) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
                if name == "." || name == ".." { continue }
                let inner = path + "/" + name
                if entry.pointee.d_type == UInt8(DT_DIR) { remove(inner) } else { unlink(inner) }
            }
            closedir(folder)
        }
        rmdir(path)
    }
}
