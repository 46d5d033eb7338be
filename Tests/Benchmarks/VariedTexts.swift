import Foundation
import Seeds

/// Reports with other figures than their own: as many as are wanted, the same for the same seed.
struct VariedTexts {
    /// The texts, UTF-8 each.
    private(set) var texts: [String] = []
    /// Their bytes in all.
    private(set) var byteCount = 0

    /// Takes every `.txt` file below the folders and varies them until there are `bytes` bytes.
    init(folders: [String], bytes: Int, seed: UInt64) throws {
        var originals: [[UInt8]] = []
        for folder in folders {
            let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
            for file in files.sorted() where file.hasSuffix(".txt") {
                originals.append([UInt8](try Data(contentsOf: URL(filePath: folder).appending(path: file))))
            }
        }
        guard !originals.isEmpty else { throw BenchmarkError.noTexts(folders) }
        var generator = SeededGenerator(seed: seed)
        while byteCount < bytes {
            for original in originals where byteCount < bytes {
                let varied = Self.vary(original, &generator)
                byteCount += varied.count
                texts.append(String(decoding: varied, as: UTF8.self))
            }
        }
    }

    /// Every digit another one, but years and the first digits of numbers stay, so that dates and lengths do.
    private static func vary(_ original: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = original
        var index = 0
        while index < bytes.count {
            guard isDigit(bytes[index]) else {
                index += 1
                continue
            }
            var end = index
            while end < bytes.count, isDigit(bytes[end]) { end += 1 }
            let isYear = end - index == 4 && (bytes[index] == 0x31 || bytes[index] == 0x32)
            if !isYear, end - index > 1 {
                for digit in index + 1..<end { bytes[digit] = 0x30 + UInt8.random(in: 0...9, using: &generator) }
            }
            index = end
        }
        return bytes
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

/// Why a measurement cannot be made.
enum BenchmarkError: Error, CustomStringConvertible {
    case noTexts([String])
    case noYear
    case unsound(String)
    case noGold(String)
    case notGold(file: String, line: Int, reason: String)

    var description: String {
        switch self {
        case .noTexts(let folders): "no .txt file below \(folders.joined(separator: ", ")): name a folder of reports"
        case .noYear: "a year of the invented readings is none"
        case .unsound(let what): "the ledger is not sound: \(what)"
        case .noGold(let folder): "no .jsonl file in \(folder): name a folder of gold annotations"
        case .notGold(let file, let line, let reason): "\(file):\(line): no line of gold: \(reason)"
        }
    }
}
