import Supervision

/// The unit under which systemd runs a node, hardened: it may write into its own folder and nowhere else.
///
/// `deploy/systemd/shangji-node.service` is this text for the usual folders; a test holds the two equal.
struct SystemdUnit {
    /// The configuration of the node.
    let configuration: String
    /// The folder of journal, ledger and sockets, which must exist.
    let data: String

    /// What must belong to the user under whom the node runs.
    private var owned: [String] { data.hasPrefix(folder + "/") ? [folder] : [folder, data] }

    /// The folder of the configuration.
    private var folder: String { configuration.split(separator: "/").dropLast().map { "/" + $0 }.joined() }

    /// A path as a line of a unit takes it for one word: systemd splits at spaces, and a percent sign begins a specifier of its own.
    /// - Parameter isArgument: whether it stands behind the program, where a dollar sign begins a variable.
    static func word(_ path: String, isArgument: Bool = false) -> String {
        var text = path.replacing("%", with: "%%")
        if isArgument { text = text.replacing("$", with: "$$") }
        guard text.contains(where: { " \t'\"\\;".contains($0) }) else { return text }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// The lines of the unit.
    var text: String {
        """
        # Runs one Shangji node. As root:
        #   useradd --system --shell /usr/sbin/nologin shangji
        #   chown -R shangji: \(owned.map(NodeDraft.quoted).joined(separator: " "))
        #   cp \(NodeDraft.quoted(folder + "/shangji-node.service")) /etc/systemd/system/
        #   systemctl enable --now shangji-node
        [Unit]
        Description=Shangji node (上计)
        After=network-online.target
        Wants=network-online.target

        [Service]
        ExecStart=\(Self.word("\(LocalLine.ownFolder)/shangji")) up \(Self.word(configuration, isArgument: true))
        User=shangji
        Group=shangji
        Restart=on-failure
        RestartSec=5
        # A wrong configuration does not get better by itself.
        RestartPreventExitStatus=64 78
        # What was begun is finished first.
        TimeoutStopSec=60
        KillMode=mixed
        LimitNOFILE=8192
        UMask=0077
        ReadWritePaths=\(Self.word(data))
        ProtectSystem=strict
        ProtectHome=read-only
        PrivateTmp=true
        PrivateDevices=true
        PrivateUsers=true
        ProtectKernelTunables=true
        ProtectKernelModules=true
        ProtectKernelLogs=true
        ProtectControlGroups=true
        ProtectClock=true
        ProtectHostname=true
        ProtectProc=invisible
        NoNewPrivileges=true
        RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
        RestrictNamespaces=true
        RestrictRealtime=true
        RestrictSUIDSGID=true
        LockPersonality=true
        RemoveIPC=true
        CapabilityBoundingSet=
        AmbientCapabilities=
        SystemCallArchitectures=native
        SystemCallFilter=@system-service
        SystemCallErrorNumber=EPERM

        [Install]
        WantedBy=multi-user.target

        """
    }
}
