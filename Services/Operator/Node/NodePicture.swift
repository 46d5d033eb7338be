import Foundation
import Messages
import NodeRuntime
import Observations
import Phrases
import Places
import Tables

/// The services of a node as they answered at one moment.
struct NodePicture {
    /// A service, or why it does not answer.
    struct Part {
        var name: String
        var status: ServiceStatus?
        var fault: Phrase?
    }

    let node: String
    let kind: NodeKind
    /// When they were asked, in milliseconds since 1970.
    let time: Int64
    let parts: [Part]
    /// The tree from this node downward; `nil` when its ledger does not answer.
    let tree: NodeReport?

    /// Asks every service at once; a service that is down costs only its own patience.
    static func taken(of client: NodeClient) async -> NodePicture {
        let sockets = client.file.controls
        let parts = await withTaskGroup(of: (Int, Part).self) { group in
            for (index, socket) in sockets.enumerated() {
                group.addTask {
                    let name = String(socket.dropLast("-control".count))
                    do {
                        let status = try await client.ask(socket, AskStatus(), for: ServiceStatus.self)
                        return (index, Part(name: name, status: status))
                    } catch {
                        return (index, Part(name: name, fault: CommandFault.words(of: error)))
                    }
                }
            }
            var parts: [(Int, Part)] = []
            for await part in group { parts.append(part) }
            return parts.sorted { $0.0 < $1.0 }.map(\.1)
        }
        // A ledger that is down is told of above, and not waited for again.
        let hasLedger = parts.contains { $0.name == "aggregate" && $0.status != nil }
        let tree = hasLedger ? try? await client.ask("aggregate-control", AskTree(), for: NodeReport.self) : nil
        return NodePicture(
            node: client.file.settings.node, kind: client.file.settings.kind, time: WallTime.milliseconds(),
            parts: parts, tree: tree)
    }

    /// Whether every service answered.
    var isWhole: Bool { parts.allSatisfy { $0.status != nil } }

    // MARK: For a person

    func lines(_ style: TerminalStyle) -> [String] {
        var grid = TerminalGrid(
            [
                (style.say("服务", "Service"), .left), (style.say("状态", "State"), .left),
                (style.say("运行", "Up"), .right), (style.say("版本", "Edition"), .left),
                (style.say("情况", "What it holds"), .left),
            ], style: style)
        for part in parts {
            guard let status = part.status else {
                grid.add([
                    part.name, style.alarming(style.say("无应答", "down")), "–", "",
                    part.fault?.text(in: style.language) ?? "",
                ])
                continue
            }
            grid.add([
                part.name, style.say("正常", "up"), TimeWords.text(status.uptimeSeconds),
                status.edition?.description ?? "",
                Self.words(status, style),
            ])
        }
        let what = kind == .full ? "" : style.say("（\(kind.words.zh)）", " (\(kind.words.en))")
        var lines = [style.bold(style.say("节点 \(node)\(what)", "Node \(node)\(what)")), ""] + grid.lines()
        lines += keyLines(style)
        if let tree, tree.place != nil || !tree.below.isEmpty {
            lines +=
                ["", style.bold(style.say("节点树", "Tree"))]
                + TreeLines(root: tree, style: style, gazetteer: try? .bundled()).lines
        }
        return lines
    }

    private static func waiting(_ count: Int, oldest seconds: Int, _ style: TerminalStyle) -> String {
        guard seconds > 0 else { return style.say("待读 \(count)", "\(count) waiting") }
        let age = TimeWords.text(seconds)
        return style.say("待读 \(count)（最早 \(age)）", "\(count) waiting (oldest \(age))")
    }

