/// The words at which the name of a township ends.
enum TownshipSuffix {
    private static let words = ["街道", "镇", "乡", "苏木"].map { Array($0.utf8) }
    /// Nearly all townships have at most twelve characters; what is longer is a sentence about one.
    private static let longest = 12 * 3

    /// The offsets at which a township's name that starts at `start` may end, shortest first.
    static func ends(in bytes: [UInt8], from start: Int) -> [Int] {
        var ends: [Int] = []
        var index = start + 3
        let last = min(bytes.count, start + longest)
        // Township names are Chinese characters and nothing else.
        guard start < bytes.count, (0xE4...0xE9).contains(bytes[start]) else { return [] }
        while index < last, (0xE4...0xE9).contains(bytes[index]) {
            for word in words where index + word.count <= bytes.count {
                if bytes[index..<index + word.count].elementsEqual(word) { ends.append(index + word.count) }
            }
            index += 3
        }
        return ends
    }
}
