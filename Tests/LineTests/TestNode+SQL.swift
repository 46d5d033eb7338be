import FaultLine
import Foundation
import Subprocess
import SystemPackage
import Testing

extension TestNode {
    /// Executes statements on the file of a store, such as `aggregate/ledger`, as nobody but a test may: it belongs to its service.
    /// - Returns: the first value that the last statement finds; empty when it finds none.
    @discardableResult
    func execute(_ statements: [String], on store: String) async throws -> String {
        let program = """
            import sqlite3, sys
            store = sqlite3.connect(sys.argv[1])
            found = [store.execute(statement).fetchone() for statement in sys.argv[2:]]
            store.commit()
            store.close()
            print(found[-1][0] if found[-1] else "")
            """
        let file = folder.appending(path: "data/\(store).sqlite").path
        let result = try await Subprocess.run(
            .path("/usr/bin/python3"), arguments: Arguments(["-c", program, file] + statements),
            output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
        #expect(result.terminationStatus == .exited(0), "\(result.standardError)")
        return result.standardOutput.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
