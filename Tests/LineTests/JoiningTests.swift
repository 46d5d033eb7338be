import FaultLine
import Foundation
import Glibc
import Keys
import NodeRuntime
import Supervision
import Testing
import ZeroMQ

/// How a machine joins a tree: what `node init` writes, the line that it prints, and what `doctor` and `keys` say.
@Suite(.serialized, .timeLimit(.minutes(3))) struct JoiningTests {
    /// A node of each kind is made by `init` alone, admitted by the line that it printed, started, and does its work.
    @Test func init_ofEachKind_writesWhatStarts_andThePrintedLineAdmitsIt() async throws {
        let home = try TestNode()
        let doors = try (0..<4).map { _ in "tcp://127.0.0.1:\(try FreePort.any())" }
        let city = try await Self.made(
            at: home, "--place", "430600", "--name", "yueyang", "--listen", doors[0], "--submit-door", doors[1],
            "--work-door", doors[2], "--store-door", doors[3])
        let key = city.node.publicKey
        #expect(city.admission == nil, "nobody is above the root")
        let county = try await Self.made(
            at: home, "--place", "430621", "--parent", doors[0], "--parent-key", key)
        let forwarder = try await Self.made(
            at: home, "--kind", "forwarder", "--place", "430623", "--name", "it's huarong", "--parent", doors[1],
            "--parent-key", key)
        let reader = try await Self.made(
            at: home, "--kind", "reader", "--place", "430600", "--name", "reading-1", "--work", doors[2], "--store",
            doors[3], "--parent-key", key)
        #expect(county.node.folder.lastPathComponent == "430621", "a folder with the name of the node")
        var ups = [try await city.node.up()]
        for below in [county, forwarder, reader] {
            let line = try #require(below.admission)
            let admitted = try await city.node.typed(line)
            #expect(admitted.status == 0, "\(line): \(admitted.errors)")
            ups.append(try await below.node.up())
        }
        for (below, name) in [(county, "岳阳县"), (forwarder, "华容县")] {
            let report = try below.node.write(CountyReport.text(name), to: "report.txt")
            let answer = try await below.node.run("submit", "--until", "settled", "--json", report.path)
            #expect(answer.objects.first?["root"] as? String == "yueyang", "\(answer.errors)\n\(below.node.log)")
        }
        for made in [city, county, forwarder, reader] {
            let doctor = try await made.node.run("doctor", "--json")
            #expect(doctor.status == 0, "\(doctor.output)")
            let looks = Self.looks(doctor)
            #expect(looks["configuration"]?.contains(made.node.configuration.path) == true)
            guard made.node.name != "yueyang" else {
                let ports = doctor.objects.filter { $0["look"] as? String == "port" }
                #expect(ports.count == 4)
                for port in ports {
                    let words = try #require(port["words"] as? String)
                    #expect(port["state"] as? String == "sound" && words.contains("listens there"), "\(words)")
                }
                continue
            }
            #expect(looks["clock"]?.contains("the same as at yueyang") == true, "\(doctor.output)")
        }
        for up in ups.reversed() { #expect(try await up.stop() == .exited(0)) }
        withExtendedLifetime(home) {}
    }

    /// Makes a node by `init`, in a folder of which nothing is said.
    /// - Returns: the node, and the line for the operator above.
    private static func made(at home: TestNode, _ options: String...) async throws -> (
        node: TestNode, admission: String?
    ) {
        let before = try folders(in: home.folder)
        let answer = try await home.run("node", "init", files: options, in: home.folder)
        try #require(answer.status == 0, "\(answer.errors)")
        let made = try #require(try folders(in: home.folder).subtracting(before).first)
        let node = TestNode(made: home.folder.appending(path: made), name: made)
        for file in ["node.yaml", "node.key", "shangji-node.service"] {
            #expect(FileManager.default.fileExists(atPath: node.folder.appending(path: file).path))
        }
        let line = answer.output.split(separator: "\n").first { $0.contains("shangji node admit") }
        return (node, line.map { $0.trimmingCharacters(in: .whitespaces) })
    }

    private static func folders(in folder: URL) throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
    }

    private static func looks(_ doctor: TestNode.Answer) -> [String: String] {
        Dictionary(
            doctor.objects.map { ($0["look"] as? String ?? "", $0["words"] as? String ?? "") },
            uniquingKeysWith: { first, _ in first })
    }

    @Test func init_ofAKindThatLacksSomething_isRefusedAndWritesNothing() async throws {
        let home = try TestNode()
        let before = try Self.folders(in: home.folder)
        for options in [
            ["--kind", "forwarder", "--place", "430621"], ["--place", "999999"],
            ["--place", "430621", "--name", "a/b"],
        ] {
            let answer = try await home.run("node", "init", files: options, in: home.folder)
            #expect(answer.status == ExitReason.usage.rawValue, "\(options): \(answer.errors)")
        }
        // What the settings do not take is not written either.
        let key = "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7"
        for (options, setting) in [
            (["--parent", "127.0.0.1:7201", "--parent-key", key], "uplink.parent"),
            (["--listen", "7201"], "uplink.listen"),
            (["--submit-door", "tcp://0.0.0.0"], "doors.submit"),
        ] {
            let answer = try await home.run("node", "init", files: ["--place", "430621"] + options, in: home.folder)
            #expect(answer.status == ExitReason.usage.rawValue, "\(options): \(answer.errors)")
            #expect(answer.errors.contains("\(setting) wants") && answer.output.isEmpty, "\(answer.errors)")
        }
        #expect(try Self.folders(in: home.folder) == before)
    }

    /// What cannot work is not admitted, what is admitted without a door is told of, and what was admitted is shut out again.
    @Test func admit_ofWhatCannotComeIn_isRefusedOrTold() async throws {
        let city = try TestNode.member("430600", name: "yueyang")
        let other = try TestNode.member("430621", name: "other")
        func admit(_ options: String...) async throws -> TestNode.Answer {
            try await city.run("node", "admit", files: options)
        }
        let elsewhere = try await admit("--name", "x", "--place", "330103", "--key", other.publicKey)
        #expect(
            elsewhere.status == ExitReason.usage.rawValue && elsewhere.errors.contains("岳阳市"), "\(elsewhere.errors)")
        let own = try await admit("--name", "x", "--place", "430621", "--key", city.publicKey)
        #expect(own.status == ExitReason.usage.rawValue && own.errors.contains("own key"), "\(own.errors)")
        let list = city.folder.appending(path: "admitted.yaml").path
        #expect(!FileManager.default.fileExists(atPath: list))

        let closed = try await admit(
            "--role", "forwarder", "--name", "x", "--place", "430621", "--key", other.publicKey)
        #expect(closed.status == 0 && closed.errors.contains("doors.submit"), "\(closed.errors)")
        let wrong = try await city.run("node", "dismiss", "--name", "y")
        #expect(wrong.status == ExitReason.noInput.rawValue, "\(wrong.errors)")
        let gone = try await city.run("node", "dismiss", "--name", "x")
        #expect(gone.status == 0 && gone.output.contains("x (岳阳县)"), "\(gone.errors)")
        #expect(try AdmissionFile.read(list).admissions.isEmpty)
        let open = try await admit("--name", "x", "--place", "430621", "--key", other.publicKey)
        #expect(open.status == 0 && open.errors.isEmpty, "\(open.errors)")
    }

    /// A port that somebody else has is told before the node is started, with the one who has it.
    @Test func doctor_whereAPortIsTaken_namesTheHolder() async throws {
        // Many others, so that the list of them does not fit into a page.
        let crowd = try (0..<60).map { _ in try LoopbackListener() }
        defer { for other in crowd { other.end() } }
        let taken = try LoopbackListener()
        let node = try TestNode.member("430600", name: "yueyang", listen: "tcp://127.0.0.1:\(taken.port)")
        let sick = try await node.run("doctor", "--json")
        #expect(sick.status == ExitReason.configuration.rawValue)
        let look = try #require(sick.objects.first { $0["look"] as? String == "port" })
        #expect(look["state"] as? String == "fault")
        let words = try #require(look["words"] as? String)
        #expect(words.contains("uplink.listen tcp://127.0.0.1:\(taken.port): "), "\(words)")
        #expect(words.contains("(\(ProcessInfo.processInfo.processIdentifier)) listens there already"), "\(words)")
        taken.end()
        let sound = try await node.run("doctor", "--json")
        #expect(sound.status == 0, "\(sound.output)")
        #expect(Self.looks(sound)["port"]?.hasSuffix(": free") == true)
    }

    /// A mistake in the configuration is a look like any other, for people and for scripts.
    @Test func doctor_ofAConfigurationWithAMistake_saysSoAsALook() async throws {
        let node = try TestNode("uplink:\n  parnet: tcp://10.1.2.3:7201\n")
        let told = try await node.run("doctor", "--json")
        #expect(told.status == ExitReason.configuration.rawValue && told.objects.count == 1, "\(told.output)")
        #expect(told.objects.first?["look"] as? String == "configuration")
        #expect(told.objects.first?["state"] as? String == "fault")
        #expect((told.objects.first?["words"] as? String)?.contains("parnet") == true, "\(told.output)")
        let words = try await node.run("doctor")
        #expect(words.output.contains("configuration: ") && words.output.contains("parnet") && words.errors.isEmpty)
        let missing = try await node.run("doctor", "--json", "--node", node.folder.appending(path: "none.yaml").path)
        #expect(missing.status == ExitReason.configuration.rawValue)
        #expect(missing.objects.first?["look"] as? String == "configuration", "\(missing.output)\(missing.errors)")
    }

    @Test func keys_newAndShow_makeAFileForThisUserAndTellItsPublicHalf() async throws {
        let node = try TestNode()
        let path = node.folder.appending(path: "my.key").path
        let made = try await node.run("keys", "new", path)
        #expect(made.status == 0, "\(made.errors)")
        let file = try KeyFile(path)
        #expect(made.output == "\(file.keys.publicKey)\n", "the secret half is not told")
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try await node.run("keys", "show", path).output == made.output)

        let again = try await node.run("keys", "new", path)
        #expect(again.status == ExitReason.cannotCreate.rawValue && again.output.isEmpty)
        #expect(try KeyFile(path).keys == file.keys, "what is there is not overwritten")
        let none = try await node.run("keys", "show", path + ".none")
        #expect(none.status == ExitReason.noInput.rawValue && none.errors.contains("keys new"))
        chmod(path, 0o644)
        let open = try await node.run("keys", "show", path)
        #expect(open.status == ExitReason.configuration.rawValue && open.errors.contains("mode 0644"))
        #expect(open.output.isEmpty)
    }
}
