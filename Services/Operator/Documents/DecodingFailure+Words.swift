import Decoding
import Documents
import Phrases
import Tables

extension DecodingFailure {
    /// Why the bytes are no text, for people.
    var words: Phrase { Failure(stage: .decode, code: code, reason: description, mayHeal: false).words }
}
