/// The grammatical duties of words that belong to no indicator: what a reader must know about them.
///
/// The raw values are the keys under `language:` in the catalogue's files.
public enum WordClass: String, CaseIterable, Sendable, Codable {
    /// Says nothing about what is counted: 全年, 共, 依法, 各类, 的.
    case filler
    /// Before a number: near it (近, 约).
    case about
    /// Before a number: not below it (超过, 不少于).
    case atLeast = "at_least"
    /// Before a number: not above it (不超过, 不足).
    case atMost = "at_most"
    /// A change follows, no level: 增长, 减少, 高出.
    case change
    /// A change ends at the number that follows: 增至, 降至, 提高到.
    case level
    /// The year before: 上年, 去年.
    case lastYear = "last_year"
    /// The same part of the year before: 去年同期.
    case lastYearSamePart = "last_year_same_part"
    /// The year after: 明年, 下一年.
    case nextYear = "next_year"
    /// This year, spoken of as a whole: 全年, 年内. Ends an earlier period.
    case thisYear = "this_year"
    /// What follows, to the end of the sentence, is wished for and not done: 力争, 确保, 拟.
    case plan
    /// A word for what is wished for that binds its own clause alone: 目标, 计划.
    case goal
    /// What follows is demanded of somebody: 要求, 不得, 应当.
    case demand
    /// Begins a part of what went before: 其中.
    case part
    /// Says that a share of what went before follows: 占, 占比.
    case share
    /// Values follow in the order of the labels: 分别为, 依次为.
    case respectively
    /// Begins a comparison: 比, 较, 高于.
    case comparison
    /// A number for each of many, no total: 每, 人均.
    case each
    /// What is not counted: a condition, a limit, a rule.
    case condition
    /// Spoken by the whole country or a body above every reporter.
    case nation
    /// A province: 全省.
    case province
    /// A city of whatever level: 全市, 我市.
    case city
    /// A county: 全县.
    case county
    /// A district: 全区.
    case district
    /// A banner: 全旗.
    case banner
    /// A league: 全盟.
    case league
    /// An autonomous prefecture: 全州.
    case prefecture
    /// A town, a township, a street office: 全镇, 全街道.
    case town
    /// The reporter, whoever it is: 我局, 辖区, 全系统.
    case reporter
    /// All levels together: 各级, 市县两级.
    case allLevels = "all_levels"
    /// The government's own organs alone: 市本级, 县政府.
    case organ
    /// The body named before: 该局, 该镇.
    case sameBody = "same_body"
    /// Hides the words inside it: 不予受理 hides 受理.
    case mask
    /// What is touched, not what is counted: 涉及13个单位的事项共17项.
    case concerning
    /// Other things are counted together with the last one named: 等.
    case joint
    /// Stands in the frame of a page and in no report: 浏览次数, 当前位置, 公网安备. A short line with one is left out.
    case furniture
    /// Announces the whole report: 现将2021年1—11月有关情况报告如下.
    case announcement
    /// Speaks of the days of all its figures: 如无特别说明，数据截至11月30日.
    case standing
    /// Says that there was none of what follows: 无一败诉, 零败诉, 未发生….
    case zero
    /// Speaks of some that it does not name: 个别, 少数.
    case some
    /// Singles out one of several by its figure: 最高的, 最低的.
    case extreme
}
