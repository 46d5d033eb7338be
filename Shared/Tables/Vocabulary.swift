import Indicators
import Observations
import Phrases
import Places
import Quantities
import Rollups

/// The codes that the tables use, and the words for them.
enum Vocabulary {
    static let status = [
        Term("stored", "已入库", "stored"), Term("dead", "无法读取", "dead letter"),
        Term("retracted", "已撤回", "retracted"),
    ]

    static let documentKind = DocumentMetadata.Kind.allCases.map { kind in
        switch kind {
        case .annualReport: Term(kind.rawValue, "年度报告", "annual report")
        case .inspectionSelfReport: Term(kind.rawValue, "督察自查报告", "self-report for an inspection")
        case .workPlan: Term(kind.rawValue, "工作计划", "work plan")
        case .news: Term(kind.rawValue, "新闻", "news item")
        case .other: Term(kind.rawValue, "其他", "other")
        }
    }

    static let placeLevel = PlaceLevel.allCases.map { level in
        switch level {
        case .province: Term(level.rawValue, "省级", "province")
        case .prefecture: Term(level.rawValue, "地市级", "prefecture")
        case .county: Term(level.rawValue, "县级", "county")
        case .township: Term(level.rawValue, "乡级", "township")
        }
    }

    static let bodyLevel = placeLevel + [Term(DocumentMetadata.Level.department.rawValue, "部门", "department")]

    static let qualifier = Qualifier.allCases.map { qualifier in
        switch qualifier {
        case .exact: Term(qualifier.rawValue, "准确", "exact")
        case .about: Term(qualifier.rawValue, "约数", "about")
        case .atLeast: Term(qualifier.rawValue, "不少于", "at least")
        case .atMost: Term(qualifier.rawValue, "不超过", "at most")
        }
    }

    static let mentionKind = Mention.Kind.allCases.map { kind in
        switch kind {
        case .quantity: Term(kind.rawValue, "数量", "quantity")
        case .date: Term(kind.rawValue, "日期", "date")
        case .identifier: Term(kind.rawValue, "编号或名称", "identifier")
        case .title: Term(kind.rawValue, "书名号内", "title")
        }
    }

    static let rejection = Mention.Rejection.allCases.map { rejection in
        switch rejection {
        case .ordinal: Term(rejection.rawValue, "名次，不是数量", "a rank, no count")
        case .points: Term(rejection.rawValue, "百分点，是两个比率之差", "points, a difference between shares")
        case .split: Term(rejection.rawValue, "数字中有空格，无法断定", "digits with a blank between")
        case .change: Term(rejection.rawValue, "增减量，不是总量", "a change, no level")
        case .plan: Term(rejection.rawValue, "计划或目标，不是事实", "a plan or target, no fact")
        case .demand: Term(rejection.rawValue, "上级或文件的要求", "a demand of others")
        case .condition: Term(rejection.rawValue, "条件、评选或剩余部分", "a condition, a selection or a remainder")
        case .each: Term(rejection.rawValue, "每一个的数量，不是总数", "one of many, no total")
        case .part: Term(rejection.rawValue, "前一数量的一部分", "a part of the number before")
        case .future: Term(rejection.rawValue, "报告年度之后", "after the year reported")
        case .furniture: Term(rejection.rawValue, "网页上的数字，不属于报告", "part of the page, not of the report")
        }
    }

    static let scope = Scope.allCases.map { scope in
        switch scope {
        case .self: Term(scope.rawValue, "本地区", "the place itself")
        case .part: Term(scope.rawValue, "其中一部分", "a part of it")
        case .parent: Term(scope.rawValue, "上级地区", "the place above")
        case .other: Term(scope.rawValue, "其他地区", "another place")
        }
    }

    static let ambit = Ambit.allCases.map { ambit in
        switch ambit {
        case .whole: Term(ambit.rawValue, "全域", "the whole place")
        case .organ: Term(ambit.rawValue, "本级", "the government's own organs")
        case .unknown: Term(ambit.rawValue, "未说明", "not said")
        }
    }

    static let rule = Check.Rule.allCases.map { rule in
        switch rule {
        case .ratio: Term(rule.rawValue, "占比", "share against its parts")
        case .sum: Term(rule.rawValue, "合计", "total against its parts")
        case .growth: Term(rule.rawValue, "增减", "growth against both values")
        case .child: Term(rule.rawValue, "与下级报告核对", "a figure for a place below against that place's own")
        case .earlier: Term(rule.rawValue, "与上年报告核对", "growth against the report of the year before")
        }
    }

    static let method = Cell.Method.allCases.map { method in
        switch method {
        case .sum: Term(method.rawValue, "相加", "added")
        case .ratio: Term(method.rawValue, "分子分母分别相加", "summed numerators over summed denominators")
        case .none: Term(method.rawValue, "不相加", "never added")
        }
    }

    static let handedUpBy = Cell.HandedUpBy.allCases.map { rule in
        switch rule {
        case .ownWhole: Term(rule.rawValue, "本地区全域数", "its own figure for the whole")
        case .organPlusChildren: Term(rule.rawValue, "本级加下级", "its organs' figure plus its children's")
        case .children: Term(rule.rawValue, "下级合计", "its children's figures")
        case .nothing: Term(rule.rawValue, "无", "nothing")
        }
    }

    static let decision = [
        Term("applied", "核定", "decided by a person"), Term("reopened", "待复核", "to be decided again"),
    ]

    static let verdict = Cell.Verdict.allCases.map { verdict in
        switch verdict {
        case .equal: Term(verdict.rawValue, "一致", "agrees")
        case .incomplete: Term(verdict.rawValue, "下级不全", "incomplete")
        case .contradiction: Term(verdict.rawValue, "待核实", "to be verified")
        case .none: Term(verdict.rawValue, "不比较", "not compared")
        }
    }

    /// The words of a code.
    static func phrase(_ code: String, _ terms: [Term]) -> Phrase {
        terms.first { $0.code == code }?.label ?? Phrase(zh: code, en: code)
    }
}
