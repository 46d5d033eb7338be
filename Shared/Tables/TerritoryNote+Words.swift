import Rollups

extension TerritoryNote {
    /// What the change of divisions did, in a sentence.
    public var words: (zh: String, en: String) {
        let (zh, en) = (others.joined(separator: "、"), others.joined(separator: ", "))
        return switch kind {
        case .merged: ("\(name)由\(zh)合并而成，各数相加", "\(name) is \(en) together; their figures are added")
        case .split:
            (
                "\(name)分属\(zh)，其数无法分拆，只计入其共同上级",
                "\(name) lies in \(en) and cannot be divided; it is counted where all of them lie"
            )
        case .otherTerritory:
            (
                "\(name)所辖有变，其本级数不是这一区划的数，改按所辖相加",
                "\(name) had another territory: its own figures are not about this one, and what lies under it is added"
            )
        case .lost: ("\(name)去向不明，其数未计入", "the tables do not tell where \(name) lies; its figures are not counted")
        }
    }
}
