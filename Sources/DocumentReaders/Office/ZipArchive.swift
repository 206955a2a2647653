internal import CZip

/// What can go wrong in an archive; `WordReader` turns it into messages.
enum ZipFault: Error {
    /// The archive or a part of it cannot be unpacked.
    case broken(reason: String)
    case encrypted
    /// A part, or all read so far, unpacks to more than the limits allow.
    case tooLarge
    case tooManyEntries(Int)
}

/// A zip archive in memory. With ``ZipRewriting`` the only code that speaks to libzip; its handles do not leave this file.
final class ZipArchive {
    private let archive: OpaquePointer
    /// libzip reads from these bytes as long as the archive is open.
    private let storage: UnsafeMutableRawBufferPointer
    private let limits: ReadingLimits
    private var unpacked = 0

    init(_ bytes: [UInt8], limits: ReadingLimits) throws(ZipFault) {
        // The library makes an object of each entry before anybody can ask how many there are.
        let announced = ZipArchive.announcedEntries(bytes)
        if announced > limits.maxArchiveEntries { throw .tooManyEntries(announced) }
        let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
        storage.copyBytes(from: bytes)
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(storage.baseAddress, zip_uint64_t(bytes.count), 0, &error) else {
            storage.deallocate()
            throw .broken(reason: Self.words(&error))
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            storage.deallocate()
            throw .broken(reason: Self.words(&error))
        }
        self.storage = storage
        self.archive = archive
        self.limits = limits
        let entries = Int(zip_get_num_entries(archive, 0))
        if entries > limits.maxArchiveEntries { throw .tooManyEntries(entries) }
    }

    /// The most entries that an end of a directory speaks of; it stands before a comment of up to 64 KB.
    private static func announcedEntries(_ bytes: [UInt8]) -> Int {
        let end = bytes.suffix(22 + 65_535)
        var most = 0
        for index in end.indices.dropLast(11) where end[index] == 0x50 && end[index...].starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            most = max(most, Int(end[index + 10]) | Int(end[index + 11]) << 8)
        }
        return most
    }

    deinit {
        // Discarding cannot fail and writes nothing.
        zip_discard(archive)
        storage.deallocate()
    }

    /// Whether a part exists. Names are compared without regard to case, as Office does.
    func contains(_ name: String) -> Bool { zip_name_locate(archive, name, ZIP_FL_NOCASE) >= 0 }

    /// Unpacks a part.
    ///
    /// - Returns: nil if there is no such part.
    func read(_ name: String) throws(ZipFault) -> [UInt8]? {
        let index = zip_name_locate(archive, name, ZIP_FL_NOCASE)
        guard index >= 0 else { return nil }
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0 else { throw lastFault() }
        if status.encryption_method != ZIP_EM_NONE { throw .encrypted }
        // The sizes come from the archive and may lie; they only tell what to refuse early and how much to reserve.
        guard status.size <= UInt64(max(0, limits.maxUncompressedBytes - unpacked)) else { throw .tooLarge }
        if status.size > limits.ratioFloorBytes, status.size / max(status.comp_size, 1) > limits.maxCompressionRatio {
            throw .tooLarge
        }
        guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else { throw lastFault() }
        defer { zip_fclose(file) }
        return try unpack(file, announced: Int(status.size), packed: Int(clamping: status.comp_size))
    }

    private func unpack(_ file: OpaquePointer, announced: Int, packed: Int) throws(ZipFault) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(announced, 64 << 20))
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { chunk.deallocate() }
        while true {
            let got = Int(zip_fread(file, chunk.baseAddress, zip_uint64_t(chunk.count)))
            if got == 0 { return bytes }
            if got < 0 {
                guard let error = zip_file_get_error(file) else { throw .broken(reason: "the data is damaged") }
                throw .broken(reason: Self.words(error))
            }
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: chunk[0..<got]))
            unpacked += got
            if unpacked > limits.maxUncompressedBytes { throw .tooLarge }
            if bytes.count > limits.ratioFloorBytes, bytes.count / max(packed, 1) > limits.maxCompressionRatio {
                throw .tooLarge
            }
        }
    }

    private func lastFault() -> ZipFault {
        guard let error = zip_get_error(archive) else { return .broken(reason: "the data is damaged") }
        switch zip_error_code_zip(error) {
        case ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD, ZIP_ER_ENCRNOTSUPP: return .encrypted
        default: return .broken(reason: Self.words(error))
        }
    }

    static func words(_ error: UnsafeMutablePointer<zip_error_t>) -> String {
        guard let words = zip_error_strerror(error) else { return "unknown fault" }
        return String(cString: words).lowercased()
    }
}
