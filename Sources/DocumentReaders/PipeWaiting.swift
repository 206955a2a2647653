#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Waits for what comes through a named pipe, but not for ever: anybody can make a pipe that nobody writes to.
struct PipeWaiting {
    enum Fault: Error {
        /// Nobody has opened the pipe for writing.
        case noWriter
        /// Whoever writes says nothing more.
        case silent
    }

    /// Seconds that a writer has to come.
    static let toBegin = 5
    /// Seconds between two pieces of what a writer says; a slow conversion may be behind the pipe.
    static let toGoOn = 300

    private let descriptor: Int32
    private let start = PipeWaiting.now()
    private var hasBegun = false

    /// - Parameter descriptor: opened without blocking, so that reading from it says whether anybody writes.
    init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// To be asked when nothing could be read: no bytes ("end", also before anybody writes), or "later" (somebody does).
    ///
    /// - Returns: whether to read again; returns when there is something to read.
    mutating func goesOn(atEnd: Bool) throws(Fault) -> Bool {
        if atEnd, hasBegun { return false }
        if !atEnd { hasBegun = true }
        var polled = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
        let count = poll(&polled, 1, hasBegun ? Int32(PipeWaiting.toGoOn * 1000) : 100)
        if count > 0 {
            // A writer that came and went is one too.
            hasBegun = true
        } else if count == 0, hasBegun {
            throw .silent
        } else if PipeWaiting.now() - start >= PipeWaiting.toBegin, !hasBegun {
            throw .noWriter
        }
        return true
    }

    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int(time.tv_sec)
    }
}
