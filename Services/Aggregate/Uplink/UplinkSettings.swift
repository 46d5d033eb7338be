import NodeRuntime

/// The lines to the nodes above and below.
struct UplinkSettings: SettingsSection {
    var listen: String?
    var parent: String?
    var parentKey: String?
    var batchItems = 256
    var batchBytes = 1 << 20

    static let schema: [Setting<Self>] = [
        Setting(
            "listen", \.listen,
            "Where the nodes below hand up: tcp://ADDRESS:PORT, guarded by keys; nothing means there are none.",
            wants: Requirement<String>.endpoint.orNothing),
        Setting(
            "parent", \.parent, "The uplink of the node above: tcp://HOST:PORT; nothing means this is the root.",
            wants: Requirement<String>.endpoint.orNothing),
        Setting("parent_key", \.parentKey, "The public key of the node above."),
        Setting(
            "batch_items", \.batchItems, "How many entries of the outbox are handed up at a time.", unit: "items",
            wants: .within(1...10_000)),
        Setting(
            "batch_bytes", \.batchBytes, "About how large a batch is at most.", unit: "bytes",
            wants: .within(1 << 10...64 << 20)),
    ]
}
