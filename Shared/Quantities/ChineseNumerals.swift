import Foundation

/// Numbers written in Chinese numerals.
extension NumeralReader {
    /// Reads 三百二十, 两千余, 一亿两千万, 百分之九十五点五, 三分之一, 近五成's 五成; `nil` when none start there.
    ///
    /// A lone numeral is read too (三 in 三轮): the caller decides by the measure word whether it counts anything.
    public static func chinese(_ bytes: [UInt8], at start: Int) -> Numeral? {
        if Scalars.startsWith(bytes, at: start, "百分之") {
            guard let part = plain(bytes, at: start + 9, allowsPoint: true) else { return nil }
            return share(start..<part.end, part.value, decimals: part.decimals)
        }
        guard let number = plain(bytes, at: start, allowsPoint: true) else { return nil }
        var end = number.end
        if Scalars.startsWith(bytes, at: end, "分之"), number.value > 0,
            let part = plain(bytes, at: end + 6, allowsPoint: false)
        {
            var quotient = part.value * 100 / number.value
            var rounded = Decimal()
            NSDecimalRound(&rounded, &quotient, 2, .plain)
            return share(start..<part.end, rounded, decimals: 0)
        }
        if Scalars.startsWith(bytes, at: end, "成"), number.value <= 10, !number.isOpen {
            end += 3
            var value = number.value * 10
            var decimals = -1
            if Scalars.startsWith(bytes, at: end, "半") {
                value += 5
                end += 3
                decimals = 0
            } else if end < bytes.count, let rest = numeralDigit(Scalars.read(bytes, at: end).value), rest > 0 {
                // 九成五 is 95 %.
                value += Decimal(rest)
                end += 3
                decimals = 0
            }
            return share(start..<end, value, decimals: decimals)
        }
        let step = number.decimals > 0 ? power(number.scale - number.decimals) : power(number.lastPower)
        return Numeral(
            range: start..<end, value: number.value, step: step, leadingStep: step, form: .chinese, isShare: false,
            isOpen: number.isOpen, openStep: power(number.openPower), isScaled: number.scale >= 3, plainInteger: nil,
            digitCount: 0)
    }

    private static func share(_ range: Range<Int>, _ value: Decimal, decimals: Int) -> Numeral {
        let step = power(-decimals)
        return Numeral(
            range: range, value: value, step: step, leadingStep: step, form: .chinese, isShare: true, isOpen: false,
            openStep: step, isScaled: false, plainInteger: nil, digitCount: 0)
    }

    private struct Plain {
        var value: Decimal
        var end: Int
        var decimals = 0
        var scale = 0
        /// The power of ten of the last place that was named.
        var lastPower = 0
        var isOpen = false
        var openPower = 0
    }

    private static func plain(_ bytes: [UInt8], at start: Int, allowsPoint: Bool) -> Plain? {
        var position = start
        var total = Decimal(0)
        var section = Decimal(0)
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
                section += Decimal(digit ?? 1) * self.power(power)
                digit = nil
                digits = 0
                lastPower = power
                wordPower = power
                seen = true
                position += length
            case 0x4E07, 0x842C, 0x4EBF, 0x5104:  // 万 亿
                let power = scalar == 0x4E07 || scalar == 0x842C ? 4 : 8
                guard seen, lastPower + power <= maximumScale, total < self.power(maximumScale) else { break loop }
                section += Decimal(digit ?? 0)
                if power == 8 {
                    total = (total + section) * self.power(8)
                } else {
                    total += section * self.power(4)
                }
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
        var value = total + section + Decimal(digit ?? 0)
        var decimals = 0
        if allowsPoint, Scalars.startsWith(bytes, at: position, "点") {
            var after = position + 3
            var fraction = Decimal(0)
            while after < bytes.count, decimals < 6,
                let next = numeralDigit(Scalars.read(bytes, at: after).value)
            {
                decimals += 1
                fraction += Decimal(next) * power(-decimals)
                after += Scalars.length(bytes[after])
            }
            if decimals > 0 {
                value += fraction
                position = after
                while position < bytes.count, let power = scalePower(Scalars.read(bytes, at: position).value),
                    power >= 4, scale + power <= maximumScale
                {
                    value *= self.power(power)
                    scale += power
                    position += 3
                }
            }
        }
        return Plain(
            value: value, end: position, decimals: decimals, scale: scale, lastPower: lastPower, isOpen: isOpen,
            openPower: openPower)
    }

    /// The value of a Chinese digit; `nil` for anything else.
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

extension Scalars {
    /// Whether a word stands at an offset.
    public static func startsWith(_ bytes: [UInt8], at offset: Int, _ word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard offset >= 0, offset + length <= bytes.count else { return false }
        return word.withUTF8Buffer { buffer in
            for index in 0..<length where buffer[index] != bytes[offset + index] { return false }
            return true
        }
    }
}
