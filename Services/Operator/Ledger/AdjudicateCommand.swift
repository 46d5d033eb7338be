import ArgumentParser
import Documents
import Foundation
import Indicators
import Links
import Messages
import NodeRuntime
import Observations
import Places
import Quantities
import Rollups
import Tables

/// `shangji adjudicate`
struct AdjudicateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adjudicate",
        abstract: "Decides what a place's figure is, or that it is not usable; takes such a decision back.",
        discussion: """
            What a person decides goes before all that was read, is shown as 核定 wherever the figure is, survives new editions, and \
            travels up the tree with its reason. It is about the figures that stand when it is made: when these change or go, the \
            decision is shown as 待复核, is no longer applied, and waits for the next.

            The first form decides about the own figure of a place, whatever states it, or though nothing does; the second about one figure \
            of one document, by its number as “shangji explain” prints it.

            Examples:
              shangji adjudicate 420102 reconsideration.received 2023 --value 62 --reason "按电话核实"
              shangji adjudicate 420102 reconsideration.received 2023 --not-usable --reason "口径不同"
              shangji adjudicate --document 1f6c02d9a3b1 --figure 4 --value 62 --reason "原文多写一个零"
              shangji adjudicate 420102 reconsideration.received 2023 --withdraw --reason "已收到更正件"
              shangji adjudicate --list

            Ends with status 66 when the node has no such document or figure, 69 when it does not answer or refuses.
            """)

    @Argument(help: "The code of the place.")
    var place: String?

    @Argument(help: "The code of the indicator, as “shangji catalogue list” shows it.")
    var indicator: String?

    @Argument(help: "The year.")
    var year: Int?

    @Option(help: "The name of the document that states the figure, or its first digits.")
    var document: String?

    @Option(help: "The number of the figure in the document, as “shangji explain” prints it.")
    var figure: Int?

    @Option(help: "The value in the base unit of the indicator.")
    var value: String?

    @Flag(help: "No figure may be taken.")
    var notUsable = false

    @Flag(help: "Take the decision back.")
    var withdraw = false

    @Flag(help: "List what was decided and not taken back, and what of it is to be decided again.")
    var list = false

    @Option(help: "Why, in your words; it is kept and shown beside the figure.")
    var reason: String?

    @OptionGroup var person: PersonOption

    @OptionGroup var node: NodeOption

    @Flag(help: "Print one JSON object a decision.")
    var json = false

    func validate() throws {
        guard !list else { return }
        guard [value != nil, notUsable, withdraw].count(where: { $0 }) == 1 else {
            throw ValidationError(
                zh: "--value V、--not-usable、--withdraw 须选一个", en: "give one of --value V, --not-usable and --withdraw")
        }
        guard reason != nil else {
            throw ValidationError(zh: "请用 --reason 写明理由，将与核定一并保存", en: "give a --reason; it is kept with the decision")
        }
        if let value, Decimal(exactly: value) == nil {
            throw ValidationError(
                zh: "--value 应为不带空格和逗号的数字，例如 1234.5",
                en: "--value wants a number without blanks and commas, such as 1234.5")
        }
        let isCell = place != nil && indicator != nil && year != nil && document == nil && figure == nil
        guard isCell || (place == nil && document != nil && figure != nil) else {
            throw ValidationError(
                zh: "请指明单元格（PLACE INDICATOR YEAR）或一处数字（--document DIGITS --figure N）",
                en: "name a cell, PLACE INDICATOR YEAR, or a figure, --document DIGITS --figure N")
        }
    }

    func run() async throws {
        let output = Output()
        try await CommandFault.told {
            let file = try node.load()
            let client = NodeClient(file: file)
            guard !list else { return try await printList(client, file, output) }
            let order = Adjudicate(
                subject: try await subject(client), decision: decision, reason: reason ?? "",
                person: person.name)
            let made = try await client.ask(
                "aggregate-control", order, for: Adjudicated.self, within: .seconds(60)
            ).adjudication
            guard !json else { return output.line(DecisionLines.json(made, isApplied: !withdraw, cell: nil)) }
            let unit = try await client.catalogue()[made.indicator]?.unit ?? ""
            output.line(
                withdraw
                    ? output.style.say("核定已撤销，恢复按报告采用。", "The decision is taken back: what was read holds again.")
                    : DecisionWords(style: output.style).sentence(CellDecision(made, isApplied: true), unit: unit))
        }
    }

    private var decision: Adjudication.Decision {
        if withdraw { return .withdrawn }
        return value.flatMap(Decimal.init(exactly:)).map(Adjudication.Decision.value) ?? .notUsable
    }

    private func subject(_ client: NodeClient) async throws -> Adjudication.Subject {
        if let place, let indicator, let year {
            let code = try Gazetteer.bundled().code(of: PlaceCode(rawValue: place), in: year)
            return .cell(
                place: code, year: year, indicator: IndicatorCode(rawValue: indicator))
        }
        let name = document ?? ""
        // The ledger of a node above holds documents that its own journal never had: those go by their whole names.
        var id = DocumentID(name.lowercased())
        if id == nil { id = try await client.document(name).id }
        guard let id,
            let item = try await client.ask("aggregate-control", AskDocument(id), for: DocumentAnswer.self).item
        else {
            throw StartError(
                .noInput, zh: "本节点的账本中没有文件 \(name)", en: "the ledger of this node has no document \(name)")
        }
        let observations = item.facts.findings?.observations ?? []
        guard let figure, observations.indices.contains(figure) else {
            throw StartError(
                .noInput, zh: "文件 \(name) 没有第 \(figure ?? 0) 号数字；共有 \(observations.count) 个，从 0 起编号",
                en: "document \(name) has no figure \(figure ?? 0); it has \(observations.count), from 0 on")
        }
        return .observation(
            document: id, indicator: observations[figure].indicator, span: observations[figure].span)
    }

    private func printList(_ client: NodeClient, _ file: NodeFile, _ output: Output) async throws {
        let answer = try await client.ask(
            "aggregate-control", AskAdjudications(), for: Adjudications.self, within: .seconds(60))
        guard !json else {
            for item in answer.items {
                output.line(DecisionLines.json(item.adjudication, isApplied: item.isApplied, cell: item.cell))
            }
            return
        }
        let names = Names(catalogue: try await client.catalogue(), gazetteer: try Gazetteer.bundled())
        for line in DecisionLines.lines(answer.items, names, output.style) { output.line(line) }
    }
}

extension Decimal {
    /// Reads digits with at most one point, and nothing else.
    fileprivate init?(exactly text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            text.utf8.count <= 30, let value = Decimal(string: text)
        else { return nil }
        self = value
    }
}
