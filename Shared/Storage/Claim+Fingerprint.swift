import Documents

extension Claim {
    /// The claim's identity in eight bytes, for a unique index.
    public var fingerprint: Int64 {
        var checksum = RowChecksum()
        checksum.add(node)
        checksum.add(source)
        checksum.add(placeHint)
        checksum.add(yearHint.map(Int64.init))
        return checksum.value
    }
}
