import Messages
import Tables

/// Replays, a row each.
enum ReplayLines {
    static func lines(_ replays: Replays, _ style: TerminalStyle) -> [String] {
        guard !replays.items.isEmpty else { return [style.say("没有重读任务。", "No replay was ordered.")] }
        var grid = TerminalGrid(
            [
                (style.say("序号", "Number"), .right), (style.say("状态", "State"), .left),
                (style.say("涉及", "Matching"), .right), (style.say("已排", "Queued"), .right),
                (style.say("已读", "Read"), .right), (style.say("跳过", "Passed"), .right),
                (style.say("下达", "Ordered"), .left),
                (style.say("结束", "Ended"), .left),
            ], style: style)
        for (item, unread) in zip(replays.items, unread(replays)) {
            grid.add([
                "\(item.id)", state(item.state, unread, style), "\(item.matching)", "\(item.done)",
                "\(item.done - unread)", "\(item.passed)",
                PersonTime.text(item.orderedAt), item.endedAt.map(PersonTime.text) ?? "–",
            ])
        }
        let waiting = style.say("待重读 \(replays.waiting) 份", "\(replays.waiting) replayed documents wait to be read")
        return grid.lines() + (replays.waiting > 0 ? [waiting] : [])
    }

    /// How many documents of each wait to be read: a replay reads in the order in which it was ordered, so what waits is of the last.
    private static func unread(_ replays: Replays) -> [Int] {
        var waiting = replays.waiting
        return replays.items.reversed().map { item in
            let unread = min(item.done, waiting)
            waiting -= unread
            return unread
        }.reversed()
    }

    private static func state(_ state: String, _ unread: Int, _ style: TerminalStyle) -> String {
        switch state {
        case "finished" where unread > 0: style.say("在读", "reading")
        case "running": style.say("进行中", "running")
        case "finished": style.say("已完成", "finished")
        case "cancelled": style.say("已取消", "cancelled")
        default: state
        }
    }

    /// For scripts, a line each.
    static func json(_ replays: Replays) -> [String] { zip(replays.items, unread(replays)).map(json) }

    private static func json(_ item: Replays.Item, unread: Int) -> String {
        var line = JSONLine()
        line.integer("id", Int(item.id))
        line.string("state", item.state == "finished" && unread > 0 ? "reading" : item.state)
        line.integer("matching", item.matching)
        line.integer("queued", item.done)
        line.integer("read", item.done - unread)
        line.integer("passed", item.passed)
        line.integer("ordered_at", Int(item.orderedAt))
        line.integer("ended_at", item.endedAt.map { Int($0) })
        return line.object
    }
}
