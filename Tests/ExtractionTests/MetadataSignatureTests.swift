import Documents
import Extraction
import Observations
import Places
import Quantities
import Testing

@Suite("Who signed, in the forms of official letters")
struct MetadataSignatureTests {
    private static let body = """
        榆中县人民政府
        关于2022年度法治政府建设情况的报告

        市人民政府：

        2022年，榆中县人民政府认真落实上级部署，把依法行政贯穿工作的各个环节，较好完成了年度任务。现将有关情况报告如下。
        """

    @Test
    func signature_whenCopiesAreNamedBelow_isFoundAboveThem() throws {
        let text =
            Self.body + """


                榆中县人民政府
                2023年3月1日

                抄送：县委全面依法治县委员会办公室，县人大常委会办公室，县政协办公室，县人民法院，县人民检察院。
                """
        let metadata = try read(text)
        #expect(metadata.issuer == "榆中县人民政府")
        #expect(metadata.published?.description == "2023-03-01")
    }

    @Test
    func signature_whenItStandsInBracketsUnderTheTitle_givesIssuerAndDay() throws {
        let text = Self.body.replacing("市人民政府：", with: "（榆中县人民政府　2023年3月1日）")
        let metadata = try read(text)
        #expect(metadata.issuer == "榆中县人民政府")
        #expect(metadata.published?.description == "2023-03-01")
    }

    @Test
    func signature_whenBracketsHoldADayAlone_namesNobody() throws {
        let text = Self.body.replacing("市人民政府：", with: "（2023年3月1日）")
        let metadata = try read(text)
        #expect(metadata.issuer == nil)
        #expect(metadata.published?.description == "2023-03-01")
    }

    private func read(_ text: String) throws -> DocumentMetadata {
        MetadataReader(gazetteer: try bundledGazetteer.get()).read(DocumentText(normalising: text))
    }
}
