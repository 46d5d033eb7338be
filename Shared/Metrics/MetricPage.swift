/// The values of one moment, as the text that Prometheus reads (text exposition format 0.0.4).
///
/// ```swift
/// var page = MetricPage(common: ["node": "330103"])
/// page.set(.journalBytes, 4_096)
/// page.set(.linkUp, 1, "ledger")
/// page.text    // # HELP … # TYPE … shangji_journal_bytes{node="330103"} 4096 …
/// ```
public struct MetricPage: Sendable, Equatable {
    /// The type of the text, for an HTTP answer.
    public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private let common: [(name: String, value: String)]
    private var values: [Metric: [[String]: Double]] = [:]

    /// An empty page.
    /// - Parameter common: labels that every sample bears.
    public init(common: [String: String] = [:]) {
        self.common = common.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
    }

    /// Sets a value; one that was set before under the same labels is replaced.
    /// - Parameter labels: a value for each of the metric's labels, in their order.
    public mutating func set(_ metric: Metric, _ value: Double, _ labels: String...) { put(metric, value, labels) }

    /// Sets a whole number.
    public mutating func set(_ metric: Metric, _ value: Int, _ labels: String...) { put(metric, Double(value), labels) }

    /// Sets yes (1) or no (0).
    public mutating func set(_ metric: Metric, _ value: Bool, _ labels: String...) {
        put(metric, value ? 1 : 0, labels)
    }

    private mutating func put(_ metric: Metric, _ value: Double, _ labels: [String]) {
        precondition(labels.count == metric.labels.count, "\(metric.name) wants values for \(metric.labels)")
        values[metric, default: [:]][labels] = value
    }

    /// Takes over what another page says.
    public mutating func merge(_ other: MetricPage) {
        for (metric, samples) in other.values {
            values[metric, default: [:]].merge(samples) { _, new in new }
        }
    }

    /// The metrics that have a value.
    public var metrics: Set<Metric> { Set(values.keys) }

    /// The text: metrics in the order of their names, samples in the order of their labels, so that two pages can be compared.
    public var text: String {
        var lines: [String] = []
        for (metric, samples) in values.sorted(by: { $0.key.name < $1.key.name }) {
            lines.append("# HELP \(metric.name) \(Self.escaped(metric.meaning, quotes: false))")
            lines.append("# TYPE \(metric.name) \(metric.kind.rawValue)")
            for (labels, value) in samples.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
                lines.append("\(metric.name)\(braces(metric, labels)) \(Self.digits(value))")
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func braces(_ metric: Metric, _ labels: [String]) -> String {
        let pairs = common + zip(metric.labels, labels).map { (name: $0, value: $1) }
        guard !pairs.isEmpty else { return "" }
        return "{" + pairs.map { "\($0.name)=\"\(Self.escaped($0.value, quotes: true))\"" }.joined(separator: ",") + "}"
    }

    /// Backslash and line feed are written with a backslash; in a label's value the quotation mark too.
    private static func escaped(_ text: String, quotes: Bool) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// Whole numbers without a point, as far as a double holds them exactly.
    private static func digits(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        if let whole = Int64(exactly: value), whole.magnitude <= 1 << 53 { return String(whole) }
        return "\(value)"
    }

    /// Whether two pages say the same.
    public static func == (first: MetricPage, second: MetricPage) -> Bool { first.text == second.text }
}
