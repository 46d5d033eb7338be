import Documents

extension [Unicode.Scalar] {
    /// The text at a span.
    func quote(_ span: TextSpan) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: self[span.start..<span.end])
        return String(view)
    }
}
