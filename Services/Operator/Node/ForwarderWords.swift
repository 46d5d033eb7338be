import Messages
import Tables

/// How a forwarder stands to the node above, in words.
enum ForwarderWords {
    /// - Returns: empty where documents are read by the node itself.
    static func words(_ status: ServiceStatus, _ style: TerminalStyle) -> [String] {
        func count(_ name: String) -> Int { status.counts[name] ?? 0 }
        guard let connected = status.counts["connected"] else { return [] }
        let silence = TimeWords.text(count("silent_seconds"))
        var words = [
            connected > 0
                ? style.say("已连上级", "parent reached")
                : style.alarming(style.say("上级未连通（\(silence)）", "parent not reached for \(silence)")),
            style.say("已归总 \(count("settled"))", "\(count("settled")) settled"),
        ]
        if count("to_hand_on") > 0 {
            let size = ByteWords.text(count("to_hand_on_bytes"))
            let age = TimeWords.text(count("oldest_seconds"))
            words.append(
                style.say(
                    "待转交 \(count("to_hand_on"))（\(size)，最早 \(age)）",
                    "\(English.count(count("to_hand_on"), "document")) to hand on (\(size), oldest \(age))"))
        }
        return words
    }
}
