import Documents

extension Failure {
    /// Of several failures of one document the one of the highest rank is kept: of the furthest stage; then the order of
    /// words decides, so that the order of arrival does not.
    var rank: (Int, String, String, Int) {
        let stage = Stage.allCases.firstIndex(of: stage) ?? 0
        return (stage, code, reason, mayHeal ? 1 : 0)
    }
}
