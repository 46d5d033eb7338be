/// The same numbers for the same seed on every machine (SplitMix64, Steele, Lea and Flood, 2014): for invented reports, and
/// for tests and measurements that can be repeated.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Begins the sequence of a seed.
    public init(seed: UInt64) { state = seed }

    /// Begins a sequence that depends on the seed and on what it is for, and on no sequence drawn before.
    ///
    /// So a place's report does not change when more places are asked for.
    public init(seed: UInt64, for purpose: [String]) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for word in purpose {
            // FNV-1a; the byte behind each word keeps (“ab”, “c”) apart from (“a”, “bc”).
            for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01B3
        }
        state = seed ^ hash
        _ = next()
    }

    /// The next number.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// A number of a range.
    ///
    /// Not the standard library's: how it draws may change from one version to the next, and the reports with it. Ranges
    /// are short beside 2⁶⁴, so that the remainder favours none that anybody could notice.
    public mutating func number(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    /// The elements in another order.
    public mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var result = elements
        for index in result.indices.reversed() { result.swapAt(index, number(in: 0...index)) }
        return result
    }
}
