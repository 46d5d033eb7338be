import ArgumentParser
import Duties
import Foundation
import Links
import Messages
import NodeRuntime
import Phrases
import Places
import Quantities
import Rollups

/// `shangji overdue`
struct OverdueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "overdue",
        abstract: "Lists who owes a report and has not handed it in.",
        discussion: """
            Every province, prefecture and county that exists in the year owes a report, by 1 March of the next year unless report_due of \
            the node's configuration names another day. The file that roster names changes that: who need not report, whose report is \
            secret, who has longer, which departments report too. A place is listed with how late it is and with what is known: \
            nothing ever arrived, something arrived and is not read yet, only something that could not be read, only a plan, only reports of other years, or a report that was \
            retracted.

            Examples:
              shangji overdue                                    the last year that is due, under the node's place
              shangji overdue --year 2023 --place 420100
              shangji overdue --as-of 2024-03-15                 as it was on that day
              shangji overdue --all                              who has handed in too, who is exempt, what is secret
              shangji overdue --json | jq -r 'select(.late) | .name'

            Ends with status 0 whether anybody is late or not, 66 when the node answers for no place and none is named, or for another \
            than the one that is named, 69 when it does not answer.
            """)

    @Option(help: "The year reported; else the last one whose report is due.")
    var year: Int?

    @Option(help: "The code of a place: only this one and what lies under it; else the place of the node.")
    var place: String?

    @Option(name: .customLong("as-of"), help: "The day as of which it is asked, such as 2024-03-15; else today.")
    var asOf: CalendarDay?

    @Flag(help: "List everybody of whom the roster knows: who has handed in, is exempt, or is secret.")
    var all = false

    @OptionGroup var node: NodeOption

    @Flag(help: "Print one JSON object a report.")
    var json = false

    func validate() throws {
        guard year.map({ (1950...9998).contains($0) }) ?? true else {
            throw ValidationError(zh: "--year 应为年度，例如 2023", en: "--year must be a year such as 2023")
        }
    }

    func run() async throws {
        let output = Output()
        try await CommandFault.told {
            let file = try node.load()
            let client = NodeClient(file: file)
            let gazetteer = try Gazetteer.bundled()
            if let place { try file.settings.checkHolds(PlaceCode(rawValue: place), gazetteer) }
            let day = asOf ?? CalendarDay.today
            let ask = AskOverdue(
                place: place.map(PlaceCode.init(rawValue:)), year: year, day: day, until: day.lastMillisecond)
            let answer = try await client.ask("aggregate-control", ask, for: Overdue.self, within: .seconds(300))
            guard answer.place != nil else {
                throw StartError(
                    .noInput,
                    place.map { Phrase(zh: "地名表中没有地区 \($0)", en: "the gazetteer has no place \($0)") }
                        ?? Phrase(
                            zh: "本节点未设置所负责的地区；请用 --place 代码 指定",
                            en: "the node answers for no place; name one with --place CODE"))
            }
            let lines = OverdueLines(answer, on: day, gazetteer: gazetteer)
            for line in json ? lines.json(all: all) : lines.text(all: all, output.style) { output.line(line) }
        }
    }
}

extension CalendarDay: ExpressibleByArgument {
    /// Reads `YYYY-MM-DD`.
    public init?(argument: String) { self.init(argument) }

    /// Today, where the command runs.
    static var today: CalendarDay { day(of: Date()) }

    /// The day of a moment, where the command runs.
    static func day(of moment: Date) -> CalendarDay {
        let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: moment)
        return CalendarDay(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1)
            ?? { preconditionFailure("the calendar of this machine names no day of the Gregorian one") }()
    }

    /// The last moment of the day where the command runs, in milliseconds since 1970 (UTC).
    var lastMillisecond: Int64 {
        let calendar = Calendar(identifier: .gregorian)
        let start = calendar.date(from: DateComponents(year: year, month: month, day: day)) ?? .distantFuture
        let next = calendar.date(byAdding: .day, value: 1, to: start) ?? .distantFuture
        return Int64(next.timeIntervalSince1970 * 1000) - 1
    }
}
