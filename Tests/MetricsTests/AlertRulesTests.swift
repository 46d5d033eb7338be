import Foundation
import Testing
import Yams

@testable import Metrics

/// The alert rules of `deploy/alerts` against the metrics that the services tell.
@Suite struct AlertRulesTests {
    struct File: Decodable {
        var groups: [Group]
    }

    struct Group: Decodable {
        var name: String
        var rules: [Rule]
    }

    struct Rule: Decodable {
        var alert: String
        var expr: String
        var `for`: String?
        var labels: [String: String]
        var annotations: [String: String]
    }

    private static func rules() throws -> [Rule] {
        try YAMLDecoder().decode(File.self, from: try Repository.text("deploy/alerts/shangji.yml")).groups.flatMap(
            \.rules)
    }

    /// The words of an expression that are no label, no function and no text in quotation marks.
    private static func metricNames(in expression: String) -> Set<String> {
        let bare = expression.replacing(/"[^"]*"/, with: "").replacing(/\{[^}]*\}/, with: " ")
        return Set(bare.matches(of: /[a-z_]+/).map { String($0.output) }.filter { $0.contains("_") && $0 != "_" })
            .subtracting(["predict_linear"])
    }

    @Test func expressions_nameOnlyMetricsAndLabelsThatServicesTell() throws {
        let known = Dictionary(uniqueKeysWithValues: Metric.all.map { ($0.name, $0) })
        let rules = try Self.rules()
        #expect(rules.count >= 10)
        for rule in rules {
            let names = Self.metricNames(in: rule.expr)
            #expect(!names.isEmpty || rule.expr.contains("up{"), "\(rule.alert)")
            for name in names { #expect(known[name] != nil, "\(rule.alert): nobody tells \(name)") }
            for match in rule.expr.matches(of: /([a-z_]+)\{([^}]*)\}/) where match.1 != "up" {
                let labels = match.2.matches(of: /([a-z_]+)\s*[=!]/).map { String($0.1) }
                for label in labels {
                    #expect(
                        known[String(match.1)]?.labels.contains(label) == true || label == "node",
                        "\(rule.alert): \(match.1) has no label \(label)")
                }
            }
        }
    }

    /// `increase` and `rate` take a fall for a restart; of what may fall `delta` is the difference.
    @Test func counters_andOnlyThey_areAskedForTheirIncrease() throws {
        let kinds = Dictionary(uniqueKeysWithValues: Metric.all.map { ($0.name, $0.kind) })
        for rule in try Self.rules() {
            for match in rule.expr.matches(of: /(increase|rate|delta|changes|predict_linear)\(([a-z_]+)/) {
                let isCounter = kinds[String(match.2)] == .counter
                #expect(isCounter == ["increase", "rate"].contains(match.1), "\(rule.alert)")
            }
        }
    }

    @Test func rules_sayWhatIsWrongAndWhatToDo() throws {
        let rules = try Self.rules()
        #expect(Set(rules.map(\.alert)).count == rules.count)
        for rule in rules {
            #expect(["critical", "warning", "info"].contains(rule.labels["severity"] ?? ""), "\(rule.alert)")
            for part in ["summary", "action"] {
                #expect(rule.annotations[part]?.hasSuffix(".") == true, "\(rule.alert): \(part)")
            }
        }
    }

    @Test func article_explainsEveryMetricAndEveryAlert() throws {
        let article = try Repository.text("Shared/Supervision/Documentation.docc/WatchingANode.md")
        for metric in Metric.all { #expect(article.contains("`\(metric.name)"), "\(metric.name) is not explained") }
        for rule in try Self.rules() { #expect(article.contains("`\(rule.alert)`"), "\(rule.alert) is not explained") }
    }
}
