import Foundation

/// A wall clock of one process that jumps on demand, by Debian's `faketime`. Its monotonic clocks are left alone, as they are
/// when somebody sets the clock of a machine.
struct ShiftedClock {
    private let file: URL

    /// The library that shifts, where it is installed.
    static let library: String? = {
        let folders = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? []
        return (folders.map { "/usr/lib/\($0)/faketime" } + ["/usr/lib/faketime", "/usr/local/lib/faketime"])
            .map { "\($0)/libfaketimeMT.so.1" }.first { FileManager.default.fileExists(atPath: $0) }
    }()

    init() throws {
        file = FileManager.default.temporaryDirectory.appending(path: "shangji-clock-\(UUID().uuidString)")
        try jump("+0d")
    }

    /// The environment of the process whose clock it is.
    var environment: [String: String] {
        [
            "LD_PRELOAD": Self.library ?? "", "FAKETIME_TIMESTAMP_FILE": file.path, "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        ]
    }

    /// The year that a process with this clock believes it to be.
    func year() throws -> Int? {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/date")
        process.arguments = ["+%Y"]
        process.environment = environment
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        process.waitUntilExit()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        return Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Sets the clock, such as by `+365d`.
    func jump(_ shift: String) throws { try Data("\(shift)\n".utf8).write(to: file, options: .atomic) }
}
