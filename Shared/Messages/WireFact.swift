import Documents
import Foundation
import Observations
import Packing

/// A fact as it stands in a message.
///
/// From version 2 of the protocol on a reading stands packed in Base64: in JSON a reading of 20 KB took half of a reader's
/// time and most of a ledger's (measured with `deploy/bench.sh line --replay`). Both forms are understood in every version,
/// so that a node of version 1 still delivers.
@propertyWrapper public struct WireFact: Hashable, Codable, Sendable {
    /// The fact.
    public var wrappedValue: Fact

    private enum Key: String, CodingKey {
        case packed, claims
    }

    /// Makes the form of a fact.
    public init(wrappedValue: Fact) { self.wrappedValue = wrappedValue }

    /// Reads either form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        guard let packed = try container.decodeIfPresent(Data.self, forKey: .packed) else {
            wrappedValue = try Fact(from: decoder)
            return
        }
        do {
            wrappedValue = .reading(
                reading: try Unpacker.unpack(from: packed), claims: try container.decode([Claim].self, forKey: .claims))
        } catch let error as UnpackingError {
            throw DecodingError.dataCorruptedError(
                forKey: .packed, in: container, debugDescription: "is no packed reading: \(error)")
        }
    }

    /// Writes the form of the protocol's version that the encoder names.
    public func encode(to encoder: any Encoder) throws {
        guard case .reading(let reading, let claims) = wrappedValue, encoder.protocolVersion > 1 else {
            try wrappedValue.encode(to: encoder)
            return
        }
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(Packer.pack(reading), forKey: .packed)
        try container.encode(claims, forKey: .claims)
    }
}

extension Encoder {
    /// The version of the protocol that is written.
    fileprivate var protocolVersion: Int {
        userInfo[.protocolVersion] as? Int ?? Envelope.version
    }
}

extension CodingUserInfoKey {
    /// The version of the protocol in which a body is written.
    static let protocolVersion: Self =
        Self(rawValue: "protocolVersion") ?? { preconditionFailure("every string names a key") }()
}
