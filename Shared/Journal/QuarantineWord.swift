import Documents

/// What a person says of a document in quarantine.
public struct QuarantineWord: Hashable, Sendable {
    /// Why, in the person's words.
    public var reason: String
    /// Who.
    public var person: String?

    /// Takes a word.
    public init(reason: String, person: String?) {
        self.reason = reason
        self.person = person
    }

    /// The word as it stands in the log of the document.
    func failure(code: String) -> Failure {
        let signed = person.map { "\($0): \(reason)" } ?? reason
        return Failure(stage: .ingest, code: code, reason: signed, mayHeal: false)
    }
}
