import NodeRuntime

/// To whom documents are handed on, where nothing is read here.
struct ForwardSettings: SettingsSection {
    var parent: String?
    var parentKey: String?

    static let schema: [Setting<Self>] = [
        Setting(
            "parent", \.parent,
            "The submit door of the node that reads for this one: tcp://HOST:PORT. With it nothing is lent to readers here; nothing means that this node reads by itself.",
            wants: Requirement<String>.endpoint.orNothing),
        Setting("parent_key", \.parentKey, "The public key of that node."),
    ]
}
