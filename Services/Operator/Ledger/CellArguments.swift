import ArgumentParser
import Indicators
import Phrases
import Places
import Rollups

/// The cell that a command is about, as every such command takes it.
struct CellArguments: ParsableArguments {
    @Argument(help: "The code of the place.")
    var place: String

    @Argument(help: "The code of the indicator, as “shangji catalogue list” shows it.")
    var indicator: String

    @Argument(help: "The year.")
    var year: Int

    /// What names the cell.
    var key: Cell.Key {
        Cell.Key(place: PlaceCode(rawValue: place), year: year, indicator: IndicatorCode(rawValue: indicator))
    }

    /// What names the cell in the divisions of its year: by the code that the place had then.
    func key(_ gazetteer: Gazetteer) -> Cell.Key {
        var key = key
        key.place = gazetteer.code(of: key.place, in: year)
        return key
    }

    /// The cell in words, for errors.
    var words: Phrase {
        Phrase(zh: " \(place) \(year)年 \(indicator) ", en: "\(indicator) of \(place) for \(year)")
    }
}
