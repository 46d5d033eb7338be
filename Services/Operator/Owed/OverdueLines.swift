import Documents
import Duties
import Foundation
import Messages
import Places
import Quantities
import Rollups
import Tables

/// Who owes a report, as lines for a person and for scripts.
struct OverdueLines {
    private let answer: Overdue
    private let day: CalendarDay
    private let gazetteer: Gazetteer

    init(_ answer: Overdue, on day: CalendarDay, gazetteer: Gazetteer) {
        self.answer = answer
        self.day = day
        self.gazetteer = gazetteer
    }

    private func name(_ duty: Duty) -> String {
        let place = gazetteer.place(duty.place, in: duty.year)?.name ?? duty.place.rawValue
        return duty.department.map { $0.hasPrefix(place) ? $0 : "\(place) \($0)" } ?? place
    }

    /// Whether nothing came in time. Whoever has a document in process is shown all the same, and is not called late.
    private func isLate(_ item: Fulfilment) -> Bool {
        item.isOutstanding && item.duty.due < day && item.state != .inProcess
    }

    private func isInProcess(_ item: Fulfilment) -> Bool { item.isOutstanding && item.state == .inProcess }

    /// Days from the last day in time to the day of asking, or of handing in.
    private func days(_ item: Fulfilment) -> Int? {
        if isLate(item) { return day.ordinal - item.duty.due.ordinal }
        guard item.state == .handedIn, item.duty.standing == .owed, let handedIn = handedIn(item) else { return nil }
        return max(0, handedIn.ordinal - item.duty.due.ordinal)
    }

    private func handedIn(_ item: Fulfilment) -> CalendarDay? {
        item.handedInAt.map { CalendarDay.day(of: Date(timeIntervalSince1970: Double($0) / 1000)) }
    }

    private func shown(all: Bool) -> [Fulfilment] { answer.items.filter { all || isLate($0) || isInProcess($0) } }

    // MARK: For a person

    func text(all: Bool, _ style: TerminalStyle) -> [String] {
        let place = answer.place.map { gazetteer.place($0, in: answer.year)?.name ?? $0.rawValue } ?? ""
        var lines = [
            style.bold(
                style.say(
                    "\(place) \(answer.year)年度报告，截至\(day)", "\(place), reports on \(answer.year), as of \(day)")),
            "  " + counts(style),
        ]
        let items = shown(all: all)
        guard !items.isEmpty else { return lines }
        var grid = TerminalGrid(
            [
                (style.say("地区", "Place"), .left), (style.say("应于", "Due"), .left),
                (style.say("逾期(天)", "Days late"), .right), (style.say("已知情况", "What is known"), .left),
            ], style: style)
        // Whoever has somebody below stands as a heading's line among its own; a change of place above starts a new group.
        var group: PlaceCode?
        for item in items {
            let above = groupOf(item.duty)
            if above != group {
                group = above
                grid.add(heading: gazetteer.place(above, in: answer.year)?.name ?? above.rawValue)
            }
            grid.add([
                "  " + name(item.duty), item.duty.standing == .owed ? item.duty.due.description : "–",
                days(item).map { $0 == 0 ? "–" : String($0) } ?? "–", known(item, style),
            ])
        }
        lines.append("")
        lines += grid.lines(indent: "  ")
        return lines
    }

    /// The prefecture under which a county is read, with its own report first; a province stands for itself.
    private func groupOf(_ duty: Duty) -> PlaceCode {
        guard let place = gazetteer.place(duty.place, in: duty.year), let level = place.level, level >= .county,
            let parent = place.parent
        else { return duty.place }
        return parent
    }

    private func counts(_ style: TerminalStyle) -> String {
        let owed = answer.items.filter { $0.duty.standing == .owed }
        let handedIn = owed.count { $0.state == .handedIn }
        let late = owed.count(where: isLate)
        let inProcess = owed.count(where: isInProcess)
        let waiting = owed.count - handedIn - late - inProcess
        let exempt = answer.items.count { $0.duty.standing == .exempt }
        let secret = answer.items.count { $0.duty.standing == .secret }
        var zh = ["应报\(owed.count)", "已报\(handedIn)", "逾期未报\(late)"]
        var en = ["\(owed.count) owed", "\(handedIn) handed in", "\(late) overdue"]
        for (count, words) in [
            (inProcess, ("在办", "in process")), (waiting, ("未到期", "not yet due")), (exempt, ("免报", "exempt")),
            (secret, ("涉密", "secret")),
        ] where count > 0 {
            zh.append("\(words.0)\(count)")
            en.append("\(count) \(words.1)")
        }
        return style.say(zh.joined(separator: "，"), en.joined(separator: ", "))
    }

    private func known(_ item: Fulfilment, _ style: TerminalStyle) -> String {
        let note = item.duty.note.map { style.say("（\($0)）", " (\($0))") } ?? ""
        switch item.duty.standing {
        case .exempt: return style.say("免报", "exempt") + note
        case .secret: return style.say("涉密，不在此报送", "secret, not handed in here") + note
        case .owed: break
        }
        let first = item.evidence.first
        let document = first.map { "\($0.document.short)" } ?? ""
        let reason = first?.reason.map { style.say("：\($0)", ": \($0)") } ?? ""
        let words =
            switch item.state {
            case .handedIn:
                handedIn(item).map { style.say("已报（\($0)收到）", "handed in on \($0)") } ?? style.say("已报", "handed in")
            case .inProcess:
                style.say("在办：\(document) 已收到，尚未读出", "in process: \(document) arrived and is not read yet")
            case .retracted: style.say("已撤回 \(document)\(reason)", "retracted \(document)\(reason)")
            case .unreadable: style.say("仅有无法读取的文件 \(document)\(reason)", "only a dead letter \(document)\(reason)")
            case .otherKind:
                style.say("仅有计划、新闻等其他文件 \(document)", "only a plan, a news item or the like \(document)")
            case .undecided:
                style.say("可能是地区或年度未定的 \(document)", "perhaps \(document), whose place or year is undecided")
            case .otherYear:
                first?.year.map { style.say("仅有其他年度报告（最近\($0)年）", "only other years' reports, the latest of \($0)") }
                    ?? style.say("仅有其他年度报告", "only other years' reports")
            case .never: style.say("从未收到", "nothing ever arrived")
            }
        return words + note
    }

    // MARK: For scripts

    func json(all: Bool) -> [String] {
        shown(all: all).map { item in
            var line = JSONLine()
            line.string("place", item.duty.place.rawValue)
            line.string("name", name(item.duty))
            line.string("department", item.duty.department)
            line.integer("year", item.duty.year)
            line.string("due", item.duty.due.description)
            line.string("standing", item.duty.standing.rawValue)
            line.boolean("late", isLate(item))
            line.integer("days_late", days(item))
            line.string("known", item.state.rawValue)
            line.string("handed_in", handedIn(item)?.description)
            line.string("note", item.duty.note)
            line.raw(
                "documents",
                JSONLine.objects(item.evidence) { line, evidence in
                    line.string("document", evidence.document.description)
                    line.string("source", evidence.source)
                    line.integer("year", evidence.year)
                    line.string("reason", evidence.reason)
                })
            return line.object
        }
    }
}
