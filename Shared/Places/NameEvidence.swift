/// What a run of place names at the start of a text says: 济宁市任城区 names one place, 鼓楼区 four.
public struct NameEvidence: Hashable, Sendable {
    /// What the last name of the run can mean, in the order of codes. Never empty.
    public var places: [Place]
    /// In which form the last name stands.
    public var form: NameForm
    /// How many UTF-8 bytes the run takes.
    public var length: Int
    /// How many names the run has; 2 for 济宁市任城区. The names before the last one are its containers.
    public var names: Int
    /// Whether all of ``places`` were in force in the year asked for.
    public var isInForce: Bool
}
