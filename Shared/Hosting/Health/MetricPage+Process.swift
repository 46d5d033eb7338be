import Messages
import Metrics
import NodeRuntime

extension MetricPage {
    /// What every process tells of itself.
    static func ofProcess(service: String, common: [String: String]) -> MetricPage {
        var page = MetricPage(common: common)
        page.set(.buildInfo, 1, service, String(Envelope.version))
        let figures = ProcessFigures.current()
        if let value = figures.startTimeSeconds { page.set(.processStart, value) }
        if let value = figures.cpuSeconds { page.set(.processCPU, value) }
        if let value = figures.residentBytes { page.set(.processResident, value) }
        if let value = figures.openFiles { page.set(.processOpenFiles, value) }
        if let value = figures.fileLimit { page.set(.processFileLimit, value) }
        return page
    }
}
