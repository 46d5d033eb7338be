import Documents
import Places

/// What a document says about where it comes from, strongest first: the evidence between candidates.
struct PlaceEvidence {
    private static let issuers = PhraseSet(
        "发布机构 发布单位 发文机构 发文机关 发文单位 制发机关 制发单位 公开机构 公开单位 公开主体 成文单位 责任单位 主办单位")
    private static let sources = PhraseSet("来源 信息来源 文章来源 稿源 供稿 作者")
    private static let colons = PhraseSet("： :")
    private static let openingLength = 1200

    /// The body that the page's metadata names as the issuer, in the reading text.
    let labelledIssuer: ArraySlice<UInt8>?
    /// The body named by a line of the head that is nothing else.
    let headOrgan: Organ?
    /// The places named in each piece of evidence, strongest first.
    let places: [[Place]]
    /// The places that contain the addressee or are it: a report goes to the next level up.
    let addressees: [Place]
    /// The first body that the opening words name: 2020年以来，咸宁市人民政府坚持….
    let openingOrgan: Organ?

    /// Collects the evidence of a document.
    init(
        layout: DocumentLayout, signature: SignatureFinder.Signature?, resolver: PlaceResolver, names: PlaceNames,
        year: Int?
    ) {
        var places: [[Place]] = []
        if let evidence = signature?.organ?.evidence { places.append(evidence.places) }
        let head = layout.head.filter { $0.bytes.count <= 600 }
        labelledIssuer = head.lazy.compactMap { LabelledField.value(of: Self.issuers, in: $0.bytes) }.first {
            !$0.isEmpty
        }
        if let labelledIssuer { places += Self.found(labelledIssuer, names) }
        headOrgan = head.lazy.filter { $0.bytes.count <= 120 && Organ.mayBe($0.bytes) }.map {
            Organ($0.bytes, resolver: resolver, year: year)
        }
        .first { $0.evidence != nil && ![.none, .place].contains($0.kind) }
        if let evidence = headOrgan?.evidence { places.append(evidence.places) }
        for line in head { places += Self.found(line.bytes, names) }
        var addressees: [Place] = []
        for line in head where line.bytes.count <= 60 && Self.colons.suffix(of: line.bytes) > 0 {
            let name = line.bytes.dropLast(Self.colons.suffix(of: line.bytes))
            let organ = Organ(name, resolver: resolver, year: year)
            if organ.kind == .government, let evidence = organ.evidence { addressees += evidence.places }
        }
        self.addressees = addressees
        places.append(addressees)
        let paragraphs = layout.bodyLines.prefix(6).map { $0.bytes.prefix(Self.openingLength) }
        openingOrgan =
            paragraphs.prefix(2).lazy.compactMap { Self.organ(in: $0, resolver: resolver, names: names, year: year) }
            .first
        for paragraph in paragraphs { places += Self.found(paragraph, names) }
        for line in layout.tail { places += Self.found(line.bytes, names) }
        self.places = places.filter { !$0.isEmpty }
    }

    private static func found(_ line: ArraySlice<UInt8>, _ names: PlaceNames) -> [[Place]] {
        names.matches(in: Array(line)).map(\.places)
    }

    /// The first place of a paragraph that is followed by 人民政府, 管委会 or the like.
    private static func organ(
        in paragraph: ArraySlice<UInt8>, resolver: PlaceResolver, names: PlaceNames, year: Int?
    ) -> Organ? {
        let bytes = Array(paragraph)
        for match in names.matches(in: bytes) {
            let following = bytes[match.range.upperBound...]
            let length = governing.prefix(of: following)
            guard length > 0 else { continue }
            let organ = Organ(
                bytes[match.range.lowerBound..<match.range.upperBound + length], resolver: resolver, year: year)
            if organ.evidence != nil { return organ }
        }
        return nil
    }

    private static let governing = PhraseSet("人民政府 政府 管理委员会 管委会 委、 街道办事处")
}
