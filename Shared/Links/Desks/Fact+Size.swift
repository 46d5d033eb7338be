import Observations

extension Fact {
    /// About how many bytes the fact has in a message, at most: its texts, and what the fields of its parts take beside them in
    /// the readable form of version 1. The packed form of version 2 is shorter.
    var bytesOnTheWire: Int {
        switch self {
        case .reading(let reading, let claims):
            reading.text.utf8.count
                + reading.observations.reduce(0) { $0 + $1.sentence.utf8.count + Self.observationBytes }
                + reading.checks.reduce(0) { $0 + $1.sentence.utf8.count + Self.mentionBytes }
                + reading.mentions.count * Self.mentionBytes + claims.count * Self.factBytes
        case .claim, .burial, .retraction: Self.factBytes
        case .adjudication(let adjudication): Self.factBytes * (2 + adjudication.basis.count)
        }
    }

    private static let observationBytes = 512
    private static let mentionBytes = 128
    private static let factBytes = 256
}
