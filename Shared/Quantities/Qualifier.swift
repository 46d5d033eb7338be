/// How an office qualifies a figure. The raw values are those of the gold annotations.
public enum Qualifier: String, Codable, Sendable, CaseIterable {
    /// Nothing qualifies the figure.
    case exact
    /// 余, 多, 约, 左右, 近, 上下: the figure is near the truth.
    case about
    /// 以上, 超过, 逾, 突破, 不少于: the truth is not below the figure.
    case atLeast = "at_least"
    /// 以内, 不超过, 以下: the truth is not above the figure.
    case atMost = "at_most"
}