    private static func words(_ status: ServiceStatus, _ style: TerminalStyle) -> String {
        func count(_ name: String) -> Int { status.counts[name] ?? 0 }
        func rate(_ name: String) -> String {
            style.say("\(status.lastMinute[name] ?? 0)/分", "\(status.lastMinute[name] ?? 0)/min")
        }
        switch status.role {
        case .ingest:
            let dead = style.say("不能读取 \(count("dead"))", "\(count("dead")) dead")
            var words = [
                style.say("已接收 \(count("taken"))（\(rate("taken"))）", "\(count("taken")) taken (\(rate("taken")))"),
                waiting(count("pending"), oldest: count("oldest_pending_seconds"), style),
                style.say("已入账 \(count("stored"))（\(rate("stored"))）", "\(count("stored")) stored (\(rate("stored")))"),
                count("dead") > 0 ? style.alarming(dead) : dead,
            ]
            if count("quarantined") > 0 {
                words.append(
                    style.alarming(style.say("隔离 \(count("quarantined"))", "\(count("quarantined")) in quarantine")))
            }
            let forwarding = ForwarderWords.words(status, style)
            guard forwarding.isEmpty else { return (words + forwarding).joined(separator: style.say("，", ", ")) }
            let readers = style.say("读取进程 \(count("readers"))", English.count(count("readers"), "reader"))
            words.append(count("readers") == 0 && count("pending") > 0 ? style.alarming(readers) : readers)
            if count("forwarders") > 0 {
                words.append(style.say("转发节点 \(count("forwarders"))", "\(count("forwarders")) forwarders"))
            }
            if count("turned_away") > 0 {
                words.append(
                    style.alarming(
                        style.say("握手失败 \(count("turned_away"))", "\(count("turned_away")) failed handshakes")))
            }
            if count("unreported") > 0 {
                words.append(style.alarming(style.say("有事实未报账本", "facts not yet told to the ledger")))
            }
            return words.joined(separator: style.say("，", ", "))
        case .extract:
            var words = [
                style.say("已读 \(count("read"))（\(rate("read"))）", "\(count("read")) read (\(rate("read")))"),
                style.say("在手 \(count("held"))", "\(count("held")) in hand"),
                style.say("待账本答复 \(count("unstored"))", "\(count("unstored")) awaiting the ledger"),
            ]
            if let complaint = status.complaint {
                words.append(style.alarming(style.say("账本拒绝：\(complaint)", "the ledger refuses it: \(complaint)")))
            }
            return words.joined(separator: style.say("，", ", "))
        case .aggregate:
            var words = [
                style.say("文件 \(count("read"))", English.count(count("read"), "document")),
                style.say("数字 \(count("observations"))", English.count(count("observations"), "figure")),
                style.say("单元格 \(count("cells"))", English.count(count("cells"), "cell")),
                style.say("地区未定 \(count("unplaced"))", "\(count("unplaced")) without a place"),
                style.say("待核实算式 \(count("failed_checks"))", "\(count("failed_checks")) failed checks"),
            ]
            if count("waiting") > 0 {
                words.append(style.say("待汇总 \(count("waiting"))", "\(count("waiting")) places to be added up"))
            }
            if count("refused_readings") > 0 {
                words.append(
                    style.alarming(
                        style.say(
                            "拒收其他机器的读取结果 \(count("refused_readings"))",
                            "\(count("refused_readings")) readings of other machines refused")))
            }
            if let refused = status.refusedReaders {
                words.append(
                    style.alarming(
                        style.say(
                            "拒绝 \(refused.count) 个读取进程（同一版本号而目录内容不同）",
                            "\(English.count(refused.count, "reader")) refused (another catalogue under the same number)"
                        )))
            }
            return words.joined(separator: style.say("，", ", "))
        case .submitter, .operator: return ""
        }
    }

    // MARK: For scripts

    func json() -> String {
        var object = JSONLine()
        object.string("node", node)
        object.string("kind", kind.rawValue)
        object.integer("time", Int(time))
        object.raw(
            "services",
            JSONLine.objects(parts) { line, part in
                line.string("name", part.name)
                line.boolean("up", part.status != nil)
                line.string("fault", part.fault?.en)
                if let status = part.status {
                    line.integer("process", Int(status.process))
                    line.integer("uptime_seconds", status.uptimeSeconds)
                    line.string("edition", status.edition?.description)
                    line.string("complaint", status.complaint)
                    line.raw("counts", Self.object(status.counts))
                    line.raw("last_minute", Self.object(status.lastMinute))
                    line.string("key", status.keys?.current)
                    line.raw(
                        "readers",
                        JSONLine.objects(status.readers) { line, reader in
                            line.string("name", reader.name)
                            line.string("edition", reader.edition?.description)
                            line.integer("held", reader.held)
                        })
                    line.raw(
                        "refused_readers",
                        JSONLine.objects(status.refusedReaders ?? []) { line, reader in
                            line.string("name", reader.name)
                            line.string("edition", reader.edition.description)
                            line.string("digest", reader.digest)
                            line.string("own_digest", reader.ownDigest)
                        })
                }
            })
        if let keys {
            var line = JSONLine()
            line.string("current", keys.current)
            line.string("next", keys.next)
            line.raw("informed", JSONLine.list(keys.informed.map(JSONLine.quoted)))
            line.raw("uninformed", JSONLine.list(keys.uninformed.map(JSONLine.quoted)))
            object.raw("key", line.object)
        }
        if let tree { object.raw("tree", TreeLines.json(tree)) }
        return object.object
    }

    private static func object(_ counts: [String: Int]) -> String {
        var line = JSONLine()
        for (name, count) in counts.sorted(by: { $0.key < $1.key }) { line.integer(name, count) }
        return line.object
    }
}
