import Duties
import Foundation
import Hosting
import NodeRuntime
import Places

extension AggregateSettings {
    /// Who owes a report, by the gazetteer and the operator's file.
    /// - Throws: `StartError` when the file cannot be read, or says what cannot be.
    func dutyRoster(_ gazetteer: Gazetteer) throws(StartError) -> DutyRoster {
        let due = DueDay(reportDue) ?? .lawful
        guard let roster else { return DutyRoster(dueDay: due) }
        let bytes: Data
        do {
            bytes = try Data(contentsOf: URL(filePath: roster))
        } catch {
            throw StartError(.noInput, english: "the roster \(roster) cannot be read: \(error.localizedDescription)")
        }
        do throws(DutyRosterError) {
            return try DutyRoster(csv: bytes, named: roster, dueDay: due, gazetteer: gazetteer)
        } catch {
            throw StartError(.configuration, english: "the roster is not taken: \(error)")
        }
    }
}
