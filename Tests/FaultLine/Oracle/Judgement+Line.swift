import Indicators

extension Judgement {
    /// Waits until `line` is quiet, hands the same documents to a fresh line that is left in peace, and judges.
    ///
    /// - Parameters:
    ///   - line: the line that was disturbed; all its processes must run.
    ///   - outcomes: what the submitters were told, of everything that was ever handed in to it.
    ///   - documents: what was handed in, claim by claim.
    public init(of line: RealLine, outcomes: [Outcome], documents: [InventedDocument]) async throws {
        try await line.quiet()
        let reference = try RealLine()
        try await reference.startAll()
        _ = try await Submitters(endpoint: reference.endpoint(.submit)).handIn([documents])
        try await reference.quiet()
        var stated = StatedFigures(try Catalogue.bundled())
        for report in documents.compactMap(\.report) { stated.add(report) }
        self.init(
            try await Books(of: line), reference: try await Books(of: reference), outcomes: outcomes, stated: stated)
        try await reference.stopAll()
    }
}
