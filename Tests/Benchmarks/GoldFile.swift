import Foundation

/// A line of the gold annotations; the fields that a kind of line lacks are absent.
struct GoldLine: Decodable {
    struct Days: Decodable, Equatable {
        var from: String
        var to: String
    }

    var type: String
    var start: Int?
    var end: Int?
    var kind: String?
    var code: String?
    var value: Double?
    var qualifier: String?
    var place: String?
    var placeAny: Bool?
    var period: Days?
    var optional: Bool?
    var rule: String?
    var result: [Int]?
    var holds: Bool?
    var jurisdiction: String?
    var adcode: String?
    var parent: String?
    var level: String?
    var functionalZone: Bool?
    var year: Int?
    var published: String?
    var quote: String?
}

/// What a careful reader found in one text.
struct GoldFile {
    var document: GoldLine?
    var mentions: [GoldLine] = []
    var observations: [GoldLine] = []
    var checks: [GoldLine] = []

    /// Reads `NAME.jsonl`.
    init(_ file: URL) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let text = try String(contentsOf: file, encoding: .utf8)
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where !line.isEmpty {
            let gold: GoldLine
            do {
                gold = try decoder.decode(GoldLine.self, from: Data(line.utf8))
            } catch {
                throw BenchmarkError.notGold(file: file.lastPathComponent, line: number + 1, reason: "\(error)")
            }
            switch gold.type {
            case "document": document = gold
            case "mention": mentions.append(gold)
            case "observation": observations.append(gold)
            case "check": checks.append(gold)
            default:
                throw BenchmarkError.notGold(
                    file: file.lastPathComponent, line: number + 1, reason: "type “\(gold.type)”")
            }
        }
    }
}
