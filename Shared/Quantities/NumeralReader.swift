import Foundation

/// Reads one number at a given offset of UTF-8 text.
public enum NumeralReader {
    /// Digits beyond this many are an identifier's; they no longer count in the value.
    private static let maximumDigits = 18

    /// Reads digits at an offset; `nil` when none start there. Complexity: linear in the length of the number.
    public static func digits(_ bytes: [UInt8], at start: Int) -> Numeral? {
        var position = start
        var significand = 0
        var digitCount = 0
        /// The digits that were left out of the significand.
        var dropped = 0
        var decimals = 0
        var sawPoint = false
        var sawComma = false
        var trailingZeros = 0
        // Most numbers are a few half-width digits.
        while position < bytes.count, case let digit = Int(bytes[position]) &- 0x30, digit >= 0, digit <= 9,
            digitCount < maximumDigits
        {
            digitCount &+= 1
            significand = significand &* 10 &+ digit
            trailingZeros = digit == 0 ? trailingZeros &+ 1 : 0
            position &+= 1
        }
        while position < bytes.count {
            let (scalar, length) = Scalars.read(bytes, at: position)
            if let digit = Scalars.digit(scalar) {
                digitCount += 1
                if digitCount <= maximumDigits {
                    significand = significand * 10 + digit
                    trailingZeros = digit == 0 ? trailingZeros + 1 : 0
                    if sawPoint { decimals += 1 }
                } else if !sawPoint {
                    dropped += 1
                }
                position += length
            } else if scalar == 0x2E || scalar == 0xFF0E, digitCount > 0, !sawPoint, isDigit(bytes, position + length) {
                sawPoint = true
                position += length
            } else if scalar == 0x2C || scalar == 0xFF0C, digitCount > 0, !sawPoint,
                sawComma || digitCount <= 3, isGroup(bytes, position + length)
            {
                sawComma = true
                position += length
            } else {
                break
            }
        }
        guard digitCount > 0 else { return nil }
        let isPlain = !sawPoint && !sawComma && digitCount <= maximumDigits
        return finish(
            bytes, start: start, position: position, significand: significand, point: min(dropped, 1000) - decimals,
            zeros: significand == 0 ? 0 : trailingZeros, isPlain: isPlain, digitCount: digitCount)
    }

    /// What follows the digits: scale words, 余 or 多, and the signs of a share.
    private static func finish(
        _ bytes: [UInt8], start: Int, position: Int, significand: Int, point: Int, zeros: Int, isPlain: Bool,
        digitCount: Int
    ) -> Numeral {
        var position = position
        var scale = 0
        var isOpen = false
        var openScale = 0
        while position < bytes.count {
            let (scalar, length) = Scalars.read(bytes, at: position)
            if let power = scalePower(scalar), scale + power <= maximumScale {
                // 百 and 千 after digits scale only before 万, 亿 or a measure word; 百分 begins 百分点.
                if scalar == 0x767E, Scalars.startsWith(bytes, at: position + length, "分") { break }
                scale += power
                position += length
            } else if (scalar == 0x4F59 || scalar == 0x591A || scalar == 0x9918), !isOpen {  // 余, 多, 餘
                isOpen = true
                openScale = scale
                position += length
            } else {
                break
            }
        }
        var isShare = false
        var shareScale = 0
        if position < bytes.count {
            let (scalar, length) = Scalars.read(bytes, at: position)
            if scalar == 0x25 || scalar == 0xFF05 {
                isShare = true
                position += length
            } else if scalar == 0x2030 {
                isShare = true
                shareScale = -1
                position += length
            }
        }
        // Decimals hold powers of ten up to 127; what exceeds that is an identifier's.
        let exponent = min(scale + shareScale + point, 100)
        let leading = exponent + zeros
        // 30余万: the rest is below one step of the last digit that is not zero; 30万余: below one 万, 2.6万余: below a tenth.
        let open = scale > openScale || scale == 0 ? leading : exponent
        return Numeral(
            range: start..<position, significand: significand, exponent: exponent, leadingExponent: leading,
            openExponent: open, form: .digits, isShare: isShare, isOpen: isOpen, isScaled: scale >= 3,
            isPlain: isPlain && scale == 0 && !isOpen && !isShare, digitCount: digitCount,
            stepExponent: exponent)
    }

    /// Scale words beyond this power of ten (亿亿) are no number that anybody writes, and would leave the range of values.
    static let maximumScale = 16

    /// Ten to a whole power.
    public static func power(_ exponent: Int) -> Decimal { Decimal(1, timesTenTo: exponent) }

    /// Ten to a power from 0 to 18, as an integer.
    public static func power(ten exponent: Int) -> Int { tens[exponent] }

    private static let tens: [Int] = (0...18).map { exponent in (0..<exponent).reduce(1) { power, _ in power * 10 } }

    /// The power of ten of 百, 千, 万, 亿 (simplified or traditional); `nil` for anything else.
    public static func scalePower(_ scalar: UInt32) -> Int? {
        switch scalar {
        case 0x767E: 2
        case 0x5343: 3
        case 0x4E07, 0x842C: 4
        case 0x4EBF, 0x5104: 8
        default: nil
        }
    }

    private static func isDigit(_ bytes: [UInt8], _ offset: Int) -> Bool {
        offset < bytes.count && Scalars.digit(Scalars.read(bytes, at: offset).value) != nil
    }

    /// Whether exactly three digits stand at an offset: what follows a comma that groups thousands.
    private static func isGroup(_ bytes: [UInt8], _ offset: Int) -> Bool {
        var position = offset
        for _ in 0..<3 {
            guard isDigit(bytes, position) else { return false }
            position += Scalars.length(bytes[position])
        }
        return !isDigit(bytes, position)
    }
}
