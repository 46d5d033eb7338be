/// Where a ``Proxy`` leads to.
public enum ProxyTarget: Sendable {
    /// A socket file.
    case file(String)
    /// A port of this machine.
    case port(UInt16)
}
