private import FoundationEssentials

/// The one line of JSON that a service writes to standard output when its sockets are bound:
/// `{"endpoints":{"submit":"ipc://…"},"ready":true}`.
///
/// Whoever started the service awaits the line instead of polling.
public struct ReadyLine: Codable, Sendable, Equatable {
    /// Always true; marks the line.
    public let ready: Bool

    /// The name of the executable.
    public let service: String

    /// The id of the process.
    public let process: Int32

    /// The bound endpoints by role.
    public let endpoints: [String: String]

    /// Creates the line of a service that is ready.
    public init(service: String, process: Int32, endpoints: [String: String]) {
        self.ready = true
        self.service = service
        self.process = process
        self.endpoints = endpoints
    }

    /// Reads a line; `nil` when it is none of a service that is ready.
    public init?(_ line: some StringProtocol) {
        guard let value = try? JSONDecoder().decode(ReadyLine.self, from: Data(line.utf8)), value.ready else {
            return nil
        }
        self = value
    }

    /// The line, without a line feed; keys are sorted.
    public var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else {
            preconditionFailure("texts, a number and a truth value always have a JSON form")
        }
        return String(decoding: data, as: UTF8.self)
    }
}
