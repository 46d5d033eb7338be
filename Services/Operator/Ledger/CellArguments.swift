import ArgumentParser
import Indicators
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

    /// The cell in words, for errors.
    var words: String { "\(indicator) of \(place) for \(year)" }
}
