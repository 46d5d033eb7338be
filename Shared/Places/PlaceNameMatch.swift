/// A place name found in a text.
public struct PlaceNameMatch: Hashable, Sendable {
    /// Where it stands, in UTF-8 offsets of the text; the containers before it (湖北省武汉市) are part of it.
    public var range: Range<Int>
    /// What it can mean: one place, or several of one name that nothing around it tells apart. In the order of codes.
    public var places: [Place]
    /// In which form the place is named.
    public var form: NameForm

    /// The place, when only one comes into question.
    public var place: Place? { places.count == 1 ? places[0] : nil }

    /// Makes a match; see the properties.
    public init(range: Range<Int>, places: [Place], form: NameForm) {
        self.range = range
        self.places = places
        self.form = form
    }
}
