/// A number of bytes for people: `812 B`, `14 KiB`, `1.4 MiB`.
enum ByteWords {
    /// To one decimal from a mebibyte on.
    static func text(_ bytes: Int) -> String {
        switch bytes {
        case ..<1_024: "\(bytes) B"
        case ..<(1 << 20): "\(bytes >> 10) KiB"
        default: "\(bytes >> 20).\((bytes % (1 << 20)) * 10 >> 20) MiB"
        }
    }
}
