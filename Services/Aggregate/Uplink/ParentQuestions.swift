import Links
import Messages

/// Questions to the node above that wait for their answers: by number, with the time at which they are given up.
struct ParentQuestions {
    /// How long an answer may take: the node above may have to look through all that it holds of this one.
    static let patience = Duration.seconds(300)

    private struct Question {
        var answer: CheckedContinuation<WireMessage, any Error>
        var deadline: Duration
    }

    private var open: [UInt64: Question] = [:]
    // Above every number that the uplink itself gives out.
    private var last: UInt64 = 1 << 48

    /// A number for a further question.
    mutating func next() -> UInt64 {
        last += 1
        return last
    }

    /// Waits for the answer to a question.
    mutating func wait(for id: UInt64, _ answer: CheckedContinuation<WireMessage, any Error>, now: Duration) {
        open[id] = Question(answer: answer, deadline: now + Self.patience)
    }

    /// A message arrived.
    /// - Returns: whether it is an answer that was waited for.
    mutating func received(_ message: WireMessage) -> Bool {
        guard let question = open.removeValue(forKey: message.envelope.id) else { return false }
        question.answer.resume(returning: message)
        return true
    }

    /// The line is gone.
    mutating func lost() {
        for question in open.values { question.answer.resume(throwing: ComparisonError.parentLost) }
        open = [:]
    }

    /// Time passed.
    mutating func tick(now: Duration) {
        for (id, question) in open where question.deadline <= now {
            open[id] = nil
            question.answer.resume(throwing: ComparisonError.noAnswer)
        }
    }
}

/// Why this node could not be compared with the one above.
enum ComparisonError: Error, CustomStringConvertible {
    /// There is no node above.
    case isRoot
    /// The node above is not reached.
    case parentAway
    /// It was lost meanwhile.
    case parentLost
    /// It did not answer.
    case noAnswer
    /// It would not answer.
    case refused(String)
    /// What was not handed up yet differs rightly.
    case isBehind(Int64)

    var description: String {
        switch self {
        case .isRoot: "this node is the root: there is none above to be compared with"
        case .parentAway: "the node above is not reached; “shangji doctor” says why"
        case .parentLost: "the line to the node above was lost; run it again"
        case .noAnswer: "the node above did not answer; run it again"
        case .refused(let reason): "the node above does not compare (is it of an older version?): \(reason)"
        case .isBehind(let count): "\(count) entries are still to be handed up; run it again when “status” shows none"
        }
    }
}
