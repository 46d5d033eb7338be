import Foundation
import Indicators
import Places
import Quantities

/// Fills the slots of wordings for one place and year.
struct Speaker {
    let invention: Invention
    let catalogue: Catalogue
    let year: Int

    /// A sentence with what it states.
    func say(_ wording: Wording) -> (sentence: String, statements: [SampleReport.Statement]) {
        var sentence = ""
        var figures: [(code: IndicatorCode, figure: PrintedFigure, year: Int)] = []
        for piece in wording.pieces {
            switch piece {
            case .text(let text): sentence += text
            case .slot(.everywhere): sentence += "全" + rank(short: true)
            case .slot(.rank): sentence += rank(short: false)
            case .slot(.nextYear): sentence += String(year + 1)
            case .slot(.figure(let code, let form)): state(code, form, year, &sentence, &figures)
            case .slot(.before(let code)): state(code, .plain, year - 1, &sentence, &figures)
            case .slot(.change(let code)): sentence += change(code)
            }
        }
        return (
            sentence,
            figures.compactMap { code, figure, year in
                Period(year: year).map { period in
                    SampleReport.Statement(
                        code: code, value: figure.value, unit: catalogue[code]?.unit ?? "",
                        qualifier: figure.qualifier, bounds: figure.bounds,
                        ambit: wording.ambit ?? catalogue[code]?.usualAmbit ?? .unknown, period: period,
                        sentence: sentence)
                }
            }
        )
    }

    private func state(
        _ code: IndicatorCode, _ form: Slot.Form, _ year: Int, _ sentence: inout String,
        _ figures: inout [(code: IndicatorCode, figure: PrintedFigure, year: Int)]
    ) {
        guard let amount = invention.amount(code, in: year) else { return }
        let figure = PrintedFigure(amount, form, isMoney: catalogue[code]?.kind == .money)
        sentence += figure.text
        figures.append((code, figure, year))
    }

    private func change(_ code: IndicatorCode) -> String {
        let now = invention.amount(code, in: year)?.units ?? 0
        let before = invention.amount(code, in: year - 1)?.units ?? 0
        guard now != before, before > 0 else { return "持平" }
        let change = (abs(now - before) * 2000 + before) / (2 * before)
        return (now > before ? "增长" : "下降") + Amount(units: change, decimals: 1).text + "%"
    }

    /// What the place is: 县, 市, 区, 旗, 州, 省; an autonomous region in full, but 全区.
    private func rank(short: Bool) -> String {
        let name = invention.place.name
        if name.hasSuffix("自治区") { return short ? "区" : "自治区" }
        return String(name.suffix(1))
    }
}
