internal import CZip

/// Puts parts into an archive. All others keep their compressed bytes, their order and their names.
enum ZipRewriting {
    /// The first of January 1980, at midnight, as archives write dates: the same parts give the same bytes.
    private static let date: UInt16 = 1 << 5 | 1

    /// - Parameters:
    ///   - parts: what to put in; a part of the same name (without regard to case) is replaced, else it comes last.
    ///   - archive: the bytes of an archive; they are not changed.
    static func putting(_ parts: [(name: String, bytes: [UInt8])], into archive: [UInt8]) throws(ZipFault) -> [UInt8] {
        // libzip reads the bytes when it closes the archive: they must stay where they are until then.
        var kept: [UnsafeMutableRawBufferPointer] = []
        defer { for buffer in kept { buffer.deallocate() } }
        func keep(_ bytes: [UInt8]) -> UnsafeMutableRawBufferPointer {
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
            buffer.copyBytes(from: bytes)
            kept.append(buffer)
            return buffer
        }

        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(keep(archive).baseAddress, zip_uint64_t(archive.count), 0, &error) else {
            throw .broken(reason: ZipArchive.words(&error))
        }
        // Once for the archive, which gives its own hold away when it is closed, and once to read the result.
        zip_source_keep(source)
        defer { zip_source_free(source) }
        guard let handle = zip_open_from_source(source, 0, &error) else {
            zip_source_free(source)
            throw .broken(reason: ZipArchive.words(&error))
        }
        for part in parts {
            guard put(part.name, keep(part.bytes), part.bytes.count, handle) else {
                let reason = zip_get_error(handle).map { ZipArchive.words($0) } ?? "unknown fault"
                zip_discard(handle)
                throw .broken(reason: reason)
            }
        }
        guard zip_close(handle) == 0 else {
            let reason = zip_get_error(handle).map { ZipArchive.words($0) } ?? "unknown fault"
            zip_discard(handle)
            throw .broken(reason: reason)
        }
        return try contents(of: source)
    }

    private static func put(_ name: String, _ buffer: UnsafeMutableRawBufferPointer, _ count: Int, _ handle: OpaquePointer) -> Bool {
        guard let source = zip_source_buffer(handle, buffer.baseAddress, zip_uint64_t(count), 0) else { return false }
        let existing = zip_name_locate(handle, name, zip_flags_t(ZIP_FL_NOCASE))
        let index: zip_uint64_t
        if existing >= 0 {
            index = zip_uint64_t(existing)
            guard zip_file_replace(handle, index, source, 0) == 0 else { zip_source_free(source); return false }
        } else {
            let added = zip_file_add(handle, name, source, 0)
            guard added >= 0 else { zip_source_free(source); return false }
            index = zip_uint64_t(added)
        }
        return zip_set_file_compression(handle, index, ZIP_CM_DEFLATE, 0) == 0
            && zip_file_set_dostime(handle, index, 0, date, 0) == 0
    }

    private static func contents(of source: OpaquePointer) throws(ZipFault) -> [UInt8] {
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else {
            throw .broken(reason: "the new archive cannot be read back")
        }
        defer { zip_source_close(source) }
        var bytes = [UInt8](repeating: 0, count: Int(status.size))
        var read = 0
        while read < bytes.count {
            let got = bytes.withUnsafeMutableBytes { zip_source_read(source, $0.baseAddress! + read, zip_uint64_t($0.count - read)) }
            guard got > 0 else { throw .broken(reason: "the new archive cannot be read back") }
            read += Int(got)
        }
        return bytes
    }
}
