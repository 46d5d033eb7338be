import Duties
import Foundation
import NodeRuntime
import Phrases
import Places

extension Doctor {
    /// Whether the roster, where one is named, says what can be: a node does not start with one that does not.
    func roster() -> Finding? {
        guard let named = file.settings.roster else { return nil }
        let path = file.path(named)
        do {
            let roster = try DutyRoster(
                csv: Data(contentsOf: URL(filePath: path)), named: path, gazetteer: Gazetteer.bundled())
            let count = roster.entries.count
            return finding("名册", "roster", .sound, "\(path)：\(count) 行", "\(path): \(count) lines")
        } catch let error as DutyRosterError {
            return finding("名册", "roster", .fault, error.words.zh, error.words.en)
        } catch {
            return finding(
                "名册", "roster", .fault, "\(path) 不可读：\(FileWords.of(error).zh)",
                "\(path) cannot be read: \(FileWords.of(error).en)")
        }
    }
}
