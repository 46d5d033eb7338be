/// Leaves the examples out of a catalogue's file before it is parsed: no report is read by them, and they are most of its
/// bytes.
///
/// What goes is the contents of every line that says `positive:` or `negative:` and nothing else, and of the lines behind
/// it that belong to it: indented deeper, or an item of its list. The line ends stay, so that a fault is told with its line.
/// A list that begins on the line of its key is left as it is.
struct ExampleBlocks {
    private static let newline: UInt8 = 0x0A
    private static let blank: UInt8 = 0x20
    private static let keys: [StaticString] = ["positive:", "negative:"]

    private let bytes: UnsafeBufferPointer<UInt8>

    /// A file's text without its examples. Complexity: one pass.
    static func removed(from text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            String(unsafeUninitializedCapacity: bytes.count) { ExampleBlocks(bytes: bytes).writeRest(to: $0) }
        }
    }

    /// Writes what is kept; how many bytes that are.
    private func writeRest(to rest: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var count = 0
        var start = 0
        // The indentation of the key whose examples are passed over.
        var block: Int?
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: Self.newline) ?? bytes.count
            let line = start..<end
            let indentation = self.indentation(line)
            if let key = block, ends(line, indentation, key) { block = nil }
            if block == nil {
                if isKey(line, indentation) {
                    block = indentation
                } else {
                    count = rest[count...].update(fromContentsOf: bytes[line])
                }
            }
            if end < bytes.count {
                rest[count] = Self.newline
                count += 1
            }
            start = end + 1
        }
        return count
    }

    private func indentation(_ line: Range<Int>) -> Int {
        var position = line.lowerBound
        while position < line.upperBound, bytes[position] == Self.blank { position += 1 }
        return position - line.lowerBound
    }

    /// Whether a line says something that does not belong to the key above; a comment says nothing.
    private func ends(_ line: Range<Int>, _ indentation: Int, _ key: Int) -> Bool {
        let first = line.lowerBound + indentation
        guard first < line.upperBound, indentation <= key, bytes[first] != UInt8(ascii: "#") else { return false }
        return indentation < key || bytes[first] != UInt8(ascii: "-")
    }

    private func isKey(_ line: Range<Int>, _ indentation: Int) -> Bool {
        let said = bytes[(line.lowerBound + indentation)..<line.upperBound]
        return Self.keys.contains { key in
            key.withUTF8Buffer { $0.elementsEqual(said.prefix($0.count)) }
                && said.dropFirst(key.utf8CodeUnitCount).allSatisfy { $0 == Self.blank || $0 == 0x0D }
        }
    }
}
