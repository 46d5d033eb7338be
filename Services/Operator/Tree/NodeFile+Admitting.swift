import Keys
import NodeRuntime
import Places
import ZeroMQ

extension NodeFile {
    /// Looks whether a key can be admitted for a place.
    /// - Throws: `StartError` of reason `usage` for a place that does not lie under this node, of which nothing would be taken, and for the
    ///   node's own key.
    func checkAdmits(_ place: Place, _ key: CurvePublicKey) throws {
        let gazetteer = try Gazetteer.bundled()
        if let own = settings.place.flatMap({ gazetteer.place(PlaceCode(rawValue: $0)) }),
            !gazetteer.isWithin(place.code, own.code)
        {
            throw StartError(
                .usage,
                zh: "\(place.name)（\(place.code)）不在本节点所负责的\(own.name)（\(own.code)）之下，接入后也不会接收其上报",
                en:
                    "\(place.name) (\(place.code)) does not lie under \(own.name) (\(own.code)), for which this node answers: nothing would be taken from there"
            )
        }
        // A key that cannot be read now is for “doctor” to tell of.
        if let own = settings.keys.own, let file = try? KeyFile(path(own)), file.keys.publicKey == key {
            throw StartError(
                .usage, zh: "这是本节点自己的密钥；请填写要接入的一方的密钥",
                en: "this is the node's own key; give that of the one that shall come in")
        }
    }
}

extension NodeSettings {
    /// The setting of the door that those of a role come in by, where it is not open; `nil` where it is.
    func closedDoor(for role: Admission.Role) -> String? {
        switch role {
        case .node: uplink.listen == nil ? "uplink.listen" : nil
        case .forwarder: doors.submit == nil ? "doors.submit" : nil
        case .reader: doors.work == nil || doors.store == nil ? "doors.work, doors.store" : nil
        }
    }
}
