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
        let place = report.place.map { gazetteer?.place(PlaceCode(rawValue: $0))?.name ?? TextWidth.label($0) }
        let node = TextWidth.label(report.node)
        var words = [place.map { "\(node) (\($0))" } ?? node]
        words.append(link(of: report, state))
        // Of a node that has not reported there is nothing more to say.
        guard !report.counts.isEmpty else { return words.joined(separator: style.say("，", ", ")) }
        words.append(style.say("文件 \(count("documents"))", English.count(count("documents"), "document")))
        if count("lag") > 0 {
            let age = TimeWords.text(max(count("oldest_seconds"), count("lag_seconds")))
            words.append(
                style.say("待上报 \(count("lag"))（最早 \(age)）", "\(count("lag")) to hand up (oldest \(age))"))
        }
        if count("connects") > 1 {
            words.append(style.say("重连 \(count("connects") - 1) 次", "\(count("connects") - 1) reconnects"))
        }
        for (name, zh, en) in [
            ("dead", "不能读取", "dead"), ("refused", "被上级拒收", "refused above"),
            ("quarantined", "未接收下级", "not taken from below"), ("turned_away", "握手失败", "failed handshakes"),
        ] where count(name) > 0 {
            words.append(style.alarming(style.say("\(zh) \(count(name))", "\(count(name)) \(en)")))
        }
        if let edition = report.edition {
            let label = TextWidth.label(edition)
            let text = style.say("目录版本 \(label)", "catalogue \(label)")
            // Figures that were read by another catalogue may mean something else.
            words.append(edition == root.edition ? text : style.alarming(text))
        }
        if let publisher = report.catalogue?.publisher.map(TextWidth.label) {
            words.append(style.say("由 \(publisher) 发布", "published at \(publisher)"))
        }
        if let standing = report.catalogue, let edition = standing.refusedEdition {
            words.append(
                style.alarming(
                    style.say("未采用下发的目录版本 \(edition)", "handed-down catalogue \(edition) not taken")))
        }
        return words.filter { !$0.isEmpty }.joined(separator: style.say("，", ", "))
    }

    /// Whether the line upward is up: of a node below as the one above it says, of this node as it says itself.
    private func link(of report: NodeReport, _ state: NodeReport.Below?) -> String {
        guard let state else {
            guard let connected = report.counts["connected"] else { return "" }
            return connected > 0
                ? style.say("已连上级", "parent reached")
                : style.alarming(style.say("上级未连通", "parent not reached"))
        }
        guard !state.isConnected else { return style.say("在线", "up") }
        guard !report.counts.isEmpty else { return style.alarming(style.say("尚未联系", "not heard from yet")) }
        let time = TimeWords.text(state.silentSeconds)
        return style.alarming(style.say("断线 \(time)", "no line for \(time)"))
    }

    /// The tree as an object for scripts.
    static func json(_ report: NodeReport) -> String {
        var line = JSONLine()
        line.string("node", report.node)
        line.string("place", report.place)
        line.string("catalogue", report.edition)
        if let standing = report.catalogue {
            line.string("catalogue_digest", standing.digest)
            line.string("catalogue_publisher", standing.publisher)
            line.boolean("catalogue_handed_down", standing.isHandedDown)
            line.integer("catalogue_refused", standing.refusedEdition)
            line.string("catalogue_refusal", standing.refusal)
        }
        var counts = JSONLine()
        for (name, count) in report.counts.sorted(by: { $0.key < $1.key }) { counts.integer(name, count) }
        line.raw("counts", counts.object)
        line.raw(
            "below",
            JSONLine.objects(report.below) { line, child in
                line.boolean("connected", child.isConnected)
                line.integer("silent_seconds", child.silentSeconds)
                line.raw("report", json(child.report))
            })
        return line.object
    }
}
