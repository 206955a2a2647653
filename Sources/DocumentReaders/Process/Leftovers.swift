#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif
internal import Synchronization

/// The other programs that run and the private folders that exist at the moment. When the user interrupts this program,
/// they go first: a converter must not go on working for nobody, and what it was given must not stay on the disk.
enum Leftovers {
    private struct State {
        var groups: Set<pid_t> = []
        var folders: Set<String> = []
        var isWatching = false
    }

    private static let state = Mutex(State())

    /// Starts a program, which is its own process group, so that no interruption comes between start and note.
    ///
    /// - Returns: what `start` returns: an error number, and the group.
    static func noteGroup(_ start: () -> (code: Int32, group: pid_t)) -> (code: Int32, group: pid_t) {
        state.withLock { state in
            watch(&state)
            let started = start()
            if started.code == 0 { state.groups.insert(started.group) }
            return started
        }
    }

    static func forget(group: pid_t) { state.withLock { _ = $0.groups.remove(group) } }

    /// Makes a folder; nil if that fails.
    static func noteFolder(_ make: () -> String?) -> String? {
        state.withLock { state in
            watch(&state)
            guard let folder = make() else { return nil }
            state.folders.insert(folder)
            return folder
        }
    }

    static func forget(folder: String) { state.withLock { _ = $0.folders.remove(folder) } }

    // MARK: Interruption

    /// A handler of signals may do next to nothing: it wakes a thread, which clears up and lets the signal do its work.
    private static func watch(_ state: inout State) {
        guard !state.isWatching else { return }
        state.isWatching = true
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        wakingEnd = ends[1]
        let context = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
        context.initialize(to: ends[0])
        var thread = pthread_t()
        let code = pthread_create(&thread, nil, { context in
            Leftovers.clearUpWhenWoken(context!.assumingMemoryBound(to: Int32.self).pointee)
            return nil
        }, context)
        guard code == 0 else { return }
        pthread_detach(thread)
        for signal in [SIGINT, SIGTERM, SIGHUP] { handle(signal) }
    }

    /// A signal that somebody handles or ignores already stays as it is.
    private static func handle(_ signal: Int32) {
        var action = sigaction()
        guard sigaction(signal, nil, &action) == 0, isDefault(action) else { return }
        action = sigaction()
        action.__sigaction_handler.sa_handler = { signal in
            let number = errno
            var byte = UInt8(truncatingIfNeeded: signal)
            _ = write(wakingEnd, &byte, 1)
            errno = number
        }
        action.sa_flags = SA_RESTART
        sigaction(signal, &action, nil)
    }

    private static func isDefault(_ action: sigaction) -> Bool {
        action.sa_flags & SA_SIGINFO == 0 && unsafeBitCast(action.__sigaction_handler, to: Int.self) == 0
    }

    private static func clearUpWhenWoken(_ descriptor: Int32) {
        var signal: UInt8 = 0
        while read(descriptor, &signal, 1) != 1 { if errno != EINTR { return } }
        // Nothing new starts any more: the lock is held until the end.
        state.withLock { state in
            for group in state.groups { kill(-group, SIGKILL) }
            for folder in state.folders { PrivateFolder.remove(folder) }
            var action = sigaction()
            action.__sigaction_handler.sa_handler = nil
            sigaction(Int32(signal), &action, nil)
            kill(getpid(), Int32(signal))
            pause()
        }
    }
}

/// What the handler of signals writes to. Unsafe because C's handlers can reach nothing but globals; it is set once,
/// before the handler is.
nonisolated(unsafe) private var wakingEnd: Int32 = -1
