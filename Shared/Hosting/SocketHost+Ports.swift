import Links
import Messages
import NodeRuntime

extension SocketHost {
    /// Opens the ports for one purpose: the one that only this machine reaches, and the door for others where one is set.
    /// - Parameters:
    ///   - endpoint: where this machine's own processes come in.
    ///   - listen: where other machines come in; `nil` when none shall.
    ///   - door: what is reached through the door; its name is the ports' name in metrics.
    ///   - judge: why somebody is not welcome whom the protocol allows.
    /// - Throws: as ``router(_:socket:number:door:role:node:limits:bodyLimit:judge:handle:)``.
    public func ports(
        _ endpoint: String, listen: String?, door: Door, role: Role, node: String, limits: LinkLimits,
        bodyLimit: Int = SocketHost.bodyLimit, judge: @escaping (Hello) -> Complaint? = { _ in nil },
        handle: @escaping (RouterPort.Event) -> Void
    ) throws(StartError) -> PortGroup {
        let local = try router(
            endpoint, socket: door.rawValue, number: PortGroup.local, role: role, node: node, limits: limits,
            bodyLimit: bodyLimit, judge: judge, handle: handle)
        guard let listen else { return PortGroup(local: local, door: nil) }
        let outer = try router(
            listen, socket: door.rawValue + "-door", number: PortGroup.door, door: door, role: role, node: node,
            limits: limits, bodyLimit: bodyLimit, judge: judge, handle: handle)
        return PortGroup(local: local, door: outer)
    }
}
