import Documents
import Foundation
import Indicators
import Observations
import Phrases
import Places
import Quantities
import Rollups
import Tables
import Testing

/// The history of a cell: every row shows what it changed, and who.
@Suite struct HistoryLinesTests {
    private static let documents = (1...3).map { DocumentID(hashing: [UInt8($0)]) }

    private func brief(_ fill: (inout CellBrief) -> Void = { _ in }) -> CellBrief {
        var brief = CellBrief(unit: "件")
        brief.value = 1094
        brief.bounds = Bounds(exactly: 1094)
        brief.handedUp = 1094
        brief.handedUpBounds = Bounds(exactly: 1094)
        brief.handedUpBy = .children
        brief.expected = 17
        brief.stating = 3
        fill(&brief)
        return brief
    }

    private func rows(
        _ briefs: [(CellBrief?, [DocumentID])], _ retractions: [DocumentID: Retraction] = [:],
        decisions: [DocumentID: String] = [:]
    ) -> [String] {
        let key = Cell.Key(place: Invented.city, year: 2022, indicator: Invented.received)
        let versions = briefs.enumerated().map {
            CellVersion(key: key, since: Int64($0 * 1000), until: nil, brief: $1.0, causes: $1.1)
        }
        let lines = HistoryLines(
            style: TerminalStyle(language: .zh), decisions: decisions, retractions: retractions,
            time: { "t\($0)" }
        ).lines(versions)
        return Array(lines.suffix(versions.count))
    }

    @Test func row_inWhichNoFigureDiffers_saysWhatDoes() {
        var latest = brief()
        var briefs = [latest]
        let changes: [(inout CellBrief) -> Void] = [
            { $0.reporting = 1 }, { $0.unreadable = 2 }, { $0.verdict = .contradiction },
            { $0.sources = [CellBrief.Source(document: Self.documents[1], index: 0)] },
        ]
        for change in changes {
            change(&latest)
            briefs.append(latest)
        }
        let rows = rows(briefs.map { ($0, [Self.documents[0]]) })
        #expect(rows[0].contains("0/17") && rows[1].contains("1/17"))
        #expect(
            rows[2].contains("无法读取 0→2") && rows[3].contains("待核实") && rows[4].contains("出自 \(Self.documents[1].short)")
        )
    }

    @Test func figure_thatComesBack_namesTheDocumentThatStatesIt() {
        func own(_ value: Decimal, _ document: Int) -> CellBrief {
            brief {
                $0.ownValue = value
                $0.sources = [CellBrief.Source(document: Self.documents[document], index: 0)]
            }
        }
        let outranked = [Self.documents[1]]
        let rows = rows(
            [(own(41, 0), [Self.documents[0]]), (own(47, 1), outranked), (own(43, 2), outranked)],
            [Self.documents[1]: Retraction(counter: 1, isRetracted: true, reason: "试报", time: 0)])
        #expect(rows[2].contains("撤回 \(Self.documents[1].short)") && rows[2].contains("出自 \(Self.documents[2].short)"))
        #expect(!rows[1].contains("出自"), "who changed it stands beside")
    }

    @Test func bounds_thatMoveUnderTheSameFigure_areTold() {
        func about(_ upper: Decimal) -> CellBrief {
            brief {
                $0.value = 528
                $0.bounds = Bounds(lower: 521, upper: upper)
            }
        }
        let rows = rows([(about(538), []), (about(540), [])])
        #expect(rows[0].contains("约530件") && rows[1].contains("约530件"))
        #expect(rows[1].contains("下级合计 521件至540件") && rows[1].contains("规则"))
    }

    /// The digits alone do not say that a document went out.
    @Test func retractionAndRestoration_areCalledSo() {
        let (kept, other) = (Self.documents[0], Self.documents[1])
        func act(_ isRetracted: Bool, time: Int64) -> Retraction {
            Retraction(counter: 1, isRetracted: isRetracted, reason: "试报", time: time)
        }
        let taken: [(CellBrief?, [DocumentID])] = [(brief(), [kept, other]), (brief { $0.value = 1 }, [other])]
        let out = rows(taken, [other: act(true, time: 900)])
        #expect(!out[0].contains("撤回") && out[0].contains(other.short))
        #expect(out[1].contains("撤回 \(other.short)"))
        let back = rows(taken + [(brief(), [other])], [other: act(false, time: 1500)])
        #expect(!back[1].contains("恢复") && back[2].contains("恢复 \(other.short)"))
        // A cell that is gone with its only document.
        #expect(rows([(brief(), [kept]), (nil, [kept])], [kept: act(true, time: 1)])[1].contains("撤回"))
        #expect(rows(taken, decisions: [other: "东县"])[1].contains("核定东县"))
    }
}
