import Keys
import Links
import Messages
import NodeRuntime
import Phrases
import Places
import Tables
import ZeroMQ

/// Whether the node above lets this one in: a node's parent, a forwarder's, or the node for which readers read.
extension Doctor {
    /// A line to another machine, as this node would use it.
    private struct Line {
        var zh: String
        var en: String
        var endpoint: String
        var key: String?
        /// The setting that holds the key.
        var keyName: String
        var hello: Hello
    }

    /// What one hello brought.
    struct Greeting {
        var finding: Finding
        /// The time that the other side told; `nil` when it did not answer, or is of a version that tells none.
        var clock: OtherClock?
    }

    /// Says hello at every door that this node knocks at.
    func above() async -> [Greeting] {
        var greetings: [Greeting] = []
        for line in lines { greetings.append(await look(at: line)) }
        return greetings
    }

    private var lines: [Line] {
        func hello(_ role: Role) -> Hello {
            Hello(
                role: role, node: settings.node, name: "doctor",
                place: role == .aggregate ? settings.place.map(PlaceCode.init(rawValue:)) : nil)
        }
        switch settings.kind {
        case .full, .forwarder:
            guard let endpoint = settings.uplink.parent else { return [] }
            return [
                Line(
                    zh: "上级", en: "parent", endpoint: endpoint, key: settings.uplink.parentKey,
                    keyName: "uplink.parent_key", hello: hello(settings.kind == .full ? .aggregate : .submitter))
            ]
        case .reader:
            let node = settings.readsFor
            return [("工作", "work", node.work), ("账本", "store", node.store)].compactMap { zh, en, endpoint in
                endpoint.map {
                    Line(
                        zh: zh, en: en, endpoint: $0, key: node.key, keyName: "reads_for.key",
                        hello: hello(.extract))
                }
            }
        }
    }

    private func look(at line: Line) async -> Greeting {
        func told(_ state: Finding.State, _ zh: String, _ en: String) -> Greeting {
            Greeting(finding: finding(line.zh, line.en, state, zh, en))
        }
        let endpoint = line.endpoint
        guard let server = line.key, let own = settings.keys.own, let keys = try? KeyFile(file.path(own)).keys,
            let key = try? CurvePublicKey(server)
        else {
            return told(.fault, "缺少 \(line.keyName) 或 keys.own", "\(line.keyName) or keys.own is missing or wrong")
        }
        do {
            let asked = WallTime.milliseconds()
            let (outcome, under) = try await greet(line, keys, key)
            let heard = max(asked, WallTime.milliseconds())
            switch outcome {
            case .welcome(let welcome):
                let name = TextWidth.label(welcome.node)
                // What the node above announced goes before the configuration.
                let (zh, en) =
                    under == key
                    ? ("", "")
                    : (
                        "，其密钥已更换为 \(under)；方便时写入 \(line.keyName)",
                        "; its key has changed to \(under), write it into \(line.keyName) at leisure"
                    )
                var greeting = told(
                    .sound, "\(name) 接纳本节点（协议 \(welcome.version)）\(zh)",
                    "\(name) welcomes this node (protocol \(welcome.version))\(en)")
                greeting.clock = welcome.time.map {
                    OtherClock(node: name, time: $0, between: asked...heard)
                }
                return greeting
            case .refused(let complaint):
                let reason = TextWidth.oneLine(complaint.reason)
                return told(.fault, reason, reason)
            case .turnedAway(let failure):
                let words = turnedAway(failure, keys.publicKey.description, line)
                return told(.fault, words.zh, words.en)
            case .silence:
                return told(
                    .fault, "\(endpoint) 无应答：检查网络、防火墙和上级节点",
                    "nobody answers at \(endpoint): look at network, firewall, and the node above")
            }
        } catch {
            let words = CommandFault.words(of: error)
            return told(.fault, words.zh, words.en)
        }
    }

    /// Says hello under each key that is believed to be the other side's, until one fits.
    private func greet(
        _ line: Line, _ keys: CurveKeyPair, _ configured: CurvePublicKey
    ) async throws -> (GreetingClient.Outcome, under: CurvePublicKey) {
        // A file that cannot be used is told of by the services that keep it.
        let believed = AnnouncedKeys(file.announcedKeys) { _ in }.keys(at: line.endpoint, configured: configured)
        var answer: (GreetingClient.Outcome, under: CurvePublicKey) = (.silence, configured)
        for key in believed {
            answer.under = key
            answer.0 = try await GreetingClient().greet(
                line.endpoint, security: .curveClient(keys: keys, server: key), hello: line.hello,
                within: NodeClient.patience)
            switch answer.0 {
            case .turnedAway(.wrongKey), .turnedAway(.broken): continue
            case .welcome, .refused, .turnedAway, .silence: return answer
            }
        }
        return answer
    }

    /// Why the node above will not have this one, and what its operator does.
    private func turnedAway(_ failure: HandshakeFailure, _ key: String, _ line: Line) -> (zh: String, en: String) {
        switch failure {
        case .refused(HandshakeFailure.laterStatus):
            return (
                "本节点在上级的连接数已达上限（上级配置 peers.connections）；本机是否有程序反复连接而不断开？",
                "this node has all the connections there that it may have (peers.connections above): is there a program here that connects again and again?"
            )
        case .refused:
            let admit = NodeDraft.admission(
                settings.node, place: settings.place ?? "PLACE", key: key, role: settings.kind.role)
            return (
                "上级尚未以此身份接纳本节点的密钥，请上级管理员运行：\(admit)",
                "this node's key is not admitted above in this role; the operator there runs: \(admit)"
            )
        case .wrongKey, .broken:
            // The library tells a client no more than that the connection broke.
            return (
                "握手中断，多半 \(line.keyName) 不是上级的公钥；请与上级的 shangji keys show 核对",
                "the connection broke in the handshake: most likely \(line.keyName) is not the key of the node above; compare it with “shangji keys show” there"
            )
        case .differentSecurity, .protocolError: return ("\(failure)", "\(failure)")
        }
    }
}
