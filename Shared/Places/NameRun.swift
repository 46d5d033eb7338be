/// A run of names as ``PlaceResolver`` follows it: the places of ``NameEvidence`` by their records, which cost nothing to hand
/// on while longer and better runs are looked for.
struct NameRun {
    /// What the last name can mean.
    var records: [Int] = []
    /// The same for a township, which has no record.
    var townships: [Place] = []
    /// In which form the last name stands.
    let form: NameForm
    /// How many UTF-8 bytes the run takes.
    let length: Int
    /// How many names the run has.
    let names: Int
    /// Whether all of its places were in force in the year asked for.
    let isInForce: Bool

    /// Longer runs first, then better forms, then runs that name the containers.
    func isBetter(than other: NameRun?) -> Bool {
        guard let other else { return true }
        if length != other.length { return length > other.length }
        if form != other.form { return form < other.form }
        return names > other.names
    }
}
