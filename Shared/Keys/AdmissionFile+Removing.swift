import NodeRuntime
import Phrases

extension AdmissionFile {
    /// Takes entries out of a file. All else in it, remarks included, stays as it is; the file is replaced in one step.
    /// - Returns: what was taken out; nothing where there is no file.
    /// - Throws: ``KeyError`` when the file is broken, or is not written an entry after the other; then it is left as it was.
    public static func remove(
        from path: String, where isMeant: (Admission) -> Bool
    ) throws(KeyError) -> [Admission] {
        guard PrivateFile.stamp(path) != nil else { return [] }
        let list = try read(path)
        guard list.admissions.contains(where: isMeant) else { return [] }
        let text: String
        do {
            text = String(decoding: try PrivateFile.read(path, limitBytes: limitBytes), as: UTF8.self)
        } catch {
            throw .unwritable(path, error.words)
        }
        let left = without(list.admissions.map(isMeant), in: text)
        guard try AdmissionList(yaml: left, path: path).admissions == list.admissions.filter({ !isMeant($0) }) else {
            throw .noList(
                path, line: 1,
                Phrase(
                    zh: "没有逐条分列书写；请手工删去该条",
                    en: "it is not written an entry after the other; take the entry out by hand"))
        }
        do {
            try PrivateFile.replace(path, Array(left.utf8))
        } catch {
            throw .unwritable(path, error.words)
        }
        return list.admissions.filter(isMeant)
    }

    /// The text without the lines of some entries: from one that begins with a hyphen to the next remark, blank line or entry.
    private static func without(_ areMeant: [Bool], in text: String) -> String {
        var entry = -1
        var isWithin = false
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            let said = line.drop { $0 == " " }
            if said.hasPrefix("-") {
                entry += 1
                isWithin = true
            } else if said.isEmpty || said.hasPrefix("#") {
                isWithin = false
            }
            return !isWithin || !areMeant.indices.contains(entry) || !areMeant[entry]
        }
        return lines.joined(separator: "\n")
    }
}
