/// How the connections of a socket are guarded.
public enum Security: Hashable, Sendable {
    /// Not at all: for ipc in a directory of mode 0700, and inproc.
    case none
    /// This end holds the server's key pair. Who may come in is decided by the context's ``Doorkeeper``; without one nobody
    /// may. The domain, which must not be empty, tells it which socket is asked for.
    case curveServer(keys: CurveKeyPair, domain: String)
    /// This end knows the server's public key and shows its own.
    case curveClient(keys: CurveKeyPair, server: CurvePublicKey)
}
