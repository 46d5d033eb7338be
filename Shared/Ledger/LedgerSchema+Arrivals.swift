/// The table of what arrived and is in no cell.
extension LedgerSchema {
    /// A document of which nothing tells the year stands under the year 0. The stamp says that rows are still to be made for the documents
    /// that the file holds already.
    static let twelfth = """
        CREATE TABLE arrival (
            document INTEGER NOT NULL REFERENCES document (sequence),
            place TEXT NOT NULL,
            year INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('in_process', 'place_undecided')),
            PRIMARY KEY (document, place, year)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX arrival_by_place ON arrival (place, year, state);

        INSERT INTO stamp (name, value) VALUES ('arrivals', 'missing');
        """
}
