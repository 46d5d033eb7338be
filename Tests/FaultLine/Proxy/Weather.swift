/// What a ``Proxy`` does to the bytes that cross it.
public struct Weather: Hashable, Sendable {
    /// Bytes a second each way and connection; `nil` for as fast as they come.
    public var bytesPerSecond: Int?
    /// How long every byte is held up.
    public var delay: Duration
    /// Whether nothing passes, while the connections stay open.
    public var isStalled: Bool
    /// A connection breaks when so many bytes have gone from the one that connected to the service; `nil` for never.
    public var bytesUpward: Int?

    /// Everything passes at once.
    public static let fair = Weather()

    /// Makes a weather; fair without arguments.
    public init(
        bytesPerSecond: Int? = nil, delay: Duration = .zero, isStalled: Bool = false, bytesUpward: Int? = nil
    ) {
        self.bytesUpward = bytesUpward
        self.bytesPerSecond = bytesPerSecond
        self.delay = delay
        self.isStalled = isStalled
    }
}
