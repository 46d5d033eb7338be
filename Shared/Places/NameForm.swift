/// In which of its forms a name stands for a place: the better the form, the stronger the evidence.
public enum NameForm: Int, Hashable, Sendable, Comparable, CaseIterable {
    /// The official name with its suffix: 济宁市, 任城区.
    case full
    /// Another name in use: 恩施州, 东湖高新区.
    case alias
    /// The name without its suffix: 任城.
    case short
    /// A name without its suffix that is an everyday word as well: 公安, 资源, 通道.
    case word
    /// 该县, 该区: the place named before.
    case reference

    /// Better forms first.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
