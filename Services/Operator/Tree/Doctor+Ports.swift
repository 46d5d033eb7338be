import Glibc
import Messages
import NodeRuntime
import Tables

/// Whether the ports that the node opens can be had, and once it runs, whether they are its own.
extension Doctor {
    func ports(_ picture: NodePicture) -> [Finding] {
        OwnPort.all(of: settings).map { port in
            let service = picture.parts.first { $0.name == port.service }
            return service?.status.map { look(at: port, heldBy: $0.process) } ?? look(at: port)
        }
    }

    private func told(_ port: OwnPort, _ state: Finding.State, _ zh: String, _ en: String) -> Finding {
        finding("端口", "port", state, "\(port.setting) \(port.address)：\(zh)", "\(port.setting) \(port.address): \(en)")
    }

    /// The service gives no answer: it will need the port, unless it has it all the same.
    private func look(at port: OwnPort) -> Finding {
        if let process = DataDirectory.owner(of: "\(file.path(settings.data))/\(port.service)"),
            OwnPort.isHeld(port.listeners(), by: "\(process)") == true
        {
            return look(at: port, heldBy: process)
        }
        switch port.tried() {
        case .free: return told(port, .sound, "可用", "free")
        case .unknown: return told(port, .sound, "未检查（不是数字地址）", "not looked at, since the address is no number")
        case .refused(EADDRINUSE):
            let (zh, en) = port.holder().map { ($0, $0) } ?? ("另一用户的进程", "a process of another user")
            return told(
                port, .fault, "已被 \(zh) 占用；停止它，或换一个端口", "\(en) listens there already: stop it, or take another port")
        case .refused(EACCES):
            return told(
                port, .fault, "本用户不得使用该端口；取 1024 以上的端口", "this user may not have the port; take one from 1024 on")
        case .refused(EADDRNOTAVAIL):
            return told(
                port, .fault, "本机没有该地址；用 0.0.0.0 或本机地址",
                "this machine has no such address; take 0.0.0.0 or one of its own")
        case .refused(let number):
            let reason = String(cString: strerror(number))
            return told(port, .fault, "不能监听：\(reason)", "cannot be listened at: \(reason)")
        }
    }

    /// The service runs: it must be the one who listens.
    private func look(at port: OwnPort, heldBy process: Int32) -> Finding {
        let sockets = port.listeners(seenBy: "\(process)")
        let service = "\(port.service) (\(process))"
        switch OwnPort.isHeld(sockets, by: "\(process)") {
        case true?: return told(port, .sound, "\(service) 正在监听", "\(service) listens there")
        case nil: return told(port, .sound, "未检查（服务属于另一用户）", "not looked at, since the service is another user's")
        case false?:
            guard let holder = port.holder() else {
                return told(
                    port, .warning, "\(service) 没有监听该端口：修改配置后须重新启动",
                    "\(service) does not listen there: it was started before the configuration was changed, start it again"
                )
            }
            return told(
                port, .fault, "由 \(holder) 而非 \(service) 监听；停止它，或换一个端口",
                "\(holder) listens there and not \(service): stop it, or take another port")
        }
    }
}
