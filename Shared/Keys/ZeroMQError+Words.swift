import Phrases
import ZeroMQ

extension ZeroMQError {
    /// What is wrong with a key, for people; other faults are told as the library tells them.
    public var words: Phrase {
        Phrase(
            zh: code == .invalidKey ? "CURVE 密钥应为 40 个 Z85 字符；请核对，或重新生成一对" : description,
            en: description)
    }
}
