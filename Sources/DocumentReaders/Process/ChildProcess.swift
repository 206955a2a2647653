#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// Another program, run on bytes in memory: nothing is written to disk, and whatever the program does, it ends.
///
/// It gets the bytes on its standard input, a process group and limits of its own; when time or room runs out, the
/// whole group is killed.
package struct ChildProcess {
    package struct Limits {
        /// Seconds of real time.
        var seconds: Int
        /// Bytes of memory that it may ask for.
        var memory: Int
        /// Bytes that it may write to its standard output.
        var output: Int
        /// Bytes of a file that it may write.
        var file = 1 << 30

        package init(seconds: Int, memory: Int, output: Int, file: Int = 1 << 30) {
            self.seconds = seconds
            self.memory = memory
            self.output = output
            self.file = file
        }
    }

    package enum Fault: Error {
        case notInstalled
        case tooLong
        case tooMuchOutput
        /// It ended by itself, with an exit code other than 0, or was killed by the system.
        case failed(code: Int32, message: String)
        case system(reason: String)
    }

    /// Runs a program found in the folders of `PATH`.
    ///
    /// - Parameters:
    ///   - arguments: without the program's name.
    ///   - temporary: a folder for files of its own; nil for a program that makes none.
    /// - Returns: what it wrote to its standard output.
    package static func run(
        _ program: String, _ arguments: [String], input: [UInt8], temporary: String? = nil, limits: Limits
    ) throws(Fault) -> [UInt8] {
        var child = try ChildProcess(program, arguments, temporary, limits)
        return try child.exchange(input, limits)
    }

    private let id: pid_t
    /// Sockets, not pipes: writing to a program that has closed its input is then an error and no signal.
    private var toChild: Int32
    private var fromChild: Int32
    private var errorsFromChild: Int32

    private init(_ program: String, _ arguments: [String], _ temporary: String?, _ limits: Limits) throws(Fault) {
        var ends: [(own: Int32, theirs: Int32)] = []
        for _ in 0..<3 {
            var pair: [Int32] = [-1, -1]
            guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &pair) == 0 else {
                let reason = String(cString: strerror(errno))
                for end in ends { ChildProcess.close(end.own); ChildProcess.close(end.theirs) }
                throw .system(reason: reason)
            }
            ends.append((pair[0], pair[1]))
        }
        defer { for end in ends { ChildProcess.close(end.theirs) } }

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, end) in ends.enumerated() { posix_spawn_file_actions_adddup2(&actions, end.theirs, Int32(number)) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        posix_spawnattr_setpgroup(&attributes, 0)

        // The shell sets the limits and becomes the program: it is under them from its first step.
        let script = "ulimit -c 0; ulimit -t \(limits.seconds); ulimit -v \(limits.memory >> 10); ulimit -f \(limits.file >> 9); exec \"$0\" \"$@\""
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        let home = getenv("HOME").map { String(cString: $0) } ?? "/"
        let command: [String] = ["sh", "-c", script, program] + arguments
        var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        let settings: [String] = ["PATH=\(path)", "HOME=\(temporary ?? home)", "LC_ALL=C.UTF-8"] + (temporary.map { ["TMPDIR=\($0)"] } ?? [])
        var environment: [UnsafeMutablePointer<CChar>?] = settings.map { strdup($0) } + [nil]
        defer { for word in words + environment { free(word) } }
        let (code, id) = Leftovers.noteGroup {
            var id: pid_t = 0
            return (posix_spawn(&id, "/bin/sh", &actions, &attributes, &words, &environment), id)
        }
        guard code == 0 else {
            for end in ends { ChildProcess.close(end.own) }
            throw .system(reason: String(cString: strerror(code)))
        }
        self.id = id
        (toChild, fromChild, errorsFromChild) = (ends[0].own, ends[1].own, ends[2].own)
        for end in ends { _ = fcntl(end.own, F_SETFL, O_NONBLOCK) }
    }

    /// Feeds the program and collects what it says, both at once, so that neither side waits for the other.
    private mutating func exchange(_ input: [UInt8], _ limits: Limits) throws(Fault) -> [UInt8] {
        let deadline = ChildProcess.now() + limits.seconds * 1000
        var output: [UInt8] = []
        var errors: [UInt8] = []
        var sent = 0
        var fault: Fault?
        while fault == nil, fromChild >= 0 || errorsFromChild >= 0 {
            let left = deadline - ChildProcess.now()
            if left <= 0 {
                fault = .tooLong
                break
            }
            if toChild >= 0, sent == input.count { ChildProcess.end(&toChild) }
            var polled = [
                pollfd(fd: toChild, events: Int16(POLLOUT), revents: 0), pollfd(fd: fromChild, events: Int16(POLLIN), revents: 0),
                pollfd(fd: errorsFromChild, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&polled, nfds_t(polled.count), Int32(clamping: left)) >= 0 || errno == EINTR else {
                fault = .system(reason: String(cString: strerror(errno)))
                break
            }
            if polled[0].revents != 0 { feed(input, &sent) }
            if polled[1].revents != 0 { ChildProcess.receive(&fromChild, &output, limit: limits.output + 1) }
            if polled[2].revents != 0 { ChildProcess.receive(&errorsFromChild, &errors, limit: 1 << 14) }
            if output.count > limits.output { fault = .tooMuchOutput }
        }
        if fault != nil { kill(-id, SIGKILL) }
        for descriptor in [toChild, fromChild, errorsFromChild] where descriptor >= 0 { ChildProcess.close(descriptor) }
        let status = end(by: deadline, &fault)
        // What it may have started goes with it.
        kill(-id, SIGKILL)
        Leftovers.forget(group: id)
        if let fault { throw fault }
        let signal = status & 0x7F
        let code = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
        // Out of its time; it is killed where it does not heed that.
        if signal == SIGXCPU || signal == SIGKILL { throw .tooLong }
        // As shells say that there is no such program.
        if code == 127 { throw .notInstalled }
        if code != 0 { throw .failed(code: code, message: String(decoding: errors, as: UTF8.self)) }
        return output
    }

    /// Waits for the end of a program that has closed its outputs; one that goes on nevertheless is killed in time.
    private func end(by deadline: Int, _ fault: inout Fault?) -> Int32 {
        var status: Int32 = 0
        while true {
            let ended = waitpid(id, &status, fault == nil ? WNOHANG : 0)
            if ended == id || (ended < 0 && errno != EINTR) { return status }
            if ended == 0, ChildProcess.now() >= deadline {
                fault = .tooLong
                kill(-id, SIGKILL)
            } else if ended == 0 {
                usleep(1000)
            }
        }
    }

    private mutating func feed(_ input: [UInt8], _ sent: inout Int) {
        let count = input.withUnsafeBytes { send(toChild, $0.baseAddress! + sent, min($0.count - sent, 1 << 16), Int32(MSG_NOSIGNAL)) }
        if count >= 0 {
            sent += count
        } else if errno != EAGAIN, errno != EINTR {
            // It has closed its input: what it wants to say of that comes on its other ends.
            ChildProcess.end(&toChild)
        }
    }

    /// Reads what there is; beyond the limit it is thrown away.
    private static func receive(_ descriptor: inout Int32, _ bytes: inout [UInt8], limit: Int) {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(descriptor, &buffer, buffer.count)
        if count > 0 {
            bytes += buffer[..<min(count, max(0, limit - bytes.count))]
        } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
            end(&descriptor)
        }
    }

    private static func end(_ descriptor: inout Int32) {
        close(descriptor)
        descriptor = -1
    }

    #if canImport(Glibc)
    private static func close(_ descriptor: Int32) { _ = Glibc.close(descriptor) }
    #else
    private static func close(_ descriptor: Int32) { _ = Musl.close(descriptor) }
    #endif

    /// Milliseconds of a clock that nobody sets.
    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
    }
}
