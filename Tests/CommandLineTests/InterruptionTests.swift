import Foundation
import Testing

/// What is left when the user stops the program while another program works for it: nothing.
@Suite struct InterruptionTests {
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func convertersAndTheirFoldersGo(_ signal: Int32) throws {
        let program = try Program()
        defer { program.remove() }
        // Stands for LibreOffice: says who and where it is, and never ends.
        try program.write("#!/bin/sh\necho \"$TMPDIR\" > \"\(program.folder.path)/where\"\necho $$ > \"\(program.folder.path)/who\"\nsleep 100 & wait\n", to: "bin/soffice")
        #expect(chmod(program.folder.appendingPathComponent("bin/soffice").path, 0o755) == 0)
        try program.write("{\\rtf1 text}", to: "draft.rtf")
        let path = try #require(Program.executable?.path)
        let process = try start([path, "dump", program.folder.path + "/draft.rtf"], ["PATH=\(program.folder.path)/bin:/usr/bin:/bin", "TMPDIR=\(program.folder.path)"])
        let id = try #require(waitFor { (try? program.read("who")).flatMap { pid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) } })
        let folder = try program.read("where").trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(FileManager.default.fileExists(atPath: folder + "/draft.rtf"))
        kill(process, signal)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        // As if it had not been handled.
        #expect(status & 0x7F == signal)
        #expect(!FileManager.default.fileExists(atPath: folder))
        #expect(waitFor { isGone(id) ? true : nil } == true)
    }

    /// Starts a program to which signals come as from a terminal: those of tests block and ignore some.
    private func start(_ command: [String], _ environment: [String]) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in 0...2 { posix_spawn_file_actions_addopen(&actions, Int32(descriptor), "/dev/null", O_RDWR, 0) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var words = command.map { strdup($0) } + [nil]
        var settings = environment.map { strdup($0) } + [nil]
        defer { for word in words + settings { free(word) } }
        var id: pid_t = 0
        #expect(posix_spawn(&id, command[0], &actions, &attributes, &words, &settings) == 0)
        return id
    }

    private func waitFor<T>(_ what: () -> T?) -> T? {
        for _ in 0..<1000 {
            if let found = what() { return found }
            usleep(20_000)
        }
        return nil
    }

    /// Gone, or dead and not yet asked for by whoever inherits it.
    private func isGone(_ id: pid_t) -> Bool {
        kill(id, 0) != 0 || (try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8).contains(") Z")) == true
    }
}
