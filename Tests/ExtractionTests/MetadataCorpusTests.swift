import Extraction
import Foundation
import Observations
import Places
import Quantities
import Testing

@Suite("Metadata of the reports beside the repository")
struct MetadataCorpusTests {
    @Test(
        .enabled(if: MetadataCorpus.isPresent, "the folder shared/corpus beside the repository is absent"),
        arguments: MetadataCorpus.names)
    func read_whenReportIsAnnotated_agreesWithTheAnnotation(name: String) throws {
        let reader = MetadataReader(gazetteer: try bundledGazetteer.get())
        #expect(MetadataCorpus.Gold(reader.read(try MetadataCorpus.text(name))) == (try MetadataCorpus.gold(name)))
    }

    @Test(.enabled(if: MetadataCorpus.isPresent, "the folder shared/corpus beside the repository is absent"))
    func read_whenZoneSignsOverTwoLines_findsZoneAndYear() throws {
        let reader = MetadataReader(gazetteer: try bundledGazetteer.get())
        let metadata = reader.read(try MetadataCorpus.text("real/wuhan-east-lake-2020"))
        #expect(metadata.placeName == "武汉东湖新技术开发区")
        #expect(metadata.parent?.rawValue == "420100")
        #expect(metadata.adcode == nil)
        #expect(metadata.level == .county)
        #expect(metadata.isFunctionalZone)
        #expect(metadata.year == 2020)
        #expect(metadata.published?.description == "2021-02-20")
        #expect(metadata.issuer == "中共武汉东湖新技术开发区工委全面依法治区委员会办公室")
        #expect(metadata.kind == .inspectionSelfReport)
    }

    @Test(.enabled(if: MetadataCorpus.isPresent, "the folder shared/corpus beside the repository is absent"))
    func read_whenFormerDistrictInTraditionalCharacters_findsTheOldCode() throws {
        let reader = MetadataReader(gazetteer: try bundledGazetteer.get())
        let metadata = reader.read(try MetadataCorpus.text("real/xiacheng-2020"))
        #expect(metadata.placeName == "下城区")
        #expect(metadata.adcode?.rawValue == "330103")
        #expect(metadata.parent?.rawValue == "330100")
        #expect(metadata.level == .county)
        #expect(metadata.year == 2020)
        #expect(metadata.published?.description == "2021-03-22")
        #expect(metadata.script == .hant)
        #expect(metadata.kind == .annualReport)
    }
}
