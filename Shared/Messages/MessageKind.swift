/// The kinds of messages of protocol version 1, by the socket on which they travel.
public enum MessageKind: String, Codable, Sendable, CaseIterable {
    // Every socket.
    /// The one that asks introduces itself; first message of every connection.
    case hello
    /// The answer to a hello.
    case welcome
    /// The peer lives; nothing else to say.
    case heartbeat
    /// The message before could not be served; the body says why.
    case error
    /// A stretch of a message whose body is longer than one frame may be.
    case part

    // Submit: submitter → Ingest.
    /// A document is offered by name and size.
    case offer
    /// Ingest asks for bytes of an offered document.
    case pull
    /// Bytes of an offered document.
    case chunk
    /// A promise about a document, pushed whenever it grows.
    case receipt
    /// The document is not taken now or not at all.
    case decline
    /// What has become of documents that were handed in before?
    case follow
    /// What has become of them.
    case followed

    // Work: Extract → Ingest.
    /// The worker may be sent this many more bytes of documents.
    case credit
    /// A document is lent to the worker.
    case lease
    /// The worker asks for bytes of a leased document.
    case fetch
    /// Bytes of a leased document.
    case content
    /// The reading is in the ledger; the lease ends.
    case complete
    /// The document could not be read; the lease ends.
    case fail
    /// The worker gives the lease back, unread.
    case release

    // Store: Extract and Ingest → Aggregate.
    /// Facts for the ledger.
    case facts
    /// What became of each fact.
    case verdicts
    /// Which documents are in the ledger of the root?
    case askReceipts = "ask_receipts"
    /// Documents that are.
    case receipts
    // Store and uplink.
    /// Which catalogue is published?
    case askCatalogue = "ask_catalogue"
    /// The one that is.
    case catalogue

    // Uplink: Aggregate → Aggregate of the parent.
    /// From where on shall I send?
    case askResume = "ask_resume"
    /// From here on.
    case resume
    /// Facts in the order of the sender's outbox.
    case handUp = "hand_up"
    /// What became of them.
    case handUpVerdicts = "hand_up_verdicts"
    /// How far a stream lies in the ledger of the root.
    case settled
    /// What do you hold of my place, by place and year?
    case askDigests = "ask_digests"
    /// Checksums of what is held.
    case digests
    /// Which of these do you lack?
    case compareHoldings = "compare_holdings"
    /// What is lacking, and what is held beside.
    case comparedHoldings = "compared_holdings"
    /// How a node and what is below it are; also the answer to a question for the tree.
    case nodeReport = "node_report"

    // Control: operator → any service.
    /// How is the tree, from here downward?
    case askTree = "ask_tree"
    /// How is the service?
    case askStatus = "ask_status"
    /// Counts and rates of the service.
    case status
    /// A page of the documents of a journal.
    case askQueue = "ask_queue"
    /// The answer to a question for the queue.
    case queue
    /// A page of the documents of a ledger.
    case askDocuments = "ask_documents"
    /// The answer to a question for documents.
    case documents
    /// A page of the cells of a ledger.
    case askCells = "ask_cells"
    /// The answer to a question for cells.
    case cells
    /// What the ledger knows of one document.
    case askDocument = "ask_document"
    /// The answer to a question for a document.
    case document
    /// Bytes of a document of a journal.
    case askBytes = "ask_bytes"
    /// The answer to a question for bytes.
    case bytes
    /// Documents shall be read again.
    case orderReplay = "order_replay"
    /// A question for replays.
    case askReplays = "ask_replays"
    /// A replay is taken back.
    case cancelReplay = "cancel_replay"
    /// The answer to anything about replays.
    case replays
    /// A document in quarantine may be read, or shall be destroyed.
    case decideQuarantine = "decide_quarantine"
    /// What holds of it then.
    case quarantineDecided = "quarantine_decided"
    /// A document is taken out of all sums, or put back.
    case retract
    /// The answer to that.
    case retracted
    /// A person decides about a cell or a figure.
    case adjudicate
    /// The answer to that.
    case adjudicated
    /// What did persons decide?
    case askAdjudications = "ask_adjudications"
    /// The answer to that.
    case adjudications
    /// Cells shall be kept under a name.
    case freeze
    /// What is kept under names?
    case askFreezes = "ask_freezes"
    /// The answer to that, and to the order.
    case freezes
    /// What is different since a freeze?
    case compareFreeze = "compare_freeze"
    /// The answer to that.
    case freezeDifferences = "freeze_differences"
    /// What did a cell say before?
    case askHistory = "ask_history"
    /// What it said.
    case history
    /// Who owes a report and has not handed it in?
    case askOverdue = "ask_overdue"
    /// The answer to that.
    case overdue
    /// What does the ledger hold of one place and year?
    case askPlace = "ask_place"
    /// The answer to that.
    case place
    /// Which documents does the ledger know of by name, place or year?
    case askNames = "ask_names"
    /// Their names.
    case names
    /// What is a cell made of, and what stayed out of it?
    case askInputs = "ask_inputs"
    /// What it is made of.
    case inputs
    /// How did a cell grow since the year before?
    case askGrowth = "ask_growth"
    /// How it grew.
    case growth
    /// What do the figures of one year come to in the divisions of another?
    case askAsOf = "ask_as_of"
    /// What they come to.
    case asOf = "as_of"
    /// What did later editions tell differently?
    case askChanges = "ask_changes"
    /// What they told differently.
    case changes
    /// A store shall be looked through.
    case verify
    /// What looking through it found.
    case verification
    /// The ledger shall be compared with that of the node above.
    case verifyParent = "verify_parent"
    /// What that found.
    case parentVerified = "parent_verified"
    /// What was refused of what nodes handed up?
    case askRefusals = "ask_refusals"
    /// What was.
    case refusals
    /// A catalogue shall hold from now on, here and below.
    case publishCatalogue = "publish_catalogue"
    /// What became of that.
    case cataloguePublished = "catalogue_published"
    /// A store shall be copied.
    case backup
    /// The copy was made.
    case backupMade = "backup_made"
}

/// A message's body: a Codable type with the one kind that it travels under.
public protocol MessageBody: Codable, Sendable {
    /// The kind in the envelope.
    static var kind: MessageKind { get }
}
