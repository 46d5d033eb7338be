import Digests
import Documents

extension Submission {
    /// Checks what needs no look into the journal. Complexity: linear in the bytes.
    ///
    /// - Throws: ``JournalError`` when the id is not the hash of the bytes, or the document can never fit.
    func verify(_ limits: JournalLimits) throws {
        var digest = SHA256()
        digest.update(bytes)
        let actual = DocumentID(digest: digest.finalize())
        guard actual == id else { throw JournalError.wrongID(id, actual: actual) }
        let limit = min(limits.capacityBytes, limits.backlogBytes)
        guard bytes.count <= limit else { throw JournalError.tooLarge(id, byteCount: bytes.count, limit: limit) }
    }
}
