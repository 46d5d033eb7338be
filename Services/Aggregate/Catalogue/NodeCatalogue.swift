import Extraction
import Foundation
import Indicators
import Ledger
import Links
import Messages

/// The catalogue that a node reads by, where it comes from, and who hears of a later one.
struct NodeCatalogue {
    /// What the node's configuration says.
    struct Configured {
        /// The catalogue that is read by while none was published.
        var text: CatalogueText
        /// What it adds to one that is handed down; `nil` when it stands in the place of any.
        var additions: [CatalogueText.File]?

        /// The product's, or a node's own.
        /// - Throws: `CatalogueError` when it cannot be read.
        init(_ path: String?) throws(CatalogueError) {
            guard let path else {
                text = try .bundled()
                additions = []
                return
            }
            let url = URL(filePath: path)
            text = try CatalogueText(contentsOf: url)
            additions = try CatalogueText.additions(at: url)
        }
    }

    /// What the configuration says.
    let configured: Configured
    /// What was published, here or above; `nil` when nothing was, or it is not to be used.
    private(set) var held: HeldCatalogue?
    /// All that is read by.
    private(set) var text: CatalogueText
    /// The digest of ``text``.
    private(set) var digest: String
    /// The digest of what stands in it, by which readers are compared with it.
    private(set) var contentDigest: String
    /// What was handed down and is not taken, with the reason.
    var refused: (publication: CataloguePublication, reason: String)?
    /// The nodes below that are told of a later catalogue.
    var nodes: Set<PeerID> = []
    /// The readers that are.
    var readers: Set<PeerID> = []

    /// - Parameter held: what the ledger keeps of publications.
    init(_ configured: Configured, held: HeldCatalogue?) {
        self.configured = configured
        text = configured.text
        digest = configured.text.digest
        contentDigest = configured.text.contentDigest
        if let held { take(held) }
    }

    /// What is added to a publication: to one from above what the node has of its own, to one that was made here nothing.
    func additions(from: String?) -> [CatalogueText.File]? { from == nil ? [] : configured.additions }

    /// A publication holds from now on.
    mutating func take(_ held: HeldCatalogue) {
        // A catalogue of the node's own that stands in the place of any was put there after this one was taken.
        guard let additions = additions(from: held.from) else { return }
        self.held = held
        text = held.publication.text.adding(additions)
        digest = text.digest
        contentDigest = text.contentDigest
        refused = nil
    }

    /// The publication of which the node above need not tell again.
    var knownDigest: String? { refused?.publication.digest ?? held?.publication.digest }

    /// What readers are told: all that is read by, under one digest; `nil` while nothing was published.
    func handedToReaders(edition: Int) -> CataloguePublication? {
        held.map {
            CataloguePublication(
                edition: edition, publisher: $0.publication.publisher, person: $0.publication.person,
                time: $0.publication.time, text: text)
        }
    }

    /// How it stands, for the tree.
    var standing: NodeReport.CatalogueStanding {
        NodeReport.CatalogueStanding(
            digest: digest, publisher: held?.publication.publisher, isHandedDown: held?.from != nil,
            refusedEdition: refused?.publication.edition, refusal: refused?.reason)
    }
}
