import Supervision

/// The unit under which systemd runs a node, hardened: it may write into its own folder and nowhere else.
struct SystemdUnit {
    /// The configuration of the node.
    let configuration: String
    /// The folder of its data.
    let data: String

    /// The lines of the unit.
    var text: String {
        """
        # Runs one Shangji node. Copy it to /etc/systemd/system, make the user (“useradd --system shangji”), give it the
        # folder (“chown -R shangji: \(data)”), then “systemctl enable --now shangji-node”.
        [Unit]
        Description=Shangji node (上计)
        After=network-online.target
        Wants=network-online.target

        [Service]
        ExecStart=\(LocalLine.ownFolder)/shangji up \(configuration)
        User=shangji
        Group=shangji
        Restart=on-failure
        RestartSec=5
        # A wrong configuration does not get better by itself.
        RestartPreventExitStatus=64 78
        TimeoutStopSec=60
        LimitNOFILE=8192
        UMask=0077
        ReadWritePaths=\(data)
        ProtectSystem=strict
        ProtectHome=read-only
        PrivateTmp=true
        PrivateDevices=true
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
        CapabilityBoundingSet=
        SystemCallArchitectures=native
        SystemCallFilter=@system-service
        SystemCallErrorNumber=EPERM

        [Install]
        WantedBy=multi-user.target

        """
    }
}
