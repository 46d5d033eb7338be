import Messages

/// Answers to the operator's questions.
public enum ControlAnswer {
    /// What is said: a body, and raw bytes where the body is the head of some.
    public struct Reply {
        let body: any MessageBody
        let raw: [UInt8]

        /// Makes a reply.
        public init(_ body: any MessageBody, raw: [UInt8] = []) {
            self.body = body
            self.raw = raw
        }
    }

    /// The answer to a question, under its number; what goes wrong becomes a complaint.
    public static func to(
        _ question: WireMessage, isolation: isolated (any Actor)? = #isolation,
        _ answer: (WireMessage) async throws -> Reply
    ) async -> WireMessage {
        let id = question.envelope.id
        do {
            let reply = try await answer(question)
            return WireMessage(reply.body, id: id, raw: reply.raw)
        } catch let error as WireError {
            return WireMessage(Complaint(.malformed, error.description), id: id)
        } catch {
            return WireMessage(Complaint(.unavailable, "\(error)"), id: id)
        }
    }

    /// The error of a question that a control socket does not serve.
    public static func unknown(_ question: WireMessage) -> WireError {
        .malformed("the control socket does not serve “\(question.envelope.kind)”")
    }
}
