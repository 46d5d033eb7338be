import Foundation

/// Numbers written in Chinese numerals.
extension NumeralReader {
    /// Reads 三百二十, 两千余, 一亿两千万, 百分之九十五点五, 三分之一, 近五成's 五成; `nil` when none start there.
    ///
    /// A lone numeral is read too (三 in 三轮): the caller decides by the measure word whether it counts anything.
    public static func chinese(_ bytes: [UInt8], at start: Int) -> Numeral? {
        if Scalars.startsWith(bytes, at: start, "百分之") {
            guard let part = plain(bytes, at: start + 9, allowsPoint: true) else { return nil }
            return share(start..<part.end, part.significand, exponent: part.exponent, step: -part.decimals)
        }
        guard let number = plain(bytes, at: start, allowsPoint: true) else { return nil }
        var end = number.end
        if Scalars.startsWith(bytes, at: end, "分之"), let quotient = quotient(bytes, number, at: end + 6) {
            return share(start..<quotient.end, quotient.hundredths, exponent: -2, step: 0)
        }
        if Scalars.startsWith(bytes, at: end, "成"), number.exponent <= 0, number.isAtMostTen, !number.isOpen {
            end += 3
            var tenths = number.significand * 100
            var step = 1
            if Scalars.startsWith(bytes, at: end, "半") {
                tenths += 50 * power(ten: -number.exponent)
                end += 3
                step = 0
            } else if end < bytes.count, let rest = numeralDigit(Scalars.read(bytes, at: end).value), rest > 0 {
                // 九成五 is 95 %.
                tenths += rest * 10 * power(ten: -number.exponent)
                end += 3
                step = 0
            }
            return share(start..<end, tenths, exponent: number.exponent - 1, step: step)
        }
        let step = number.decimals > 0 ? number.exponent : number.lastPower
        return Numeral(
            range: start..<end, significand: number.significand, exponent: number.exponent, leadingExponent: step,
            openExponent: number.openPower, form: .chinese, isShare: false, isOpen: number.isOpen,
            isScaled: number.scale >= 3, isPlain: false, digitCount: 0, stepExponent: step)
    }

    /// 三分之一: a hundred times the part over the whole, in hundredths of a per cent, rounded half up.
    private static func quotient(_ bytes: [UInt8], _ whole: Plain, at start: Int) -> (hundredths: Int, end: Int)? {
        guard whole.significand > 0, whole.exponent == 0, let part = plain(bytes, at: start, allowsPoint: false),
            part.exponent == 0, part.significand <= 1_000_000_000_000
        else { return nil }
        return ((part.significand * 10_000 * 2 + whole.significand) / (whole.significand * 2), part.end)
    }

    private static func share(_ range: Range<Int>, _ significand: Int, exponent: Int, step: Int) -> Numeral {
        Numeral(
            range: range, significand: significand, exponent: exponent, leadingExponent: step, openExponent: step,
            form: .chinese, isShare: true, isOpen: false, isScaled: false, isPlain: false, digitCount: 0,
            stepExponent: step)
    }

    private struct Plain {
        var significand: Int
        var exponent = 0
        var end: Int
        var decimals = 0
        var scale = 0
        /// The power of ten of the last place that was named.
        var lastPower = 0
        var isOpen = false
        var openPower = 0

        var isAtMostTen: Bool { significand <= 10 * NumeralReader.power(ten: -exponent) }
    }

