import Messages
import Tables

/// Replays, a row each.
enum ReplayLines {
    static func lines(_ replays: Replays, _ style: TerminalStyle) -> [String] {
        guard !replays.items.isEmpty else { return [style.say("没有重读任务。", "No replay was ordered.")] }
        var grid = TerminalGrid(
            [
                (style.say("序号", "Number"), .right), (style.say("状态", "State"), .left),
                (style.say("涉及", "Matching"), .right), (style.say("已排", "Done"), .right),
                (style.say("跳过", "Passed"), .right), (style.say("下达", "Ordered"), .left),
                (style.say("结束", "Ended"), .left),
            ], style: style)
        for item in replays.items {
            grid.add([
                "\(item.id)", state(item.state, style), "\(item.matching)", "\(item.done)", "\(item.passed)",
                PersonTime.text(item.orderedAt), item.endedAt.map(PersonTime.text) ?? "–",
            ])
        }
        let waiting = style.say("待重读 \(replays.waiting) 份", "\(replays.waiting) replayed documents wait to be read")
        return grid.lines() + (replays.waiting > 0 ? [waiting] : [])
    }

    private static func state(_ state: String, _ style: TerminalStyle) -> String {
        switch state {
        case "running": style.say("进行中", "running")
        case "finished": style.say("已完成", "finished")
        case "cancelled": style.say("已取消", "cancelled")
        default: state
        }
    }

    static func json(_ item: Replays.Item) -> String {
        var line = JSONLine()
        line.integer("id", Int(item.id))
        line.string("state", item.state)
        line.integer("matching", item.matching)
        line.integer("done", item.done)
        line.integer("passed", item.passed)
        line.integer("ordered_at", Int(item.orderedAt))
        line.integer("ended_at", item.endedAt.map { Int($0) })
        return line.object
    }
}
