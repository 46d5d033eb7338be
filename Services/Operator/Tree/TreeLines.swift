import Messages
import Places
import Tables

/// The tree of nodes as a drawing.
struct TreeLines {
    let root: NodeReport
    let style: TerminalStyle
    /// Gives places their names; without it they are shown by their codes.
    var gazetteer: Gazetteer?

    /// One line a node, the nodes below one behind it.
    var lines: [String] {
        [line(of: root, state: nil)] + below(root, margin: "")
    }

    private func below(_ report: NodeReport, margin: String) -> [String] {
        report.below.enumerated().flatMap { index, child in
            let isLast = index == report.below.count - 1
            let first = margin + (isLast ? "└─ " : "├─ ") + line(of: child.report, state: child)
            return [first] + below(child.report, margin: margin + (isLast ? "   " : "│  "))
        }
    }

    private func line(of report: NodeReport, state: NodeReport.Below?) -> String {
        func count(_ name: String) -> Int { report.counts[name] ?? 0 }
        let place = report.place.map { gazetteer?.place(PlaceCode(rawValue: $0))?.name ?? $0 }
        var words = [place.map { "\(report.node) (\($0))" } ?? report.node]
        if let state, !state.isConnected {
            words.append(
                style.alarming(
                    style.say("断线 \(state.silentSeconds) 秒", "no line for \(state.silentSeconds) s")))
        }
        words.append(style.say("文件 \(count("documents"))", "\(count("documents")) documents"))
        if count("lag") > 0 {
            words.append(
                style.say(
                    "待上报 \(count("lag"))（\(count("lag_seconds")) 秒）",
                    "\(count("lag")) to hand up (\(count("lag_seconds")) s)"))
        }
        for (name, zh, en) in [
            ("dead", "不能读取", "dead"), ("refused", "被上级拒收", "refused above"),
            ("quarantined", "下级越权", "not taken from below"), ("turned_away", "被拒连接", "turned away"),
        ] where count(name) > 0 {
            words.append(style.alarming(style.say("\(zh) \(count(name))", "\(count(name)) \(en)")))
        }
        if let edition = report.edition { words.append(style.say("目录版本 \(edition)", "catalogue \(edition)")) }
        return words.joined(separator: style.say("，", ", "))
    }

    /// The tree as an object for scripts.
    static func json(_ report: NodeReport) -> String {
        var line = JSONLine()
        line.string("node", report.node)
        line.string("place", report.place)
        line.string("catalogue", report.edition)
        var counts = JSONLine()
        for (name, count) in report.counts.sorted(by: { $0.key < $1.key }) { counts.integer(name, count) }
        line.raw("counts", counts.object)
        line.raw(
            "below",
            JSONLine.list(
                report.below.map { child in
                    var line = JSONLine()
                    line.boolean("connected", child.isConnected)
                    line.integer("silent_seconds", child.silentSeconds)
                    line.raw("report", json(child.report))
                    return line.object
                }))
        return line.object
    }
}
