import Phrases
import Places
import Rollups

/// Coverage in words: “13个县(市、区)中3个已报，2个载明”, “3 of 13 counties report, 2 state this”.
struct CoverageWords {
    let language: Language

    /// What lies under a place, by its kind of children.
    enum Children {
        case counties
        case prefectures
        case townships
        case mixed

        /// Of the levels that occur.
        init(_ levels: Set<PlaceLevel>) {
            switch levels {
            case [.county]: self = .counties
            case [.prefecture]: self = .prefectures
            case [.township]: self = .townships
            default: self = .mixed
            }
        }
    }

    /// How many report.
    func reporting(_ reporting: Int, of expected: Int, _ children: Children) -> String {
        language == .zh
            ? "\(expected)个\(noun(children))中\(reporting)个已报"
            : "\(reporting) of \(expected) \(noun(children)) report"
    }

    /// How many report, and how many state a figure; of these, how many only in a later report that looks back. Then of how many a report
    /// arrived that is in no figure yet.
    func stating(
        _ stating: Int, later: Int = 0, inProcess: Int = 0, undecided: Int = 0, reporting: Int, of expected: Int,
        _ children: Children
    ) -> String {
        let text =
            self.reporting(reporting, of: expected, children)
            + (language == .zh ? "，\(stating)个载明" : ", \(stating) state this")
        var more = ""
        if later > 0 {
            more += language == .zh ? "（其中\(later)个见于以后年度报告）" : " (\(later) of them in a later report)"
        }
        if inProcess > 0 { more += language == .zh ? "，\(inProcess)个在办" : ", \(inProcess) in process" }
        if undecided > 0 { more += language == .zh ? "，\(undecided)个地区未定" : ", \(undecided) undecided" }
        return text + more
    }

    private func noun(_ children: Children) -> String {
        switch (children, language) {
        case (.counties, .zh): "县(市、区)"
        case (.counties, .en): "counties"
        case (.prefectures, .zh): "市(州)"
        case (.prefectures, .en): "prefectures"
        case (.townships, .zh): "乡镇(街道)"
        case (.townships, .en): "townships"
        case (.mixed, .zh): "下级地区"
        case (.mixed, .en): "places below"
        }
    }
}
