/// The words at which the name of a township ends.
enum TownshipSuffix {
    private static let words = ["街道", "镇", "乡", "苏木"].map { Array($0.utf8) }
    /// The longest name in the statistical editions has 25 characters; what is longer is no name.
    private static let longest = 25 * 3

    /// The offsets at which a township's name that starts at `start` may end, shortest first.
    static func ends(in bytes: [UInt8], from start: Int) -> [Int] {
        var ends: [Int] = []
        var index = start + 3
        let last = min(bytes.count, start + longest)
        while index < last {
            for word in words where index + word.count <= bytes.count {
                if bytes[index..<index + word.count].elementsEqual(word) { ends.append(index + word.count) }
            }
            index += 3
        }
        return ends
    }
}
