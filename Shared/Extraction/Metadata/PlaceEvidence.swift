import Documents
import Places

/// What a document says about where it comes from, strongest first: the evidence between candidates.
///
/// Each piece is looked for when somebody asks: the title alone decides most documents.
final class PlaceEvidence {
    private static let issuers = PhraseSet(
        "发布机构 发布单位 发文机构 发文机关 发文单位 制发机关 制发单位 公开机构 公开单位 公开主体 成文单位 责任单位 主办单位")
    private static let sources = PhraseSet("来源 信息来源 稿源 文章来源 供稿 供稿单位")
    private static let colons = PhraseSet("： :")
    private static let openingLength = 1200

    private let layout: DocumentLayout
    private let signature: SignatureFinder.Signature?
    private let resolver: PlaceResolver
    private let year: Int?
    private let head: [TextLine]
    private lazy var names = PlaceNames(gazetteer: resolver.gazetteer, reporting: nil, year: year)
    private lazy var paragraphs = layout.opening.map { $0.bytes.prefix(Self.openingLength) }

    /// The body that the page's metadata names as the issuer, in the reading text.
    private(set) lazy var labelledIssuer: ArraySlice<UInt8>? =
        head.lazy.compactMap { LabelledField.value(of: Self.issuers, in: $0.bytes) }.first(where: Self.isName)

    /// Some sites print the short name of a channel there, in Latin letters: no body is called so.
    private static func isName(_ value: ArraySlice<UInt8>) -> Bool { value.contains { $0 >= 0xE4 } }

    /// The body from which the page has its text: the weakest evidence, because papers and other sites are named there too.
    private(set) lazy var source: Organ? = head.lazy.compactMap { LabelledField.value(of: Self.sources, in: $0.bytes) }
        .map { Organ($0, resolver: self.resolver, year: self.year) }
        .first { $0.evidence != nil && ![.none, .place].contains($0.kind) }

    /// The body named by a line of the head that is nothing else.
    private(set) lazy var headOrgan: Organ? = head.lazy.filter { $0.bytes.count <= 120 && Organ.mayBe($0.bytes) }
        .map { Organ($0.bytes, resolver: self.resolver, year: self.year) }
        .first { $0.evidence != nil && ![.none, .place].contains($0.kind) }

    /// The places that contain the addressee or are it: a report goes to the next level up.
    private(set) lazy var addressees: [Place] = {
        var places: [Place] = []
        for line in head where line.bytes.count <= 60 && Self.colons.suffix(of: line.bytes) > 0 {
            let name = line.bytes.dropLast(Self.colons.suffix(of: line.bytes))
            let organ = Organ(name, resolver: resolver, year: year)
            if organ.kind == .government, let evidence = organ.evidence { places += evidence.places }
        }
        return places
    }()

    /// The first body that the opening words name: 2020年以来，咸宁市人民政府坚持….
    private(set) lazy var openingOrgan: (organ: Organ, name: ArraySlice<UInt8>)? =
        paragraphs.prefix(2).lazy.compactMap { self.organ(in: $0) }.first

    /// The places named in each piece of evidence, strongest first; a piece is read when somebody comes to it.
    var places: some Sequence<[Place]> {
        sequence(first: 0) { $0 + 1 }.lazy.prefix { [self] in $0 < pieceCount }.flatMap { [self] in piece($0) }
            .filter { !$0.isEmpty }
    }

    private var pieceCount: Int { 4 + head.count + paragraphs.count + layout.tail.count }
    private var pieces: [Int: [[Place]]] = [:]

    /// Signature, labelled issuer, body of the head, lines of the head, addressee, opening paragraphs, last lines.
    private func piece(_ index: Int) -> [[Place]] {
        if let known = pieces[index] { return known }
        let piece: [[Place]]
        let afterHead = 3 + head.count
        switch index {
        case 0: piece = [signature?.organ?.evidence?.places ?? []]
        case 1: piece = labelledIssuer.map(found) ?? []
        case 2: piece = [headOrgan?.evidence?.places ?? []]
        case ..<afterHead: piece = found(head[index - 3].bytes)
        case afterHead: piece = [addressees]
        case ..<(afterHead + 1 + paragraphs.count): piece = found(paragraphs[index - afterHead - 1])
        default:
            let line = index - afterHead - 1 - paragraphs.count
            piece = found(layout.tail[layout.tail.startIndex + line].bytes)
        }
        pieces[index] = piece
        return piece
    }

    /// The evidence of a document.
    init(layout: DocumentLayout, signature: SignatureFinder.Signature?, resolver: PlaceResolver, year: Int?) {
        self.layout = layout
        self.signature = signature
        self.resolver = resolver
        self.year = year
        head = layout.head.filter { $0.bytes.count <= 600 }
    }

    private func found(_ line: ArraySlice<UInt8>) -> [[Place]] { names.matches(in: Array(line)).map(\.places) }

    /// The first place of a paragraph that is followed by 人民政府, 管委会 or the like, or by a department of which the clause
    /// begins to tell: 今年上半年，某区司法局深入贯彻….
    private func organ(in paragraph: ArraySlice<UInt8>) -> (Organ, ArraySlice<UInt8>)? {
        let bytes = Array(paragraph)
        for match in names.matches(in: bytes) {
            let following = bytes[match.range.upperBound...]
            var length = Self.governing.prefix(of: following)
            if length == 0, beginsClause(bytes[..<match.range.lowerBound]) { length = departmentLength(following) }
            guard length > 0 else { continue }
            let name = bytes[match.range.lowerBound..<match.range.upperBound + length]
            let organ = Organ(name, resolver: resolver, year: year)
            if organ.evidence != nil { return (organ, name) }
        }
        return nil
    }

    private func beginsClause(_ before: ArraySlice<UInt8>) -> Bool {
        before.isEmpty || Self.clauseEnds.suffix(of: before) > 0
    }

    /// The length of a department's name at the start of these words, which go on in the same clause; 0 when there is none.
    private func departmentLength(_ words: ArraySlice<UInt8>) -> Int {
        let clause = words.prefix(Self.longestDepartment)
        guard let bureau = Self.bureaus.first(in: clause), bureau.lowerBound > clause.startIndex,
            Self.marks.first(in: clause[..<bureau.upperBound]) == nil
        else { return 0 }
        return bureau.upperBound - words.startIndex
    }

    private static let clauseEnds = PhraseSet("， , 。 ： : 年 度")
    private static let marks = PhraseSet("， , 。 、 ； ： （ ( 《 “ 的 在 和 与 及")
    private static let bureaus = PhraseSet("局 厅")
    private static let longestDepartment = 45
    private static let governing = PhraseSet("人民政府 政府 管理委员会 管委会 委、 街道办事处")
}
