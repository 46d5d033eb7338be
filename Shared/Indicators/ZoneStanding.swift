/// Whether the figures of a functional zone are inside those of the divisions around it. Which zones a province adds is a rule
/// of counting like the entries, so it stands in the catalogue, and is handed down the tree with it.
public enum ZoneStanding: String, Hashable, Sendable, CaseIterable {
    /// The zone's figures are in nobody else's: they are added.
    case separate
    /// The zone's figures are inside those of a division: they are never added.
    case inside
}
