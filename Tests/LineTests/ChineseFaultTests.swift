import FaultLine
import Foundation
import NodeRuntime
import Supervision
import Testing

/// What commands say that cannot do what they were asked, to a clerk whose locale is Chinese and to one whose locale is not.
@Suite(.timeLimit(.minutes(3))) struct ChineseFaultTests {
    /// What somebody types, what he reads, and the status.
    struct Fault: Sendable, CustomTestStringConvertible {
        var line: String
        var zh: String
        var en: String
        var status: ExitReason

        var testDescription: String { line }
    }

    private static let faults = [
        Fault(line: "where zz", zh: "“zz”不是文件的名称", en: "“zz” is no name of a document", status: .usage),
        Fault(
            line: "submit --year 1 /nowhere", zh: "--year 应在 1949 至 2199 之间", en: "--year must be from 1949 to 2199",
            status: .usage),
        Fault(line: "dead retry", zh: "请指明要重新读取哪些文件", en: "say which dead letters", status: .usage),
        Fault(line: "replay", zh: "请指明要重读哪些文件", en: "say which documents", status: .usage),
        Fault(
            line: "status --node /nowhere/node.yaml", zh: "无法读取配置文件 /nowhere/node.yaml：没有该文件或文件夹",
            en: "cannot read the configuration file /nowhere/node.yaml: No such file or directory", status: .noInput),
        Fault(
            line: "keys show /nowhere.key", zh: "无法读取密钥文件 /nowhere.key：没有该文件或文件夹",
            en: "the key file /nowhere.key cannot be read: No such file or directory", status: .noInput),
        Fault(
            line: "backup restore /nowhere", zh: "/nowhere 中没有 journal.sqlite",
            en: "/nowhere holds no journal.sqlite", status: .noInput),
        Fault(
            line: "read /nowhere.txt", zh: "/nowhere.txt: 无法打开：没有该文件或文件夹", en: "/nowhere.txt: cannot be opened: ",
            status: .noInput),
        Fault(
            line: "run /nowhere", zh: "没有找到任何文件", en: "no document was found in /nowhere", status: .noInput),
        Fault(
            line: "catalogue list --catalogue /nowhere", zh: "无法载入目录：", en: "shangji: /nowhere: there is no such",
            status: .configuration),
    ]

    private func ran(_ fault: Fault, language: String, at node: TestNode) async throws {
        let words = language == "zh_CN.UTF-8" ? fault.zh : fault.en
        let other = language == "zh_CN.UTF-8" ? fault.en : fault.zh
        let answer = try await node.typed("env -u LC_ALL -u LC_MESSAGES LANG=\(language) shangji \(fault.line)")
        #expect(answer.status == fault.status.rawValue, "\(answer.errors)")
        #expect(answer.errors.contains(words), "\(answer.errors)")
        #expect(!answer.errors.contains(other) || words.contains(other), "\(answer.errors)")
    }

    @Test(arguments: faults)
    func fault_ofACommand_isToldInTheLanguageOfTheLocale(fault: Fault) async throws {
        let node = try TestNode()
        try await ran(fault, language: "zh_CN.UTF-8", at: node)
        try await ran(fault, language: "C.UTF-8", at: node)
    }

    @Test(arguments: ["zh_CN.UTF-8", "C.UTF-8"])
    func configuration_thatIsWrong_isToldLineByLine(language: String) async throws {
        let node = try TestNode()
        let file = try node.write("plaice: 1\nreaders_processes: 99\n", to: "wrong.yaml").path
        let answer = try await node.typed("env -u LC_ALL -u LC_MESSAGES LANG=\(language) shangji status --node \(file)")
        let zh = """
            shangji: \(file):1：没有键 plaice；是否应为 place？
            \(file):2：readers_processes 应为整数（单位 processes），在 0 与 64 之间，现为“99”

            """
        let en = """
            shangji: \(file):1: unknown key plaice; did you mean place?
            \(file):2: readers_processes wants a whole number of processes, between 0 and 64, but has "99"

            """
        #expect(answer.errors == (language == "C.UTF-8" ? en : zh))
        #expect(answer.status == ExitReason.configuration.rawValue)
    }

    /// Faults that only a running node finds.
    @Test func nothing_ofTheKindAtARunningNode_isToldInChinese() async throws {
        let node = try TestNode()
        let up = try await node.up()
        for fault in [
            Fault(
                line: "where 0000", zh: "本节点没有名称以 0000 开头的文件",
                en: "no document of this node has a name that begins with 0000", status: .noInput),
            Fault(
                line: "explain 999999 reconsideration.received 2023", zh: "地名表中没有代码为 999999 的地区",
                en: "the gazetteer has no place with the code 999999", status: .noInput),
            Fault(
                line: "history 330103 reconsideration.received 2023",
                zh: "从未有过 330103 2023年 reconsideration.received 的单元格",
                en: "there never was a cell reconsideration.received of 330103 for 2023", status: .noInput),
        ] {
            try await ran(fault, language: "zh_CN.UTF-8", at: node)
            try await ran(fault, language: "C.UTF-8", at: node)
        }
        #expect(try await up.stop() == .exited(0))
    }
}
