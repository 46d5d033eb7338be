import ArgumentParser
import Extraction
import Foundation
import Indicators
import Links
import Messages
import NodeRuntime
import Places
import Tables

/// `shangji catalogue publish`: one catalogue for a node and all below it.
struct CataloguePublish: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Lets a node and all nodes below it read by one catalogue.",
        discussion: """
            The node and every one below it read and add up by it from then on: those that are connected at once, the others when they \
            are. Each proves it by its examples first, as “catalogue test” does, and takes it whole or not at all; “shangji status” shows \
            who reads by which edition. The edition must be higher than the one that is read by. Documents that were read before stay as \
            they are until they are read again: “shangji replay --older-than EDITION”.

            Examples:
              shangji catalogue publish province.yaml --person 王
              shangji catalogue publish                             # the catalogue of this node, for nodes of older builds below it

            Ends with status 1 when the node will not have it, 69 when it does not answer, 78 when the catalogue is faulty.
            """)

    @Argument(
        help:
            "A YAML file, or a folder of them; “extends: bundled” keeps the product's own. Without it, what the node's configuration says.",
        completion: .file())
    var file: String?

    @OptionGroup var person: PersonOption

    @OptionGroup var node: NodeOption

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        let output = Output()
        try await CommandFault.told {
            let client = NodeClient(file: try node.load())
            let text = try text(client.file)
            let answer = try await client.ask(
                "aggregate-control", PublishCatalogue(text: text, person: person.name), for: CataloguePublished.self,
                within: .seconds(600))
            output.line(json ? Self.json(answer) : Self.words(answer, output.style))
            if let refusal = answer.refusal {
                if !json { output.fault(refusal) }
                throw ExitCode(1)
            }
        }
    }

    private func text(_ node: NodeFile) throws(StartError) -> CatalogueText {
        do {
            guard let path = file ?? node.settings.catalogue.map(node.path) else { return try .bundled() }
            return try CatalogueText(contentsOf: URL(filePath: path))
        } catch {
            throw StartError(.configuration, zh: "目录不能发布：\(error)", en: "the catalogue cannot be published: \(error)")
        }
    }

    private static func words(_ answer: CataloguePublished, _ style: TerminalStyle) -> String {
        guard answer.refusal == nil else {
            return style.say(
                "未发布；仍采用版本 \(answer.edition)。", "Not published; edition \(answer.edition) is read by as before.")
        }
        func list(_ codes: [IndicatorCode]) -> String { codes.map(\.rawValue).joined(separator: style.say("、", ", ")) }
        var words = style.say(
            "已发布目录版本 \(answer.edition)（\(answer.digest.prefix(12))），本节点及其下各节点由此采用。",
            "Catalogue \(answer.edition) (\(answer.digest.prefix(12))) is published: this node and all below it read by it."
        )
        if !answer.added.isEmpty { words += "\n" + style.say("新增：\(list(answer.added))", "new: \(list(answer.added))") }
        if !answer.removed.isEmpty {
            words += "\n" + style.say("删除：\(list(answer.removed))", "gone: \(list(answer.removed))")
        }
        if answer.olderReadings > 0 {
            let edition = "\(Reader.engine).\(answer.edition).0"
            words +=
                "\n"
                + style.say(
                    "\(answer.olderReadings) 份文件系按以前的目录读取；重读：shangji replay --older-than \(edition)",
                    "\(answer.olderReadings) documents were read by an earlier one; to read them again: shangji replay --older-than \(edition)"
                )
        }
        return words
    }

    private static func json(_ answer: CataloguePublished) -> String {
        var line = JSONLine()
        line.boolean("published", answer.refusal == nil)
        line.integer("edition", answer.edition)
        line.string("digest", answer.digest)
        line.raw("added", JSONLine.list(answer.added.map { JSONLine.quoted($0.rawValue) }))
        line.raw("removed", JSONLine.list(answer.removed.map { JSONLine.quoted($0.rawValue) }))
        line.integer("older_readings", answer.olderReadings)
        line.string("refusal", answer.refusal)
        return line.object
    }
}
