import NodeRuntime

/// The word that `/metrics` wants when other machines reach it.
struct HealthToken: Sendable {
    private static let fileBytes = 4_096
    private let bytes: [UInt8]

    /// Reads the first line of a file that only this user may read.
    init(file path: String) throws(StartError) {
        let content: [UInt8]
        let mode: UInt32?
        do throws(SystemFailure) {
            mode = try PrivateFile.foreignAccess(path)
            content = try PrivateFile.read(path, limitBytes: Self.fileBytes)
        } catch {
            throw StartError(.configuration, english: "cannot read the token file \(path): \(error)")
        }
        if let mode {
            throw StartError(
                .configuration,
                english:
                    "the token file \(path) can be read by others (mode \(String(mode, radix: 8))); run chmod 600 on it"
            )
        }
        let line = content.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        guard line.count >= 16 else {
            throw StartError(
                .configuration,
                english: "the first line of the token file \(path) is shorter than 16 characters; make a longer one")
        }
        bytes = Array(line)
    }

    init(_ token: String) { bytes = Array(token.utf8) }

    /// Whether somebody said the token. The time that it takes does not tell how much of a guess is right.
    func isSaid(by guess: String?) -> Bool {
        guard let guess else { return false }
        let said = Array(guess.utf8)
        guard said.count == bytes.count else { return false }
        return zip(said, bytes).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
