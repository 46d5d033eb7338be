import Documents
import Foundation
import Indicators
import Links
import Messages
import Observations
import Places
import Rollups
import Supervision
import Testing

/// The five published reports that lie beside the project, through the real services: places, years, and figures that a
/// person has read in the texts.
@Suite(.timeLimit(.minutes(3))) struct RealReportTests {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "shared/corpus/real")

    private static var isThere: Bool {
        let isThere = FileManager.default.fileExists(atPath: folder.path)
        if !isThere { print("SKIPPED: the published reports do not lie beside the project (../shared/corpus/real)") }
        return isThere
    }

    /// What the head of a report says, as a person reads it.
    private static let heads: [String: (place: String, parent: String, level: DocumentMetadata.Level, year: Int)] = [
        "xianning-2020": ("咸宁市", "420000", .prefecture, 2020),
        "xiacheng-2020": ("下城区", "330100", .county, 2020),
        "wuhan-east-lake-2020": ("武汉东湖新技术开发区", "420100", .county, 2020),
        "pingdingshan-hitech-2021": ("平顶山高新技术产业开发区", "410400", .county, 2021),
        "tongzhou-bay-2024": ("通州湾示范区", "320600", .county, 2024),
    ]

    /// Figures as a person reads them: indicator and value in the base unit.
    private static let figures: [String: [(String, Decimal)]] = [
        "xianning-2020": [
            ("business.new_entities", 58_600), ("business.online_registrations", 40_800),
            ("business.tax_relief", 1_212_000_000), ("business.cost_relief", 2_413_000_000),
            ("service.items", 132_470), ("service.items_immediate", 55_912), ("service.items_zero_visit", 90_436),
            ("enforcement.cert_renewed", 3_059), ("litigation.appearance_rate", Decimal(841) / 10),
            ("reconsideration.received", 62), ("reconsideration.concluded", 54), ("legal_aid.cases", 2_709),
        ],
        "xiacheng-2020": [
            ("mediation.admin_received", 22_147), ("mediation.admin_succeeded", 19_866),
            ("mediation.admin_amount", 30_120_400), ("reconsideration.concluded", 65), ("litigation.lost", 3),
            ("enforcement.files_reviewed", 213),
        ],
        "wuhan-east-lake-2020": [("powers.penalty", 1_942), ("powers.items", 2_156), ("norms.documents", 74)],
        "pingdingshan-hitech-2021": [
            ("service.items", 1_007), ("mediation.succeeded", 246), ("oversight.problems_found", 700),
        ],
        "tongzhou-bay-2024": [("service.time_cut", Decimal(868) / 10), ("mediation.pre_litigation", 3_815)],
    ]

    @Test(.enabled(if: isThere)) func reports_throughTheWholeLine_giveWhatAPersonReads() async throws {
        let test = try TestLine()
        let names = Self.heads.keys.sorted()
        let texts = try names.map {
            try String(contentsOf: Self.folder.appending(path: "\($0).txt"), encoding: .utf8)
        }
        let running = try await test.line.startAll()
        // This node is its own root, so a document may be settled when it is told to be stored.
        let states = try await test.submit(texts)
        #expect(states.allSatisfy { if case .settled = $0 { true } else { $0 == .stored } }, "\(states)")
        let documents = try await test.documents()
        #expect(documents.count == 5)
        for (name, text) in zip(names, texts) {
            let id = DocumentID(hashing: text.utf8)
            let findings = try #require(documents.first { $0.facts.document == id }?.facts.findings, "\(name)")
            let head = try #require(Self.heads[name])
            let metadata = findings.metadata
            #expect(metadata.placeName == head.place, "\(name)")
            #expect(metadata.place != nil, "\(name)")
            #expect(metadata.parent?.rawValue == head.parent, "\(name)")
            #expect(metadata.level == head.level, "\(name)")
            #expect(metadata.year == head.year, "\(name)")
            for (indicator, value) in Self.figures[name] ?? [] {
                let isFound = findings.observations.contains {
                    $0.indicator.rawValue == indicator && $0.value == value && $0.scope == .`self`
                }
                #expect(isFound, "\(name): \(indicator) = \(value)")
            }
            let scalars = Array(text.unicodeScalars)
            for observation in findings.observations {
                var printed = String.UnicodeScalarView()
                printed.append(contentsOf: scalars[observation.span.start..<observation.span.end])
                #expect(String(printed) == observation.surface, "\(name): the span leads to the figure")
                #expect(text.contains(observation.sentence), "\(name): the sentence stands in the text")
            }
        }
        try await LocalLine.stop(running)
    }
}
