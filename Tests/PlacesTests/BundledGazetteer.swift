import Places

/// The bundled gazetteer, loaded once for all tests.
let bundled = Result { try Gazetteer.bundled() }
