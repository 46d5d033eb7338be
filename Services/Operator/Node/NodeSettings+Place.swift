import NodeRuntime
import Phrases
import Places

extension NodeSettings {
    /// Looks whether the node holds what is known of a place: its own, or one under it. Of any other it would answer that nothing is known,
    /// as if that were so.
    /// - Throws: `StartError` of reason `noInput` when it does not.
    func checkHolds(_ place: PlaceCode, _ gazetteer: Gazetteer) throws(StartError) {
        guard let own = self.place.map(PlaceCode.init(rawValue:)), gazetteer.place(place) != nil,
            gazetteer.place(own) != nil, !gazetteer.isWithin(place, own)
        else { return }
        func name(_ code: PlaceCode) -> Phrase {
            let name = gazetteer.place(code)?.name
            return Phrase(
                zh: name.map { "\($0)（\(code)）" } ?? "\(code)", en: name.map { "\($0) (\(code))" } ?? "\(code)")
        }
        let (ours, theirs) = (name(own), name(place))
        throw StartError(
            .noInput,
            zh: "本节点只负责\(ours.zh)及其下级，没有\(theirs.zh)的数据；请向该地区的节点或两者共同的上级节点查询",
            en:
                "this node answers for \(ours.en) and what lies under it, and holds nothing of \(theirs.en); ask the node of that place, or one above both"
        )
    }
}
