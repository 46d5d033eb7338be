import Documents
import Observations
import Quantities

extension DocumentMetadata {
    /// What the first year in a text tells when nothing else is known about the document.
    static func title(of text: DocumentText) -> DocumentMetadata {
        var year: Int?
        var position = 0
        while position < text.reading.count {
            if let numeral = NumeralReader.digits(text.reading, at: position) {
                if let value = numeral.plainInteger, numeral.digitCount == 4, (1990...2099).contains(value) {
                    year = value
                    break
                }
                position = numeral.range.upperBound
            } else {
                position += Scalars.length(text.reading[position])
            }
        }
        return DocumentMetadata(
            kind: .annualReport, title: nil, jurisdiction: .undecided(name: nil, candidates: []), placeName: nil,
            adcode: nil, parent: nil, level: nil, isFunctionalZone: false, department: nil, year: year,
            period: year.flatMap(Period.init(year:)), issuer: nil, published: nil, script: .hans)
    }
}
