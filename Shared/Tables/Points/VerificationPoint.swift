import Documents
import Indicators
import Phrases
import Places

/// Something that a person should look at, with the sentences that it is about: what a run prints at its end, and what is sent
/// to a place as its list.
public struct VerificationPoint: Sendable {
    /// Why a person should look at it. The raw values are stable: they stand in JSON. Lists go in this order.
    public enum Kind: String, Sendable, CaseIterable {
        /// Arithmetic that a document allows and that does not hold, or that does not hold against another document.
        case check
        /// A place's own figure and those of the places below it.
        case sum
        /// Several figures, and nothing decides between them.
        case ambiguous
        /// A person decided, and what was decided about has changed.
        case reopened
        /// A later report that states a year's figure otherwise.
        case restated
        /// A figure for a part of the year only.
        case partialPeriod = "partial_period"
        /// A document of which nothing tells whose it is.
        case place
        /// A document of which nothing tells which year it reports.
        case year
        /// A document that could not be read.
        case unreadable
    }

    /// A sentence of a document.
    public struct Quotation: Hashable, Sendable {
        /// The sentence as it stands in the text; `nil` where the document as a whole is meant.
        public var sentence: String?
        /// The document.
        public var document: DocumentID
        /// Where it came from, as its submitter named it; `nil` when nobody said.
        public var source: String?

        /// Names a sentence.
        public init(sentence: String?, document: DocumentID, source: String?) {
            self.sentence = sentence
            self.document = document
            self.source = source
        }
    }

    /// Why a person should look at it.
    public var kind: Kind
    /// The place; `nil` when nothing tells.
    public var place: PlaceCode?
    /// The year of the figure, or of the document; `nil` when nothing tells.
    public var year: Int?
    /// What is counted; `nil` where a document as a whole is meant, or the catalogue has no entry for it.
    public var indicator: IndicatorCode?
    /// What is to be looked at, in a sentence, without the quotations.
    public var text: Phrase
    /// The sentences that it is about, in the order of documents.
    public var quotations: [Quotation]
}

extension VerificationPoint.Kind {
    /// What stands above the points of a kind.
    public var heading: Phrase {
        switch self {
        case .check: Phrase(zh: "数字自相不符", en: "Figures that do not fit each other")
        case .sum:
            Phrase(zh: "上下级数字待核实", en: "Figures of a place and the places below it, to be verified")
        case .ambiguous:
            Phrase(zh: "数字并存，无法取舍", en: "Several figures, and nothing decides between them")
        case .reopened:
            Phrase(zh: "核定后数字有变，待复核", en: "Decided once, and to be looked at again since the figures have changed")
        case .restated:
            Phrase(zh: "以后年度报告的回述与当年报告不同", en: "Later reports that state a year's figure otherwise")
        case .partialPeriod: Phrase(zh: "数字只反映部分时段", en: "Figures for a part of the year only")
        case .place: Phrase(zh: "地区未能确定", en: "Places that could not be decided")
        case .year: Phrase(zh: "年度未能确定", en: "Years that could not be decided")
        case .unreadable: Phrase(zh: "文件无法读取", en: "Documents that could not be read")
        }
    }
}
