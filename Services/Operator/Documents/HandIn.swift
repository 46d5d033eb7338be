import Documents
import Links
import NodeRuntime

/// Hands documents in at a node and follows each.
struct HandIn {
    /// A document, its bytes read when they are asked for.
    struct Item: Sendable {
        var document: DocumentID
        var bytes: Int
        var claim: Claim
        var isSecret = false
        /// Gives the bytes from an offset on, so many.
        var read: @Sendable (_ offset: Int, _ length: Int) throws -> [UInt8]
    }

    /// The submit socket of the node.
    let endpoint: String
    /// What is handed in.
    let items: [Item]
    /// How far each is followed.
    var goal = Receipt.stored
    /// How long nobody may answer before that is a fault; `nil` waits for ever.
    var patience: Duration?

    /// Hands in and waits.
    ///
    /// - Parameters:
    ///   - heard: is told whenever the connection is up or lost, the first time included.
    ///   - show: is told the states whenever one changes.
    /// - Returns: how far each item has come.
    /// - Throws: `LinkError` when the node refuses or nobody answers, `CancellationError` when the task was cancelled.
    func follow(
        heard: (_ isUp: Bool) -> Void = { _ in }, show: ([SubmissionDesk.State]) -> Void
    ) async throws -> [SubmissionDesk.State] {
        let items = items
        let client = try SubmissionClient(endpoint: endpoint, until: goal) { index, offset, length in
            try items[index].read(offset, length)
        }
        do {
            let states = try await follow(client, heard, show)
            await client.close()
            return states
        } catch {
            await client.close()
            throw error
        }
    }

    private func follow(
        _ client: SubmissionClient, _ heard: (Bool) -> Void, _ show: ([SubmissionDesk.State]) -> Void
    ) async throws -> [SubmissionDesk.State] {
        var states = [SubmissionDesk.State](repeating: .waiting, count: items.count)
        show(states)
        guard !items.isEmpty else { return states }
        try await client.add(
            items.map {
                SubmissionDesk.Item(document: $0.document, bytes: $0.bytes, claim: $0.claim, isSecret: $0.isSecret)
            })
        if let patience { await client.complain(after: patience) }
        var open = items.count
        for await change in client.changes {
            switch change {
            case .connection(let isUp):
                heard(isUp)
                continue
            case .failed(let error): throw error
            case .item(let index, let state):
                if !states[index].has(come: goal), state.has(come: goal) { open -= 1 }
                states[index] = state
            }
            show(states)
            if open == 0 { break }
        }
        try Task.checkCancellation()
        return states
    }
}
