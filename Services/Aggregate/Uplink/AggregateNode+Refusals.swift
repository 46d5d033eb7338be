import Ledger
import Messages

/// What was refused at the uplink, for the operator.
extension AggregateNode {
    func refusals(_ ask: AskRefusals) async throws -> Refusals {
        let limit = min(max(1, ask.limit), Self.pageLimit)
        switch ask.side {
        case .above:
            let page = try await ledger.refusedAbove(before: ask.before, limit: limit)
            return Refusals(parent: parentName.isEmpty ? nil : parentName, items: page.facts, next: page.next)
        case .below:
            let page = try await ledger.refusedBelow(before: ask.before, limit: limit)
            return Refusals(items: page.facts, past: page.past.isEmpty ? nil : page.past, next: page.next)
        }
    }
}
