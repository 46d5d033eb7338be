import Phrases
import Yams
import ZeroMQ

/// What is believed of other nodes' keys, by endpoint.
public struct AnnouncedList: Hashable, Sendable {
    /// The keys of one endpoint.
    public struct Entry: Hashable, Sendable {
        /// The key in the configuration when the announcements began; under another one they are not believed.
        public var configured: CurvePublicKey
        /// Those that are believed in its place, in the order in which they are tried.
        public var keys: [CurvePublicKey]

        /// Makes an entry.
        public init(configured: CurvePublicKey, keys: [CurvePublicKey]) {
            self.configured = configured
            self.keys = keys
        }
    }

    private var entries: [String: Entry] = [:]

    /// Believes what configurations say.
    public init() {}

    /// Reads the text of a file.
    /// - Throws: ``KeyError/noAnnouncements(_:_:)``.
    public init(yaml: String, path: String) throws(KeyError) {
        let items: [[String: String]]
        do {
            items = try YAMLDecoder().decode([[String: String]].self, from: yaml)
        } catch {
            throw .noAnnouncements(
                path,
                Phrase(
                    zh: "不是由 endpoint、configured 和 keys 组成的列表",
                    en: "it is no list of entries with endpoint, configured and keys"))
        }
        for item in items {
            guard let endpoint = item["endpoint"], let configured = item["configured"], let keys = item["keys"] else {
                throw .noAnnouncements(
                    path,
                    Phrase(
                        zh: "每条须有 endpoint、configured 和 keys", en: "an entry wants endpoint, configured and keys"))
            }
            do throws(ZeroMQError) {
                // Z85 knows no blanks.
                let known = try keys.split(separator: " ").map { text throws(ZeroMQError) in
                    try CurvePublicKey(String(text))
                }
                entries[endpoint] = Entry(configured: try CurvePublicKey(configured), keys: known)
            } catch {
                throw .noAnnouncements(path, error.words)
            }
            guard entries[endpoint]?.keys.isEmpty == false else {
                throw .noAnnouncements(path, Phrase(zh: "有一条没有密钥", en: "an entry has no keys"))
            }
        }
    }

    /// What is believed at an endpoint; `nil` while nothing was announced there.
    public subscript(endpoint: String) -> Entry? {
        get { entries[endpoint] }
        set { entries[endpoint] = newValue }
    }

    /// Takes the entries of another list in place of its own.
    mutating func take(_ other: AnnouncedList) { entries.merge(other.entries) { _, theirs in theirs } }

    /// The text of its file.
    var text: String {
        let head = """
            # The keys of nodes that this one connects to, as they announced them themselves. Written by the services; an entry holds while
            # the configuration says the key “configured”. Take an entry out, and restart, to believe that key again.

            """
        guard !entries.isEmpty else { return head + "[]\n" }
        return entries.sorted { $0.key < $1.key }.reduce(into: head) { text, entry in
            text += """
                - endpoint: "\(entry.key)"
                  configured: "\(entry.value.configured)"
                  keys: "\(entry.value.keys.map(\.description).joined(separator: " "))"

                """
        }
    }
}
