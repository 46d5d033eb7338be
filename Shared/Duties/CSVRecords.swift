/// The records of a CSV file (RFC 4180) with the lines on which they begin.
///
/// Spreadsheets separate with commas, semicolons or tabs, by the country that they are set to: what stands most often in the
/// first line is taken.
struct CSVRecords {
    /// One record.
    struct Record {
        let line: Int
        let fields: [String]
    }

    /// The records, blank lines left out.
    private(set) var records: [Record] = []
    /// The line on which a quotation mark is opened that nothing closes.
    private(set) var openQuote: Int?

    init(_ text: String) {
        let scalars = text.unicodeScalars
        let head = scalars.prefix { $0 != "\n" && $0 != "\r" }
        let separators: [Unicode.Scalar] = [",", ";", "\t"]
        func count(_ separator: Unicode.Scalar) -> Int { head.count { $0 == separator } }
        let separator = separators.reduce(separators[0]) { count($1) > count($0) ? $1 : $0 }
        var line = 1
        var start = 1
        var quoted: Int?
        var field = String.UnicodeScalarView()
        var fields: [String] = []
        var closed = false
        var previous: Unicode.Scalar?
        func trimmed(_ field: String.UnicodeScalarView) -> String {
            let blanks = field.drop { $0.properties.isWhitespace }
            return String(String.UnicodeScalarView(blanks.reversed().drop { $0.properties.isWhitespace }.reversed()))
        }
        func endRecord(_ records: inout [Record]) {
            fields.append(trimmed(field))
            if fields.contains(where: { !$0.isEmpty }) { records.append(Record(line: start, fields: fields)) }
            fields = []
            field = .init()
        }
        for scalar in scalars {
            defer { previous = scalar }
            let isSecondOfLineEnd = scalar == "\n" && previous == "\r"
            if (scalar == "\n" || scalar == "\r") && !isSecondOfLineEnd { line += 1 }
            switch scalar {
            case "\"":
                if quoted != nil {
                    quoted = nil
                    closed = true
                    continue
                }
                // Two in a row inside a quoted field are one.
                if closed { field.append(scalar) }
                quoted = line
            case _ where quoted != nil: field.append(scalar)
            case separator:
                fields.append(trimmed(field))
                field = .init()
            case "\n", "\r":
                if !isSecondOfLineEnd { endRecord(&records) }
                start = line
            default: field.append(scalar)
            }
            closed = false
        }
        if quoted != nil { openQuote = quoted }
        endRecord(&records)
    }
}
