extension Duration {
    /// Whole milliseconds, rounded up so that nothing wakes too early, cut off at what a 32-bit number holds.
    var roundedUpMilliseconds: Int32 {
        let (seconds, attoseconds) = components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        if overflow { return seconds < 0 ? .min : .max }
        let part = attoseconds / 1_000_000_000_000_000
        let rest: Int64 = attoseconds % 1_000_000_000_000_000 > 0 ? 1 : 0
        return Int32(clamping: whole + part + rest)
    }
}
