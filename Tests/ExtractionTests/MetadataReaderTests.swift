import Documents
import Extraction
import Observations
import Places
import Quantities
import Testing

@Suite("Metadata of invented reports")
struct MetadataReaderTests {
    let reader: MetadataReader

    init() throws { reader = MetadataReader(gazetteer: try bundledGazetteer.get()) }

    private func read(_ text: String) -> DocumentMetadata { reader.read(DocumentText(normalising: text)) }

    /// The fields of an example's expectation.
    private func summary(_ metadata: DocumentMetadata) -> String {
        var fields = [metadata.kind.rawValue]
        switch metadata.jurisdiction {
        case .place(let code): fields += [metadata.placeName ?? "-", code.rawValue]
        case .undecided(let name, let candidates):
            fields += [(name ?? "-") + "?", candidates.map(\.rawValue).joined(separator: "|")]
        case .outside(let name): fields += [name, "outside"]
        }
        fields += [metadata.adcode?.rawValue ?? "-", metadata.parent?.rawValue ?? "-", metadata.level?.rawValue ?? "-"]
        fields += [metadata.isFunctionalZone ? "zone" : "-", metadata.department ?? "-"]
        fields += [
            metadata.year.map(String.init) ?? "-", metadata.published?.description ?? "-", metadata.issuer ?? "-",
        ]
        return fields.joined(separator: " ")
    }

    @Test(arguments: MetadataExamples.governments + MetadataExamples.others)
    func read_whenReportIsInvented_saysWhatItSays(example: MetadataExamples.Example) {
        #expect(summary(read(example.text)) == example.expected)
    }

    @Test func read_whenTextIsEmptyOrNoReport_decidesNothing() {
        for text in ["", "\n\n\n", "  　", "2021", "abc", "一、", "法治政府", "报告"] {
            let metadata = read(text)
            #expect(metadata.place == nil)
            #expect(metadata.year == nil)
            #expect(metadata.published == nil)
        }
    }

    @Test func read_whenTextIsCutAnywhere_doesNotCrash() {
        for example in MetadataExamples.governments + MetadataExamples.others {
            let scalars = Array(example.text.unicodeScalars)
            for length in stride(from: 0, to: scalars.count, by: 7) {
                var text = String.UnicodeScalarView()
                text.append(contentsOf: scalars[..<length])
                _ = read(String(text))
            }
        }
    }

    @Test func readWithLayout_whenPageHasParts_saysWhereTheyStand() throws {
        let example = try #require(MetadataExamples.governments.first)
        let text = DocumentText(normalising: example.text)
        let layout = reader.readWithLayout(text).layout
        let title = try #require(layout.title)
        let signature = try #require(layout.signature)
        #expect(text.quote(title).hasPrefix("关于"))
        #expect(title.upperBound <= layout.body.lowerBound)
        #expect(text.quote(signature).hasSuffix("人民政府"))
        #expect(layout.body.upperBound <= signature.lowerBound)
    }
}
