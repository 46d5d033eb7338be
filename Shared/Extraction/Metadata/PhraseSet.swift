/// A few fixed phrases, looked for in UTF-8 bytes.
struct PhraseSet: Sendable {
    private let phrases: [[UInt8]]

    /// Takes phrases with blanks between them. Longer ones win over shorter ones that they begin or end with.
    init(_ text: String) {
        phrases = text.split(separator: " ").map { Array($0.utf8) }.sorted { $0.count > $1.count }
    }

    /// The length of the longest phrase at the start; 0 for none.
    func prefix(of text: ArraySlice<UInt8>) -> Int {
        phrases.first { text.starts(with: $0) }?.count ?? 0
    }

    /// The length of the longest phrase at the end; 0 for none.
    func suffix(of text: ArraySlice<UInt8>) -> Int {
        phrases.first { text.count >= $0.count && text.suffix($0.count).elementsEqual($0) }?.count ?? 0
    }

    /// Where the first phrase stands.
    func first(in text: ArraySlice<UInt8>) -> Range<Int>? {
        var index = text.startIndex
        while index < text.endIndex {
            let length = prefix(of: text[index...])
            if length > 0 { return index..<index + length }
            index += 1
        }
        return nil
    }

    /// Whether any phrase stands anywhere.
    func occurs(in text: ArraySlice<UInt8>) -> Bool { first(in: text) != nil }
}

extension ArraySlice<UInt8> {
    /// The bytes as text.
    var text: String { String(decoding: self, as: UTF8.self) }
}
