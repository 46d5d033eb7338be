import Documents
import FaultLine
import Foundation
import Keys
import Links
import Messages
import Observations
import Places
import Testing
import ZeroMQ

/// Somebody with an admitted key at one of the four doors of a node, who does there what changes its journal or its ledger.
struct DoorVisitor: Sendable {
    /// The doors, in an order in which each finds what it needs: a document is handed in before it is lent.
    enum Gateway: String, CaseIterable, Sendable {
        case submit, work, uplink, store

        /// The role of whoever speaks there.
        var speaker: Role {
            switch self {
            case .submit: .submitter
            case .work, .store: .extract
            case .uplink: .aggregate
            }
        }

        var role: Admission.Role {
            switch self {
            case .submit: .forwarder
            case .work, .store: .reader
            case .uplink: .node
            }
        }
    }

    let gateway: Gateway
    /// Where the door is.
    let endpoint: String
    let place: PlaceCode
    private let keys: CurveKeyPair
    private let server: CurvePublicKey

    /// Makes a key, and has the node admit it.
    init(_ gateway: Gateway, at node: TestNode) throws {
        self.gateway = gateway
        endpoint = try #require(gateway == .uplink ? node.uplink : node.door(gateway.rawValue))
        place = PlaceCode(rawValue: gateway.role == .reader ? "430600" : "430621")
        keys = try CurveKeyPair.generate()
        server = try CurvePublicKey(node.publicKey)
        try AdmissionFile.add(
            Admission(node: name, place: place, key: keys.publicKey, role: gateway.role),
            to: node.folder.appending(path: "admitted.yaml").path)
    }

    /// The name under which the node knows it.
    var name: String { "visitor-\(gateway.rawValue)" }
    var security: Security { .curveClient(keys: keys, server: server) }
    var hello: Hello { Hello(role: gateway.speaker, node: name, name: "raw", place: place) }

    /// Hellos of somebody else: another node, whom nobody may be from afar, and another place.
    var falseHellos: [Hello] {
        var operating = hello
        operating.role = .operator
        var elsewhere = hello
        elsewhere.place = PlaceCode(rawValue: "330000")
        return [Hello(role: gateway.speaker, node: "yueyang", name: "raw"), operating, elsewhere]
    }

    /// The document of an attempt.
    private func document(_ attempt: Int) -> (bytes: [UInt8], offer: Offer) {
        let bytes = Array(CountyReport.text("岳阳县", 2023, received: 40 + attempt).utf8)
        let claim = Claim(node: "", time: 0, source: "/visit/\(attempt)")
        return (bytes, Offer(document: DocumentID(hashing: bytes), bytes: bytes.count, claim: claim))
    }

    /// What is said first at the door after the hello; at the uplink and the store it is all that is said.
    func opening(_ attempt: Int = 0) -> WireMessage {
        let known = document(0).offer.document
        switch gateway {
        case .submit: return WireMessage(document(attempt).offer, id: 2)
        case .work: return WireMessage(Credit(bytes: 1 << 20, documents: 1), id: 2)
        case .uplink:
            let unknown = DocumentID(hashing: "read below \(attempt)".utf8)
            let item = HandUp.Item(sequence: 1, fact: .reading(reading: reading(unknown), claims: []))
            return WireMessage(HandUp(stream: "visit-\(attempt)", after: 0, through: 1, items: [item]), id: 2)
        case .store:
            let item = Facts.Item(key: 1, fact: .reading(reading: reading(known), claims: []))
            return WireMessage(Facts(items: [item]), id: 2)
        }
    }

    private func reading(_ document: DocumentID) -> Reading {
        Reading(
            document: document, edition: Edition(engine: 1, catalogue: 1, gazetteer: 1),
            metadata: DocumentMetadata(
                kind: .annualReport, title: nil, jurisdiction: .place(PlaceCode(rawValue: "430621")), placeName: nil,
                adcode: nil, parent: nil, level: nil, isFunctionalZone: false, department: nil, year: 2023, period: nil,
                issuer: nil, published: nil, script: .hans),
            mentions: [], observations: [], checks: [], text: "岳阳县")
    }

    /// Says everything up to the message that changes something.
    /// - Returns: that message, unsaid.
    func decisive(_ peer: RawPeer, attempt: Int) async throws -> WireMessage {
        try await peer.say(WireMessage(hello, id: 1).frames)
        _ = try await peer.answer(1, as: Welcome.self)
        let opening = opening(attempt)
        switch gateway {
        case .uplink, .store: return opening
        case .submit:
            try await peer.say(opening.frames)
            _ = try await peer.answer(2, as: Pull.self)
            return WireMessage(Chunk(offset: 0), id: 2, raw: document(attempt).bytes)
        case .work:
            try await peer.say(opening.frames)
            let lease = try await peer.answer(2, as: Lease.self)
            let failure = Failure(stage: .read, code: "visited", reason: "因", mayHeal: false)
            return WireMessage(Fail(token: lease.token, failure: failure), id: 3)
        }
    }

    /// Says hello over a connection, and what came of it.
    func greeted(
        through address: String? = nil, by security: Security? = nil, within limit: Duration = .seconds(10)
    ) async throws -> GreetingClient.Outcome {
        try await GreetingClient().greet(
            address ?? endpoint, security: security ?? self.security, hello: hello, within: limit)
    }
}

extension TestNode {
    /// What journal and ledger hold, once the ledger has heard of all that the journal has.
    func books() async throws -> [String: Int] {
        try await polled {
            let services = try await run("status", "--json").objects.first?["services"] as? [[String: Any]] ?? []
            var books: [String: Int] = [:]
            for (service, names) in [
                ("ingest", ["taken", "pending", "stored", "dead", "quarantined", "bytes", "unreported"]),
                ("aggregate", ["read", "dead", "awaited", "retracted", "adjudicated", "unplaced", "observations"]),
            ] {
                let counts = services.first { $0["name"] as? String == service }?["counts"] as? [String: Int]
                guard let counts else { return nil }
                for name in names { books["\(service).\(name)"] = counts[name] }
            }
            return books["ingest.unreported"] == 0 ? books : nil
        }
    }
}
