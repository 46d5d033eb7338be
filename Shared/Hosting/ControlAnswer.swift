import Messages

/// Answers to the operator's questions.
public enum ControlAnswer {
    /// The answer to a question, under its number; what goes wrong becomes a complaint.
    public static func to(
        _ question: WireMessage, isolation: isolated (any Actor)? = #isolation,
        _ answer: (WireMessage) async throws -> any MessageBody
    ) async -> WireMessage {
        let id = question.envelope.id
        do {
            return WireMessage(try await answer(question), id: id)
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
