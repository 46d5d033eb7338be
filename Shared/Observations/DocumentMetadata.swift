import Places
import Quantities

/// What a document says about itself.
public struct DocumentMetadata: Hashable, Codable, Sendable {
    /// What kind of document it is.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// 法治政府建设年度报告 and its like.
        case annualReport = "annual_report"
        /// A self-report written for an inspection (督察自查报告).
        case inspectionSelfReport = "inspection_self_report"
        /// 工作要点, 工作计划.
        case workPlan = "work_plan"
        /// A news item.
        case news
        /// Anything else.
        case other
    }

    /// The level of the body that reports. The raw values are those of the gold annotations.
    public enum Level: String, Codable, Sendable, CaseIterable {
        /// A provincial government.
        case province
        /// A prefectural government.
        case prefecture
        /// A county government.
        case county
        /// A township government.
        case township
        /// A department of a government; its figures are never added to its government's.
        case department
    }

    /// Which place reports, and how that was decided.
    public enum Jurisdiction: Hashable, Codable, Sendable {
        /// The gazetteer decides; for a department, the place of its government.
        case place(PlaceCode)
        /// The text fits several places; nothing tells which. Never guessed.
        case undecided(name: String?, candidates: [PlaceCode])
        /// The text names a place that the gazetteer does not have.
        case outside(name: String)
    }

    /// The characters in which it is written. The raw values are those of the gold annotations.
    public enum Script: String, Codable, Sendable {
        /// Simplified characters.
        case hans
        /// Traditional characters.
        case hant
    }

    /// What kind of document it is.
    public var kind: Kind
    /// Its title in simplified characters, one line; `nil` when it has none.
    public var title: String?
    /// Which place reports.
    public var jurisdiction: Jurisdiction
    /// The official name of the reporting place in simplified characters; `nil` when undecided.
    public var placeName: String?
    /// The six-digit code; `nil` for zones, townships and undecided places.
    public var adcode: PlaceCode?
    /// The division that contains the reporting place; `nil` for a province and when undecided.
    public var parent: PlaceCode?
    /// The level of the body that reports; `nil` when undecided.
    public var level: Level?
    /// Whether the place is a functional zone.
    public var isFunctionalZone: Bool
    /// The department that reports, as printed; `nil` for a government's own report.
    public var department: String?
    /// The year reported; `nil` when nothing tells.
    public var year: Int?
    /// The days reported: the year, unless the document narrows it.
    public var period: Period?
    /// Who signed or published it, as printed; `nil` when the text names none.
    public var issuer: String?
    /// When the page was published, else the date under the signature.
    public var published: CalendarDay?
    /// The characters in which it is written.
    public var script: Script

    /// Makes metadata; see the properties.
    public init(
        kind: Kind, title: String?, jurisdiction: Jurisdiction, placeName: String?, adcode: PlaceCode?,
        parent: PlaceCode?, level: Level?, isFunctionalZone: Bool, department: String?, year: Int?, period: Period?,
        issuer: String?, published: CalendarDay?, script: Script
    ) {
        self.kind = kind
        self.title = title
        self.jurisdiction = jurisdiction
        self.placeName = placeName
        self.adcode = adcode
        self.parent = parent
        self.level = level
        self.isFunctionalZone = isFunctionalZone
        self.department = department
        self.year = year
        self.period = period
        self.issuer = issuer
        self.published = published
        self.script = script
    }

    /// The place that reports, when the gazetteer decides.
    public var place: PlaceCode? {
        if case .place(let code) = jurisdiction { code } else { nil }
    }

    /// The places it could be from, when nothing decides.
    public var candidates: [PlaceCode] {
        if case .undecided(_, let candidates) = jurisdiction { candidates } else { [] }
    }
}
