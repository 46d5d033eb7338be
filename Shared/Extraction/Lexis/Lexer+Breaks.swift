import Quantities

/// The marks that cut a text: stops, commas, brackets, lines.
extension Lexer {
    mutating func addBreak(_ kind: Break.Kind, _ scalar: UInt32, _ start: Int, _ length: Int) -> Int {
        if scalar == 0x300A {
            if titleDepth == 0 { titleStart = start }
            titleDepth += 1
            return start + length
        }
        if scalar == 0x300B {
            if titleDepth == 1 { contents.remove(titleStart..<start) }
            titleDepth = max(0, titleDepth - 1)
            return start + length
        }
        if kind == .line {
            if titleDepth > 0 { contents.remove(titleStart..<start) }
            titleDepth = 0
            var end = start + length
            var lines = 1
            while end < bytes.count {
                let (next, length) = Scalars.read(bytes, at: end)
                if next == 0x0A || next == 0x0D {
                    if next == 0x0A { lines += 1 }
                } else if !Scalars.isBlank(next) {
                    break
                }
                end += length
            }
            breaks.append(Break(start: start, end: end, kind: lines > 1 ? .paragraph : .line))
            return end
        }
        if kind == .open, let label = measureLabel(at: start, length) {
            labels.append(label)
            return label.end
        }
        breaks.append(Break(start: start, end: start + length, kind: kind))
        return start + length
    }

    /// （件）, (万元), （%）.
    func measureLabel(at start: Int, _ length: Int) -> MeasureLabel? {
        var position = Scalars.skipBlanks(bytes, from: start + length)
        if Scalars.startsWith(bytes, at: position, "单位") {
            position += 6
            if Scalars.startsWith(bytes, at: position, "：") { position += 3 }
            if Scalars.startsWith(bytes, at: position, ":") { position += 1 }
        }
        var power = 0
        while position < bytes.count, let more = NumeralReader.scalePower(Scalars.read(bytes, at: position).value) {
            power += more
            position += 3
        }
        var isShare = false
        var measure: Int32 = -1
        if Scalars.startsWith(bytes, at: position, "%") || Scalars.startsWith(bytes, at: position, "％") {
            isShare = true
            position += Scalars.length(bytes[position])
        } else if let found = vocabulary.measure(bytes, at: position) {
            measure = found.word
            position = found.end
        } else {
            return nil
        }
        position = endOfRemark(at: position)
        guard Scalars.startsWith(bytes, at: position, "）") || Scalars.startsWith(bytes, at: position, ")") else {
            return nil
        }
        position += Scalars.length(bytes[position])
        return MeasureLabel(
            start: start, end: position, measure: measure, power: power, isShare: isShare)
    }

    /// （件，各街镇报送）: where a remark behind the measure word ends; the offset itself when there is none.
    private func endOfRemark(at start: Int) -> Int {
        guard Scalars.startsWith(bytes, at: start, "，") || Scalars.startsWith(bytes, at: start, "；") else {
            return start
        }
        var position = start
        while position < min(bytes.count, start + 60) {
            switch Scalars.read(bytes, at: position).value {
            case 0xFF09, 0x29: return position
            case 0x0A, 0x3002, 0xFF08, 0x28, 0x30...0x39, 0xFF10...0xFF19: return start
            default: position += Scalars.length(bytes[position])
            }
        }
        return start
    }

    static func breakKind(_ scalar: UInt32) -> Break.Kind? {
        switch scalar {
        case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F: .stop
        case 0xFF1B, 0x3B: .semicolon
        case 0xFF0C, 0x2C: .comma
        case 0x3001: .pause
        case 0xFF1A, 0x3A: .colon
        case 0xFF08, 0x28, 0x3010, 0x5B, 0x3014: .open
        case 0xFF09, 0x29, 0x3011, 0x5D, 0x3015: .close
        case 0x0A, 0x0D: .line
        case 0x7C, 0xFF5C, 0x09: .bar
        case 0x300A, 0x300B: .bar
        default: nil
        }
    }

    static func isQuote(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x201C, 0x201D, 0x2018, 0x2019, 0x300C, 0x300D, 0x300E, 0x300F, 0x2014, 0x2015, 0x00B7, 0x30FB: true
        default: false
        }
    }
}
