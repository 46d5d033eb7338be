import Documents
import Observations

/// A cell as it is kept under a name: what it said, and which documents its own figure came from, read by which edition.
public struct FrozenCell: Hashable, Codable, Sendable {
    /// A document behind the own figure, or behind one that competes for it.
    public struct Input: Hashable, Codable, Sendable {
        /// The document.
        public var document: DocumentID
        /// The edition that had read it; `nil` for what a person decided without any reading.
        public var edition: Edition?

        /// Makes an input.
        public init(document: DocumentID, edition: Edition?) {
            self.document = document
            self.edition = edition
        }
    }

    /// The cell.
    public var key: Cell.Key
    /// What it said.
    public var brief: CellBrief
    /// The documents of its own figures and of those that a person decided about, in the order of their names. The figures of places below stand in their own cells.
    public var inputs: [Input]

    /// Makes a frozen cell; see the properties.
    public init(key: Cell.Key, brief: CellBrief, inputs: [Input]) {
        self.key = key
        self.brief = brief
        self.inputs = inputs
    }

    /// Freezes a cell.
    ///
    /// - Parameter edition: tells which edition read a document.
    public init(_ cell: Cell, edition: (DocumentID) throws -> Edition?) rethrows {
        let decidedAbout = (cell.decisions ?? []).flatMap(\.adjudication.basis).map(\.document)
        let documents = Set((cell.ownFigures + cell.restatements).map(\.document) + decidedAbout)
        self.init(
            key: cell.key, brief: CellBrief(of: cell),
            inputs: try documents.sorted().map { Input(document: $0, edition: try edition($0)) })
    }
}
