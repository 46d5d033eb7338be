import Places

/// The gazetteer of the product, loaded once for all tests.
enum BundledGazetteer {
    private static let outcome = Result { try Gazetteer.bundled() }

    /// The gazetteer.
    /// - Throws: what stood in the way of loading it.
    static func load() throws -> Gazetteer { try outcome.get() }
}
