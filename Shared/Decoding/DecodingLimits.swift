/// What a document may cost before it is refused.
public struct DecodingLimits: Hashable, Sendable {
    /// The largest document that is decoded, in bytes. Default 64 MiB: the longest reports known are below 1 MiB.
    public var maximumBytes: Int

    /// Makes limits; the defaults are those of the properties.
    public init(maximumBytes: Int = 64 << 20) { self.maximumBytes = maximumBytes }
}
