/// What the folders of a path say about a report: `330103/2023/report.txt` is from the place 330103, about 2023.
///
/// Only a folder of six or nine digits is a place, only one of four digits from 1949 on is a year; file names say nothing,
/// since offices write all manner of numbers into them.
struct PathHints: Equatable {
    private(set) var place: String?
    private(set) var year: Int?

    /// Looks at the folders of a path; the innermost of each kind decides.
    init(_ path: String) {
        for folder in path.split(separator: "/").dropLast() where folder.utf8.allSatisfy({ (48...57).contains($0) }) {
            switch folder.utf8.count {
            case 6, 9: place = String(folder)
            case 4: if let number = Int(folder), (1949...2199).contains(number) { year = number }
            default: continue
            }
        }
    }
}
