import Testing

@testable import Hosting

/// Connections are counted by node from the moment at which their key is let in.
@Suite struct DoorConnectionsTests {
    private static let host = "10.0.0.5"

    /// Connects and shows a key.
    private func connect(
        _ node: String, _ doors: inout DoorConnections, from host: String = host, limit: Int = 3
    ) -> Bool {
        doors.accepted(from: host)
        return doors.admit(node, from: host, limit: limit)
    }

    @Test func node_thatComesAndGoes_neverCountsTooMuch() {
        var doors = DoorConnections()
        for _ in 0..<100 {
            let isIn = connect("a", &doors)
            #expect(isIn)
            doors.ended(from: Self.host)
        }
        #expect(doors.count(of: "a") == 0)
        let first = (0..<3).map { _ in connect("a", &doors) }
        let further = [connect("a", &doors), connect("a", &doors, from: "elsewhere")]
        #expect(first == [true, true, true] && further == [false, false])
        #expect(doors.count(of: "a") == 3)
        for _ in 0..<2 { doors.ended(from: Self.host) }
        #expect(doors.count(of: "a") == 2, "the first that ended was the one that was turned away")
    }

    /// Strangers of the same host, with handshakes under way or come to nothing, count for nobody and hide no end.
    @Test func strangers_ofTheSameHost_changeNothing() {
        var doors = DoorConnections()
        _ = connect("a", &doors)
        for _ in 0..<10 { doors.accepted(from: Self.host) }
        for _ in 0..<10 { doors.ended(from: Self.host) }
        #expect(doors.count(of: "a") == 1)
        doors.accepted(from: Self.host)
        doors.ended(from: Self.host)
        doors.ended(from: Self.host)
        #expect(doors.count(of: "a") == 0)
    }

    @Test func nodes_behindOneAddress_areTogetherNeverMoreThanTheirConnections() {
        var doors = DoorConnections()
        for node in ["a", "a", "b"] { _ = connect(node, &doors) }
        doors.ended(from: Self.host)
        #expect(doors.count(of: "a") + doors.count(of: "b") == 2)
        for _ in 0..<2 { doors.ended(from: Self.host) }
        #expect(doors.count(of: "a") + doors.count(of: "b") == 0)
    }

    /// The address of somebody who was gone at once is not known when he is noticed.
    @Test func connection_whoseAddressIsNotKnown_isNotCountedForEver() {
        var doors = DoorConnections()
        _ = doors.admit("a", from: Self.host, limit: 3)
        doors.accepted(from: "0.0.0.0")
        #expect(doors.count(of: "a") == 1)
        doors.ended(from: "0.0.0.0")
        #expect(doors.count(of: "a") == 0)
    }
}
