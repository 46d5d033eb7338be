/// What every service tells of its process and of itself.
extension Metric {
    /// Which program and which version of the protocol this is.
    public static let buildInfo = Metric(
        "shangji_build_info", .gauge,
        "Always 1; the labels name the program and the version of the protocol that it speaks.",
        by: ["service", "protocol"])
    /// The edition with which it reads or adds up.
    public static let editionInfo = Metric(
        "shangji_edition_info", .gauge,
        "Always 1; the label names the edition: of a reader engine.catalogue.gazetteer, of a ledger its catalogue.",
        by: ["edition"])
    /// Whether it can do its work.
    public static let ready = Metric(
        "shangji_ready", .gauge, "Whether the service can do its work: its store is open and its sockets are bound.")

    /// When the process started.
    public static let processStart = Metric(
        "process_start_time_seconds", .gauge, "When the process started, in seconds since 1970.")
    /// Processor time.
    public static let processCPU = Metric(
        "process_cpu_seconds_total", .counter, "Processor time that the process has used, in seconds.")
    /// Memory in use.
    public static let processResident = Metric(
        "process_resident_memory_bytes", .gauge, "Memory of the process that is in RAM, in bytes.")
    /// Open files.
    public static let processOpenFiles = Metric(
        "process_open_fds", .gauge, "Files and sockets that the process has open.")
    /// The limit of open files.
    public static let processFileLimit = Metric(
        "process_max_fds", .gauge, "Files and sockets that the process may have open.")

    static let processMetrics = [
        buildInfo, editionInfo, ready, processStart, processCPU, processResident, processOpenFiles, processFileLimit,
    ]
}
