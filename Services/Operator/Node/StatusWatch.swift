import Foundation
import NodeRuntime
import Tables

/// Shows again and again how a node is, until Ctrl-C.
struct StatusWatch {
    let client: NodeClient
    /// The pause between two drawings.
    let seconds: Int
    let json: Bool

    /// Returns after Ctrl-C or SIGTERM.
    func run() async {
        // A signal is how it ends; nothing else is thrown here.
        try? await UntilSignalled.run {
            while true {
                draw(await NodePicture.taken(of: client))
                try await Task.sleep(for: .seconds(seconds))
            }
        }
        if !json, terminal.redraws { write("\n") }
    }

    /// Looked at each time: windows change their size.
    private var terminal: Terminal { .standardOutput(environment: ProcessInfo.processInfo.environment) }

    private func draw(_ picture: NodePicture) {
        if json { return write(picture.json() + "\n") }
        let style = Output().style
        let drawn = picture.lines(style).map(style.tamed)
        let terminal = self.terminal
        guard let rows = terminal.rows, let columns = terminal.columns else {
            let time = "== \(PersonTime.text(picture.time))"
            return write(([time] + drawn).map { $0 + "\n" }.joined() + "\n")
        }
        let head = style.say(
            "\(PersonTime.text(picture.time))，每 \(seconds) 秒刷新，Ctrl-C 结束",
            "\(PersonTime.text(picture.time)), every \(seconds) s, Ctrl-C ends")
        let lines = [style.dim(head), ""] + drawn
        write(
            TerminalFrame(columns: columns, rows: rows).text(lines) { count in
                style.dim(style.say("……另有 \(count) 行，窗口放大后可见", "… \(count) more lines in a higher window"))
            })
    }

    private func write(_ text: String) { StandardStream.output.write(text) }
}
