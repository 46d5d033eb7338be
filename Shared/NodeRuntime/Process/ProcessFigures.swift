private import Glibc

/// What the system says of this process; `nil` for what it does not say.
public struct ProcessFigures: Sendable, Equatable {
    /// When it started, in seconds since 1970.
    public var startTimeSeconds: Double?
    /// Processor time, in user and system mode.
    public var cpuSeconds: Double?
    /// Memory in RAM.
    public var residentBytes: Int?
    /// Open files and sockets.
    public var openFiles: Int?
    /// How many may be open.
    public var fileLimit: Int?

    /// The figures of this moment.
    public static func current() -> ProcessFigures {
        var figures = ProcessFigures()
        let tick = Double(sysconf(Int32(_SC_CLK_TCK)))
        if let stat = text("/proc/self/stat") {
            figures.read(stat: stat, bootTimeSeconds: text("/proc/stat").flatMap(bootTime), ticksPerSecond: tick)
        }
        if let resident = text("/proc/self/statm")?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) {
            figures.residentBytes = resident * sysconf(Int32(_SC_PAGESIZE))
        }
        if let folder = opendir("/proc/self/fd") {
            var count = 0
            while readdir(folder) != nil { count += 1 }
            closedir(folder)
            figures.openFiles = count - 3  // “.”, “..”, and the folder itself.
        }
        var limit = rlimit()
        if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 {
            figures.fileLimit = Int(exactly: limit.rlim_cur)
        }
        return figures
    }

    /// Reads `/proc/self/stat`. The name of the program stands in parentheses and may hold any character.
    mutating func read(stat: String, bootTimeSeconds: Double?, ticksPerSecond: Double) {
        guard let end = stat.lastIndex(of: ")"), ticksPerSecond > 0 else { return }
        // The first field behind the name is the third of the line.
        let fields = stat[stat.index(after: end)...].split(separator: " ")
        guard fields.count > 19, let user = Double(fields[11]), let system = Double(fields[12]),
            let start = Double(fields[19])
        else { return }
        cpuSeconds = (user + system) / ticksPerSecond
        startTimeSeconds = bootTimeSeconds.map { $0 + start / ticksPerSecond }
    }

    /// The line `btime` of `/proc/stat`.
    static func bootTime(_ stat: String) -> Double? {
        stat.split(separator: "\n").first { $0.hasPrefix("btime ") }.flatMap { Double($0.dropFirst(6)) }
    }

    private static func text(_ path: String) -> String? {
        (try? FileBytes.read(path, limitBytes: 1 << 22)).flatMap { String(validating: $0, as: UTF8.self) }
    }
}
