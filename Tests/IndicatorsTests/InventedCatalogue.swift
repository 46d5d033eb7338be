/// A catalogue small enough to be seen at once. It knows one thing that the bundled one does not: lamp posts.
enum InventedCatalogue {
    /// The words of the language that the entry needs.
    static let language = """
        edition: 7
        measures: 盏 次
        units:
          灯: 盏 根
        words:
          路灯: "路灯 街灯 灯杆"
        language:
          filler: 共 全年 了
          plan: 计划
        """

    /// The entry alone.
    static let entry = """
        indicators:
          - code: lamps.repaired
            theme: lamps
            zh: "修复路灯数"
            en: "Street lamps repaired"
            kind: count
            unit: "盏"
            nature: flow
            ambit: whole
            rollup: sum
            units: "灯"
            patterns:
              - { of: "路灯", say: "修复 维修", unless: "费用" }
            positive:
              - { text: "全年修复路灯318盏。", figures: { lamps.repaired: 318 } }
            negative:
              - "计划修复路灯318盏。"
        """

    /// The entry with another line in place of one of its own.
    static func entry(replacing line: String, by other: String) -> String {
        precondition(entry.contains(line), "“\(line)” is no part of the entry")
        return entry.replacing(line, with: other)
    }
}
