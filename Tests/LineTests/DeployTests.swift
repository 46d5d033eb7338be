import FaultLine
import Foundation
import Glibc
import NodeRuntime
import Subprocess
import Supervision
import Testing

/// What lies in `deploy/` against the programs.
@Suite(.timeLimit(.minutes(3))) struct DeployTests {
    private static let deploy = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "deploy")

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: deploy.appending(path: path), encoding: .utf8)
    }

    /// The unit in `deploy/` is the one that `shangji node init` writes, for the usual folders.
    @Test func unit_inDeploy_isTheOneThatInitWrites() async throws {
        let node = try TestNode()
        let folder = node.folder.appending(path: "etc").path
        let data = node.folder.appending(path: "var").path
        let answer = try await node.run("node", "init", folder, "--place", "330103", "--data", data)
        #expect(answer.status == 0, "\(answer.errors)")
        let unit = try String(contentsOfFile: folder + "/shangji-node.service", encoding: .utf8)
            .replacing(LocalLine.ownFolder, with: "/opt/shangji/bin").replacing(folder, with: "/etc/shangji")
            .replacing(data, with: "/var/lib/shangji")
        #expect(try Self.text("systemd/shangji-node.service") == unit)
        // The unit may write there only, so the folder is made.
        let attributes = try FileManager.default.attributesOfItem(atPath: data)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
        let settings = try String(contentsOfFile: folder + "/node.yaml", encoding: .utf8)
        #expect(settings.contains("data: \"\(data)\"\n"))
        #expect(settings.contains("SHANGJI_NODE_METRICS_LISTEN"))
    }

    /// A node that is made without a place for its data keeps it beside its configuration, and its unit says so.
    @Test func unit_withoutADataFolder_mayWriteBesideTheConfiguration() async throws {
        let node = try TestNode()
        let folder = node.folder.appending(path: "etc").path
        #expect(try await node.run("node", "init", folder, "--place", "330103").status == 0)
        let unit = try String(contentsOfFile: folder + "/shangji-node.service", encoding: .utf8)
        #expect(unit.contains("\nReadWritePaths=\(folder)/data\n"))
        #expect(unit.contains("chown -R shangji: \(folder)\n"))
    }

    /// systemd splits lines at spaces and takes a percent sign for a specifier: a folder that has them stands in quotes.
    @Test func unit_ofAFolderWithSpacesAndSigns_namesItAsSystemdReadsIt() async throws {
        let node = try TestNode()
        let folder = node.folder.appending(path: "a b%c$d").path
        #expect(try await node.run("node", "init", folder, "--place", "330103").status == 0)
        let unit = try String(contentsOfFile: folder + "/shangji-node.service", encoding: .utf8)
        let base = node.folder.path
        #expect(unit.contains(" up \"\(base)/a b%%c$$d/node.yaml\"\n"), "\(unit)")
        #expect(unit.contains("\nReadWritePaths=\"\(base)/a b%%c$d/data\"\n"), "\(unit)")
        #expect(unit.contains("chown -R shangji: '\(base)/a b%c$d'\n"), "\(unit)")
    }

    @Test func key_thatBeginsWithAHyphen_isAKeyAndNoOption() async throws {
        let node = try TestNode("place: \"330000\"\nkeys:\n  admitted: admitted.yaml\n")
        let key = "-" + String(repeating: "0", count: 39)
        let admitted = try await node.run("node", "admit", "--name", "c", "--place", "330103", "--key", key)
        #expect(admitted.status == 0, "\(admitted.errors)")
        let folder = node.folder.appending(path: "below").path
        let made = try await node.run(
            "node", "init", folder, "--place", "330103", "--parent", "tcp://127.0.0.1:1", "--parent-key", key)
        #expect(made.status == 0, "\(made.errors)")
    }

    @Test(arguments: ["forwarder", "reader"])
    func example_ofANodeThatConnectsOutwardOnly_isAConfigurationOfItsKind(_ kind: String) async throws {
        let node = try TestNode()
        let file = Self.deploy.appending(path: "examples/\(kind).yaml").path
        let answer = try await node.run("up", "--print-configuration", file)
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(answer.output.contains("kind: \(kind)"))
    }

    @Test(arguments: ["province", "prefecture", "county"])
    func example_ofEachKindOfNode_isAConfigurationThatIsTaken(_ kind: String) async throws {
        let node = try TestNode()
        let file = Self.deploy.appending(path: "examples/\(kind).yaml").path
        let answer = try await node.run("up", "--print-configuration", file)
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(answer.output.contains("listen: \"127.0.0.1:9464\""))
        #expect(answer.output.contains("parent_key: null") == (kind == "province"))
        #expect(answer.output.contains("admitted: null") == (kind == "county"))
    }

    /// The tree on one machine, as a newcomer starts it: every county has *settled*, the province shows all sixteen nodes and the
    /// sum of what the reports say, and nothing is left running.
    @Test func treeOnOneMachine_settlesEveryReportAndAddsUp() async throws {
        let home = FileManager.default.temporaryDirectory.appending(path: "shangji-tree-\(UUID().uuidString.prefix(8))")
        defer { try? FileManager.default.removeItem(at: home) }
        let ports = 20_000 + 4 * (Int(ProcessInfo.processInfo.processIdentifier) % 2_000)
        let script = [
            Self.deploy.appending(path: "local-tree.sh").path, "--built", LocalLine.ownFolder, "--home", home.path,
            "--port", "\(ports)",
        ]
        let result = try await Subprocess.run(
            .name("bash"), arguments: Arguments(script), environment: .inherit.updating(["LANG": "C.UTF-8"]),
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        #expect(result.terminationStatus == .exited(0), "\(result.standardError)")
        let lines = result.standardOutput.split(separator: "\n")
        let nodes = try FileManager.default.contentsOfDirectory(atPath: home.path).filter { $0.count == 6 }
        let counties = nodes.filter { !$0.hasSuffix("00") }
        #expect(nodes.count == 16 && counties.count == 12)
        for county in counties {
            #expect(lines.count { $0.hasPrefix("settled") && $0.hasSuffix("\(county).txt (420000)") } == 1, "\(county)")
        }
        for node in nodes where node != "420000" {
            #expect(lines.contains { $0.contains(" \(node) (") && $0.contains(", up, ") }, "\(node)")
        }
        let stated = try String(contentsOf: home.appending(path: "reports/truth.jsonl"), encoding: .utf8)
            .split(separator: "\n").compactMap { line -> Int? in
                let figure = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                let period = figure?["period"] as? [String: String]
                guard figure?["code"] as? String == "reconsideration.received",
                    period?["to"]?.hasPrefix("2023") == true
                else { return nil }
                return figure?["value"] as? Int
            }
        let sum = lines.last?.split(separator: " ").dropFirst(2).first.flatMap { Int($0.filter { $0 != "," }) }
        #expect(!stated.isEmpty && sum == stated.reduce(0, +), "\(lines.last ?? "")")
        for node in nodes {
            let journal = home.appending(path: "\(node)/data/ingest")
            #expect(FileManager.default.fileExists(atPath: journal.appending(path: "journal.sqlite").path), "\(node)")
            #expect(DataDirectory.owner(of: journal.path).map { kill($0, 0) } != 0, "\(node) still runs")
        }
    }
}
