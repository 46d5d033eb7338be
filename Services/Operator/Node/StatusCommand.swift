import ArgumentParser
import Foundation
import Links
import Messages
import NodeRuntime
import Tables

/// `shangji status`: how a node is.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Shows how a running node is: queues, rates, dead letters, readers, and the tree below it.",
        discussion: """
            With --watch it is drawn again every two seconds, or every so many as are given, until Ctrl-C: on a terminal in \
            place, in a pipe or a file one below the other, each under its time. With --json each is one object a line.

            Examples:
              shangji status
              shangji status --node node.yaml --json
              shangji status --watch
              shangji status --watch 60 >> status.log

            Ends with status 0 when every service answers, 69 when one does not; --watch ends with 0 by Ctrl-C.
            """)

    @OptionGroup var node: NodeOption

    @Flag(help: "Print one JSON object.")
    var json = false

    @Option(defaultAsFlag: 2, help: ArgumentHelp("Draw again every so many seconds.", valueName: "seconds"))
    var watch: Int?

    func validate() throws {
        if let watch, !(1...86_400).contains(watch) {
            throw ValidationError(
                zh: "--watch 应为 1 至 86400 之间的整数秒", en: "--watch wants a whole number of seconds between 1 and 86400")
        }
    }

    func run() async throws {
        let file = try CommandFault.told { try node.load() }
        let client = NodeClient(file: file)
        if let watch {
            return await StatusWatch(client: client, seconds: watch, json: json).run()
        }
        let output = Output()
        let picture = await NodePicture.taken(of: client)
        for line in json ? [picture.json()] : picture.lines(output.style) { output.line(line) }
        if !picture.isWhole { throw ExitCode(ExitReason.unavailable.rawValue) }
    }
}
