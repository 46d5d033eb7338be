import FaultLine
import Foundation
import Glibc
import NodeRuntime
import Testing

@testable import Operator

/// The ports of this machine that a node opens, and who has them.
@Suite struct OwnPortTests {
    @Test func ports_ofANode_areThoseItsServicesListenAt() throws {
        var settings = NodeSettings()
        settings.uplink.listen = "tcp://0.0.0.0:7201"
        settings.doors.submit = "tcp://*:7202"
        settings.doors.work = "tcp://[::1]:7203"
        settings.doors.store = "tcp://127.0.0.1:0"
        settings.readersProcesses = 2
        settings.metrics.listen = ListenAddress("127.0.0.1:9464")
        let ports = OwnPort.all(of: settings)
        #expect(ports.map(\.setting).prefix(3) == ["uplink.listen", "doors.submit", "doors.work"], "0 is any port")
        #expect(
            ports.map(\.service) == ["aggregate", "ingest", "ingest", "aggregate", "ingest", "extract", "extract-2"])
        #expect(ports.map(\.port) == [7201, 7202, 7203, 9464, 9465, 9466, 9467])
        #expect(ports[2].host == "::1" && ports[2].address == "tcp://[::1]:7203")
        settings.kind = .forwarder
        settings.uplink = NodeUplinkSettings()
        settings.doors = DoorSettings()
        #expect(OwnPort.all(of: settings).map(\.port) == [9465])
    }

    @Test func port_thatSomebodyHas_isNotFree_andTheHolderIsFound() throws {
        let listener = try LoopbackListener()
        let port = try #require(
            OwnPort("uplink.listen", endpoint: "tcp://127.0.0.1:\(listener.port)", service: "aggregate"))
        #expect(port.tried() == .refused(errno: EADDRINUSE))
        let own = ProcessInfo.processInfo.processIdentifier
        #expect(OwnPort.isHeld(port.listeners(), by: "\(own)") == true)
        #expect(port.holder()?.hasSuffix("(\(own))") == true)
        listener.end()
        #expect(port.tried() == .free && port.listeners().isEmpty && port.holder() == nil)
    }

    @Test func port_atAnAddressOfAnotherMachine_isNotFree() throws {
        let port = try #require(OwnPort("uplink.listen", endpoint: "tcp://192.0.2.1:7201", service: "aggregate"))
        #expect(port.tried() == .refused(errno: EADDRNOTAVAIL))
        let named = try #require(OwnPort("uplink.listen", endpoint: "tcp://eth0:7201", service: "aggregate"))
        #expect(named.tried() == .unknown)
    }
}
