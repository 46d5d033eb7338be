import Foundation
import Keys
import Messages
import NodeRuntime
import Phrases
import Places
import Supervision
import Tables
import ZeroMQ

/// Looks at everything that a node needs, and says for each what is wrong and what to do.
struct Doctor {
    /// What one look found.
    struct Finding {
        enum State: String {
            case sound
            case warning
            case fault
        }

        /// What was looked at.
        var name: String
        var state: State
        /// What was found, and where it is not sound, what to do.
        var words: String
    }

    private static let fewBytes = 1 << 30

    let file: NodeFile
    let style: TerminalStyle

    var settings: NodeSettings { file.settings }

    /// All looks, in the order in which they matter.
    func findings() async -> [Finding] {
        let picture = await NodePicture.taken(of: NodeClient(file: file))
        let above = await above()
        let clock = clock(now: WallTime.milliseconds(), beside: above.compactMap(\.clock))
        var findings = [configuration(), kind(), place(), roster(), programs(), data(), clock, key(picture), list()]
        findings += ports(picture)
        findings += services(picture)
        findings += catalogue(picture)
        findings += above.map(\.finding)
        return findings.compactMap(\.self)
    }

    func finding(_ zh: String, _ en: String, _ state: Finding.State, _ sayZh: String, _ sayEn: String)
        -> Finding
    {
        Finding(name: style.say(zh, en), state: state, words: style.say(sayZh, sayEn))
    }

    private func configuration() -> Finding {
        finding("配置", "configuration", .sound, file.configuration, file.configuration)
    }

    /// What is told where the configuration cannot be used, so that there is nothing else to look at.
    static func configuration(_ error: StartError, _ style: TerminalStyle) -> Finding {
        Finding(name: style.say("配置", "configuration"), state: .fault, words: error.words.text(in: style.language))
    }

    private func kind() -> Finding {
        let words = settings.kind.words
        if let fault = settings.kind.fault(of: settings) { return finding("种类", "kind", .fault, fault.zh, fault.en) }
        return finding("种类", "kind", .sound, words.zh, words.en)
    }

    private func place() -> Finding? {
        // Readers read whatever the node lends them.
        if settings.kind == .reader { return nil }
        guard let code = settings.place else {
            return finding(
                "地区", "place", settings.uplink.parent == nil ? .warning : .fault, "没有设置 place；填行政区划代码，例如 330103",
                "no place is set; set it to a code such as 330103")
        }
        guard let place = (try? Gazetteer.bundled())?.place(PlaceCode(rawValue: code)) else {
            return finding("地区", "place", .fault, "\(code) 不是地名表中的代码", "\(code) is no code of the gazetteer")
        }
        return finding("地区", "place", .sound, "\(place.name)（\(code)）", "\(place.name) (\(code))")
    }

    private func programs() -> Finding {
        let missing = settings.kind.stages.map { "shangji-\($0.rawValue)" }
            .filter { !FileManager.default.isExecutableFile(atPath: "\(LocalLine.ownFolder)/\($0)") }
        guard missing.isEmpty else {
            let names = missing.joined(separator: ", ")
            return finding(
                "程序", "programs", .fault, "\(LocalLine.ownFolder) 中缺少 \(names)；重新安装",
                "\(names) missing in \(LocalLine.ownFolder); install again")
        }
        return finding("程序", "programs", .sound, LocalLine.ownFolder, LocalLine.ownFolder)
    }

    private func data() -> Finding? {
        if settings.kind == .reader { return nil }
        let path = file.path(settings.data)
        var folder = URL(filePath: path)
        while !FileManager.default.fileExists(atPath: folder.path), folder.path != "/" {
            folder.deleteLastPathComponent()
        }
        guard FileManager.default.isWritableFile(atPath: folder.path) else {
            return finding(
                "数据", "data", .fault, "\(folder.path) 不可写；更改所有者", "\(folder.path) cannot be written; change its owner")
        }
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder.path)
        guard let free = attributes?[.systemFreeSize] as? Int else {
            return finding("数据", "data", .warning, "\(path)：无法得知剩余空间", "\(path): free space unknown")
        }
        let words = "\(path), \(free >> 20) MiB"
        return finding(
            "数据", "data", free < Self.fewBytes ? .warning : .sound,
            free < Self.fewBytes ? "\(words)：空间不足，请清理" : words,
            free < Self.fewBytes ? "\(words) free: make room" : "\(words) free")
    }

    private func list() -> Finding? {
        guard settings.kind == .full, settings.hasDoors else { return nil }
        guard let path = settings.keys.admitted else {
            return finding(
                "接入名单", "admitted", .fault, "没有设置 keys.admitted，其他机器无法接入",
                "keys.admitted is not set: no other machine can connect")
        }
        guard FileManager.default.fileExists(atPath: file.path(path)) else {
            return finding(
                "接入名单", "admitted", .warning, "还没有接入任何机器：shangji node admit",
                "nobody is admitted yet: “shangji node admit”"
            )
        }
        do {
            let count = try AdmissionFile.read(file.path(path)).admissions.count
            return finding("接入名单", "admitted", .sound, "\(count) 个密钥", "\(count) keys")
        } catch {
            return finding("接入名单", "admitted", .fault, error.words.zh, error.words.en)
        }
    }

    private func services(_ picture: NodePicture) -> [Finding] {
        guard picture.parts.contains(where: { $0.status != nil }) else {
            return [finding("服务", "services", .warning, "未运行：shangji up", "not running: “shangji up”")]
        }
        return picture.parts.map { part in
            guard let status = part.status else {
                return finding(part.name, part.name, .fault, part.fault?.zh ?? "", part.fault?.en ?? "")
            }
            if let complaint = status.complaint { return finding(part.name, part.name, .fault, complaint, complaint) }
            let words = status.edition.map { style.say("正常，版本 \($0)", "up, edition \($0)") } ?? style.say("正常", "up")
            return Finding(name: part.name, state: .sound, words: words)
        }
    }
}
