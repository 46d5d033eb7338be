import Documents

/// A number in the text with its span and kind.
public struct Mention: Hashable, Codable, Sendable {
    /// What a number in a report is. The raw values are those of the gold annotations.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// A count, share, amount, duration, rank or growth: it states something about the world.
        case quantity
        /// Part of a date, a period, a year or a time of day.
        case date
        /// A document number, index number, hotline, version, section number, or part of a name.
        case identifier
        /// A number inside 《…》.
        case title
    }

    /// Why a quantity is no observation although it may be of an indicator: it is no fact of the reporter, or no level.
    public enum Rejection: String, Codable, Sendable, CaseIterable {
        /// 第3: a rank.
        case ordinal
        /// 个百分点: a difference between shares.
        case points
        /// 1 5起: digits with a blank between, which may be one number or two.
        case split
        /// 增长17.4%, 减少14件: a change, no level.
        case change
        /// Work to come: a plan, a target, a section on the next year.
        case plan
        /// What somebody demands of others.
        case demand
        /// A condition, a selection, what is left over: not what was done.
        case condition
        /// One of many: 每, 人均.
        case each
        /// A part of the matter that the number before it counts.
        case part
        /// A year after the one reported.
        case future
        /// Part of the page around the report: visits, telephone numbers.
        case furniture
    }

    /// Where it stands, measure word not included.
    public var span: TextSpan
    /// The text at the span, as decoded.
    public var surface: String
    /// What it is.
    public var kind: Kind
    /// Why a quantity is no observation, when something speaks against it; `nil` for observations, and for quantities that
    /// the catalogue has no entry for.
    public var rejection: Rejection?
    /// For a quantity that the catalogue has no code for: the words of its clause that say what is counted, as printed;
    /// `nil` when it states an indicator, is no quantity, or stands without words.
    public var label: String?
    /// For a quantity that the catalogue has no code for: the measure word behind it or in its label, `%` for a share.
    public var unit: String?
}

extension Mention {
    /// Makes a mention.
    ///
    /// In an extension, so that the mention is put together by the initialiser that the compiler makes: one written out builds
    /// it, copies it and takes it apart again, and a reading makes hundreds.
    public init(
        span: TextSpan, surface: String, kind: Kind, label: String? = nil, unit: String? = nil,
        rejection: Rejection? = nil
    ) {
        self.init(span: span, surface: surface, kind: kind, rejection: rejection, label: label, unit: unit)
    }
}
