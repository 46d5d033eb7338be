import Foundation
import Testing

/// A place at which nothing ever dies proves nothing: every one that the sources name is armed by some test.
@Suite struct ArmedEverywhereTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The text of every Swift file under a folder of the repository, by its path.
    private static func sources(_ folder: String) throws -> [(path: String, text: String)] {
        let files = FileManager.default.enumerator(at: root.appending(path: folder), includingPropertiesForKeys: nil)
        return try (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
            .map { ($0.path, try String(contentsOf: $0, encoding: .utf8)) }
    }

    @Test func places_thatTheSourcesName_areArmedByATest() throws {
        let place = /FailPoint\.(?:hit|hold)\(\s*"([^"]+)"/
        let names = try ["Services", "Shared"].flatMap(Self.sources)
            .flatMap { source in source.text.matches(of: place).map { String($0.1) } }
        #expect(names.count >= 30 && names.count == Set(names).count, "each place has a name of its own: \(names)")
        let tests = try Self.sources("Tests").filter { !$0.path.contains("/FailPointsTests/") }.map(\.text)
        for name in names {
            let isArmed = tests.contains { text in ["\"", ":", "@"].contains { text.contains("\"\(name)\($0)") } }
            #expect(isArmed, "no test lets a process die at \(name)")
        }
    }
}
