extension Coverage {
    /// Places whose report arrived and is in no figure yet. No fold makes this and no result keeps it: most documents are read within a
    /// second, so it is told when somebody asks.
    public struct Arrived: Hashable, Codable, Sendable {
        /// The direct children, by name, of which a document is in process and none was read.
        public var inProcess: [String] = []
        /// The direct children, by name, from which a document may be that nothing gives to one place, where no other was read.
        public var undecided: [String] = []
        /// The counties under the place, at whatever depth, of which a document is in process and none was read.
        public var countiesInProcess = 0
        /// The counties under the place from which a document may be that nothing gives to one place, where no other was read.
        public var countiesUndecided = 0

        /// No place at all.
        public init() {}
    }

    /// How many direct children have a document in process and none that was read.
    public var inProcess: Int { arrived?.inProcess.count ?? 0 }
    /// From how many direct children a document may be whose place is undecided, where no other was read.
    public var undecided: Int { arrived?.undecided.count ?? 0 }
    /// How many counties have a document in process and none that was read.
    public var countiesInProcess: Int { arrived?.countiesInProcess ?? 0 }
    /// From how many counties a document may be whose place is undecided, where no other was read.
    public var countiesUndecided: Int { arrived?.countiesUndecided ?? 0 }
    /// Of how many direct children nothing arrived.
    public var silent: Int { expected - reporting - unreadable - inProcess - undecided }
    /// Of how many counties nothing arrived.
    public var countiesSilent: Int {
        counties.expected - counties.reporting - counties.unreadable - countiesInProcess - countiesUndecided
    }
}
