import Foundation
import Storage
import Testing

@Suite struct RowChecksumTests {
    /// However columns are gathered before they are hashed, the same columns have the same checksum, and a shifted border
    /// has another.
    @Test(arguments: [0, 1, 500, 1_000, 1_015, 1_023, 1_024, 1_025, 3_000])
    func checksum_ofColumnsOfAnyLength_dependsOnTheirBytesAndBordersAlone(length: Int) {
        func checksum(_ columns: [Data], then text: String?) -> Int64 {
            var checksum = RowChecksum()
            for column in columns { checksum.add(column) }
            checksum.add(text)
            checksum.add(7)
            return checksum.value
        }
        let bytes = Data((0..<length).map { UInt8(truncatingIfNeeded: $0) })
        let text = String(repeating: "年", count: length / 3)
        let whole = checksum([bytes, Data([1, 2])], then: text)
        #expect(checksum([Data(bytes), Data([1, 2])], then: text) == whole)
        #expect(checksum([bytes + [1], Data([2])], then: text) != whole)
        #expect(checksum([bytes, Data([1, 3])], then: text) != whole)
        #expect(checksum([bytes, Data([1, 2])], then: text + "度") != whole)
        #expect(checksum([bytes, Data([1, 2])], then: nil) != whole)
        // In one piece or in two regions.
        var dispatched = DispatchData.empty
        bytes.withUnsafeBytes { dispatched.append($0) }
        Data([9]).withUnsafeBytes { dispatched.append($0) }
        #expect(RowChecksum.of(dispatched) == RowChecksum.of(bytes + [9]))
    }
}