    private static func plain(_ bytes: [UInt8], at start: Int, allowsPoint: Bool) -> Plain? {
        var position = start
        var total = 0
        var section = 0
        var digit: Int?
        var digits = 0
        var lastPower = 0
        /// The power of ten of the word that was read last: 4 in 三十万, where ``lastPower`` is 5.
        var wordPower = 0
        var scale = 0
        var isOpen = false
        var openPower = 0
        var seen = false
        loop: while position < bytes.count, position - start < 96 {
            let (scalar, length) = Scalars.read(bytes, at: position)
            if let value = numeralDigit(scalar) {
                guard !isOpen else { break }
                if let earlier = digit {
                    guard digits < 6 else { break }
                    digit = earlier * 10 + value
                } else {
                    digit = value
                }
                digits += 1
                lastPower = 0
                wordPower = 0
                seen = true
                position += length
                continue
            }
            switch scalar {
            case 0x5341, 0x767E, 0x5343:  // 十 百 千
                guard !(scalar == 0x767E && Scalars.startsWith(bytes, at: position + length, "分")) else { break loop }
                if !seen && scalar != 0x5341 && !Scalars.startsWith(bytes, at: start, "百分之") {
                    // 百 and 千 alone begin words (百姓, 千方百计), except 百分之百's own 百.
                    guard scalar == 0x767E, start >= 9, Scalars.startsWith(bytes, at: start - 9, "百分之") else {
                        break loop
                    }
                }
                let power = scalar == 0x5341 ? 1 : scalar == 0x767E ? 2 : 3
                section += (digit ?? 1) * NumeralReader.power(ten: power)
                digit = nil
                digits = 0
                lastPower = power
                wordPower = power
                seen = true
                position += length
            case 0x4E07, 0x842C, 0x4EBF, 0x5104:  // 万 亿
                let power = scalar == 0x4E07 || scalar == 0x842C ? 4 : 8
                guard seen, lastPower + power <= maximumScale else { break loop }
                let (scaled, isTooLarge) = (power == 8 ? total + section + (digit ?? 0) : section + (digit ?? 0))
                    .multipliedReportingOverflow(by: NumeralReader.power(ten: power))
                guard !isTooLarge, scaled < maximumTotal, total < maximumTotal else { break loop }
                total = power == 8 ? scaled : total + scaled
                openPower = isOpen ? openPower + power : openPower
                section = 0
                digit = nil
                digits = 0
                lastPower += power
                wordPower = wordPower >= 4 ? wordPower + power : power
                scale = max(scale, power)
                position += length
            case 0x4F59, 0x591A, 0x51E0, 0x9918:  // 余 多 几
                guard seen, !isOpen else { break loop }
                isOpen = true
                openPower = wordPower
                position += length
            default:
                break loop
            }
        }
        guard seen else { return nil }
        var plain = Plain(
            significand: total + section + (digit ?? 0), end: position, scale: scale, lastPower: lastPower,
            isOpen: isOpen, openPower: openPower)
        if allowsPoint { readFraction(bytes, &plain) }
        return plain
    }

    /// 三点五万: the digits behind 点, and the scale behind them.
    private static func readFraction(_ bytes: [UInt8], _ plain: inout Plain) {
        guard Scalars.startsWith(bytes, at: plain.end, "点"), plain.significand < maximumWholeOfFraction else { return }
        var after = plain.end + 3
        var significand = plain.significand
        var decimals = 0
        while after < bytes.count, decimals < 6, let next = numeralDigit(Scalars.read(bytes, at: after).value) {
            decimals += 1
            significand = significand * 10 + next
            after += Scalars.length(bytes[after])
        }
        guard decimals > 0 else { return }
        plain.significand = significand
        plain.decimals = decimals
        while after < bytes.count, let power = scalePower(Scalars.read(bytes, at: after).value),
            power >= 4, plain.scale + power <= maximumScale
        {
            plain.scale += power
            plain.exponent += power
            after += 3
        }
        plain.exponent -= decimals
        plain.end = after
    }

    /// Beyond ten to the sixteenth nobody counts, and values would leave the range of an integer.
    private static let maximumTotal = 10_000_000_000_000_000
    private static let maximumWholeOfFraction = 1_000_000_000_000

    /// The value of a Chinese digit; `nil` for anything else.
    @inlinable
    public static func numeralDigit(_ scalar: UInt32) -> Int? {
        switch scalar {
        case 0x96F6, 0x3007, 0x25CB: 0  // 零 〇 ○
        case 0x4E00: 1
        case 0x4E8C, 0x4E24, 0x5169: 2  // 二 两 兩
        case 0x4E09: 3
        case 0x56DB: 4
        case 0x4E94: 5
        case 0x516D: 6
        case 0x4E03: 7
        case 0x516B: 8
        case 0x4E5D: 9
        default: nil
        }
    }
}
