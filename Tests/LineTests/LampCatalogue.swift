/// A catalogue that counts street lamps beside what the product counts. The example's figure is invented.
enum LampCatalogue {
    /// The text of its file.
    /// - Parameters:
    ///   - zh: the name of the entry, by which two contents differ.
    ///   - example: the figure that its example says; only 318 is what is read there.
    static func text(
        edition: Int, code: String = "lamps.repaired", zh: String = "修复路灯数", example: Int = 318
    ) -> String {
        """
        extends: bundled
        edition: \(edition)
        measures: 盏
        indicators:
          - code: \(code)
            theme: lamps
            zh: \(zh)
            en: Street lamps repaired
            kind: count
            unit: 盏
            nature: flow
            ambit: whole
            rollup: sum
            patterns:
              - { of: "路灯", say: "修复 维修", unless: "费用" }
            positive:
              - { text: "全年修复路灯318盏。", figures: { \(code): \(example) } }

        """
    }
}
