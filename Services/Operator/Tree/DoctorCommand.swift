import ArgumentParser
import NodeRuntime
import Tables

/// `shangji doctor`
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Looks whether a node has all it needs, and says what to do.",
        discussion: """
            Looks at configuration, place, programs, data folder and disk, clock, key, list of admitted keys, the ports that other \
            machines reach, the services, and says hello to the node above. Changes nothing.

            Examples:
              shangji doctor
              shangji doctor --node /etc/shangji/node.yaml --json

            Ends with status 0 when nothing is wrong (warnings are allowed), 78 otherwise.
            """)

    @OptionGroup var node: NodeOption

    @Flag(help: "Print one JSON object a look.")
    var json = false

    func run() async throws {
        let output = Output()
        let findings = await findings(output.style)
        for finding in findings { output.line(json ? Self.json(finding) : Self.text(finding, output.style)) }
        if findings.contains(where: { $0.state == .fault }) { throw ExitCode(ExitReason.configuration.rawValue) }
    }

    private func findings(_ style: TerminalStyle) async -> [Doctor.Finding] {
        let file: NodeFile
        do throws(StartError) {
            file = try node.load()
        } catch {
            return [Doctor.configuration(error, style)]
        }
        return await Doctor(file: file, style: style).findings()
    }

    private static func text(_ finding: Doctor.Finding, _ style: TerminalStyle) -> String {
        let mark =
            switch finding.state {
            case .sound: style.say("正常", "ok     ")
            case .warning: style.say("注意", "warning")
            case .fault: style.alarming(style.say("故障", "FAULT  "))
            }
        return "\(mark)  \(finding.name): \(finding.words)"
    }

    private static func json(_ finding: Doctor.Finding) -> String {
        var line = JSONLine()
        line.string("look", finding.name)
        line.string("state", finding.state.rawValue)
        line.string("words", finding.words)
        return line.object
    }
}
