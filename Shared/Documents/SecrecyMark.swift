/// The mark of a state secret at the head of a document: 绝密, 机密 or 秘密, as GB/T 9704 sets it, with or without ★ and its term.
///
/// Only what stands by itself counts, or before ★, or behind 密级: a report that speaks of keeping secrets is not secret by that.
public struct SecrecyMark: Hashable, Sendable {
    /// The line as it stands.
    public var line: String

    private static let headLines = 30
    private static let headScalars = 1_500
    /// As many bytes as that many scalars have at most, and more.
    private static let headBytes = 16 << 10
    private static let words = ["绝密", "機密", "机密", "絕密", "秘密"]
    private static let stars: Set<Character> = ["★", "☆", "＊", "*"]

    /// Looks at the head of a text; `nil` when nothing there marks it. Complexity: constant.
    public init?(atHeadOf text: String) {
        var lines = 0
        for line in text.prefix(Self.headScalars).split(whereSeparator: \.isNewline) {
            let said = line.filter { !$0.isWhitespace }
            guard !said.isEmpty else { continue }
            lines += 1
            guard lines <= Self.headLines else { return nil }
            if Self.marks(said) {
                self.line = String(line.trimmingPrefix(while: \.isWhitespace).prefix(40))
                return
            }
        }
        return nil
    }

    /// Looks at the head of bytes that nobody has decoded yet, as of UTF-8 text; `nil` when nothing there marks it. Complexity: constant.
    public init?(atHeadOf bytes: [UInt8]) {
        guard bytes.withUnsafeBufferPointer(Self.holdsScalarOfAllWords) else { return nil }
        var head = bytes.prefix(Self.headBytes)
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { head.removeFirst(3) }
        self.init(atHeadOf: String(decoding: head, as: UTF8.self))
    }

    /// Whether 密, which is in each of the words, stands in the head; most documents are not looked at any further. Every document that is
    /// handed in comes by here: the library's `firstRange(of:)` looks at 3 MB/s through an array of bytes, which is 5 ms for a head.
    private static func holdsScalarOfAllWords(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let last = min(bytes.count, headBytes) - 2
        var index = 0
        while index < last {
            if bytes[index] == 0xE5, bytes[index + 1] == 0xAF, bytes[index + 2] == 0x86 { return true }
            index += 1
        }
        return false
    }

    /// The failure with which a document goes to quarantine.
    public var failure: Failure {
        Failure(
            stage: .decode, code: Failure.secretCode,
            reason:
                "The document is marked secret at its head (“\(line)”). It is kept in quarantine, unread; “shangji quarantine” lists, releases or destroys it.",
            mayHeal: false)
    }

    private static func marks(_ line: String) -> Bool {
        words.contains { word in
            if line == word || line == word + "级" || line == word + "級" || line == word + "文件" { return true }
            for label in ["密级：", "密级:", "密級：", "密級:", "保密级别：", "保密级别:"] where line.hasPrefix(label + word) {
                return true
            }
            guard let range = line.firstRange(of: word) else { return false }
            // Digits before it are the number of the copy.
            let before = line[..<range.lowerBound]
            guard before.allSatisfy({ $0.isNumber || $0 == "№" || $0 == "." }) || before.hasSuffix("密级") else {
                return false
            }
            return line[range.upperBound...].first.map { stars.contains($0) } ?? true
        }
    }
}
