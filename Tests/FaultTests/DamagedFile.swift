import Foundation

/// The file of a store whose service does not run, to be damaged as disks and people do it.
struct DamagedFile {
    /// Damage that the test meant to do was not possible: the test would prove nothing.
    struct NotDone: Error, CustomStringConvertible {
        let description: String
    }

    private let file: URL

    init(_ file: URL) { self.file = file }

    /// The write-ahead log beside it.
    var log: DamagedFile { DamagedFile(URL(filePath: file.path + "-wal")) }

    /// How many bytes it has; 0 when there is none.
    var size: Int {
        (try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int) ?? 0
    }

    /// Flips a bit in the only place at which a stretch of `bytes` lies.
    func flip(within bytes: [UInt8]) throws {
        let data = try Data(contentsOf: file)
        // Long enough to be found once; a document spans pages, so that not every stretch lies in one piece.
        let length = 48
        for start in stride(from: 0, to: max(0, bytes.count - length), by: 16) {
            let stretch = Data(bytes[start..<start + length])
            guard let first = data.range(of: stretch),
                data.range(of: stretch, in: first.upperBound..<data.endIndex) == nil
            else { continue }
            return try flip(at: first.lowerBound + length / 2)
        }
        throw NotDone(description: "the bytes lie nowhere in \(file.path), or twice")
    }

    /// Flips a bit at every place at which a stretch of `bytes` lies, which must be so many.
    func flip(every bytes: [UInt8], times: Int) throws {
        var data = try Data(contentsOf: file)
        let length = min(48, bytes.count)
        for start in 0...(bytes.count - length) {
            let stretch = Data(bytes[start..<start + length])
            var places: [Int] = []
            var rest = data.startIndex..<data.endIndex
            while let found = data.range(of: stretch, in: rest) {
                places.append(found.lowerBound)
                rest = found.upperBound..<data.endIndex
            }
            guard places.count == times else { continue }
            for place in places { data[place + length / 2] ^= 0x04 }
            return try data.write(to: file)
        }
        throw NotDone(description: "no stretch of the bytes lies \(times) times in \(file.path)")
    }

    /// Flips a bit of one byte.
    func flip(at offset: Int) throws {
        var data = try Data(contentsOf: file)
        guard data.indices.contains(offset) else { throw NotDone(description: "\(file.path) ends before \(offset)") }
        data[offset] ^= 0x04
        try data.write(to: file)
    }

    /// Cuts it off.
    func truncate(to size: Int) throws {
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: UInt64(size))
        try handle.close()
    }

    /// Takes it away.
    func remove() throws { try FileManager.default.removeItem(at: file) }

    /// Its bytes, to be put back later.
    func copy() throws -> Data { try Data(contentsOf: file) }

    /// Puts an older copy in its place.
    func replace(by copy: Data) throws { try copy.write(to: file) }
}
