import NodeRuntime
import Places

extension NodeSettings {
    /// Looks whether the node holds what is known of a place: its own, or one under it. Of any other it would answer that nothing is known,
    /// as if that were so.
    /// - Throws: `StartError` of reason `noInput` when it does not.
    func checkHolds(_ place: PlaceCode, _ gazetteer: Gazetteer) throws(StartError) {
        guard let own = self.place.map(PlaceCode.init(rawValue:)), gazetteer.place(place) != nil,
            gazetteer.place(own) != nil, !gazetteer.isWithin(place, own)
        else { return }
        func name(_ code: PlaceCode) -> String { gazetteer.place(code).map { "\($0.name) (\(code))" } ?? "\(code)" }
        throw StartError(
            .noInput,
            "this node answers for \(name(own)) and what lies under it, and holds nothing of \(name(place)); ask the node of that place, or one above both"
        )
    }
}
