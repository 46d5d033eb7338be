import Foundation
import Observations
import Places
import Quantities
import Testing

/// Place, level, parent, year, issuer and day of every sample.
struct SampleMetadataTests {
    @Test(arguments: Truth.reports.rows)
    func metadata_whenSampleIsRead_sayWhoReportsOnWhichYear(row: Table.Row) throws {
        let metadata = try SampleReadings.all().reading(row["path"]).metadata
        #expect(metadata.place?.rawValue == row["code"])
        #expect(metadata.adcode?.rawValue == row["code"])
        #expect(metadata.placeName == row["name"])
        #expect(metadata.level?.rawValue == row["level"])
        #expect(metadata.parent?.rawValue ?? "-" == row["parent"])
        #expect(metadata.year.map(String.init) == row["year"])
        #expect(metadata.kind == .annualReport)
        #expect(!metadata.isFunctionalZone)
        #expect(metadata.issuer == row["issuer"])
        #expect(metadata.published?.description == row["published"])
    }
}
