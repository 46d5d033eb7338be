import Documents
import Observations
import Places
import Quantities

/// Reads what a document says about itself: whose report, about which year, by whom, when published.
///
/// Only the lines around the report and its opening words are looked at; the rest of the text is scanned only when the
/// place is not decided by then.
public struct MetadataReader: Sendable {
    private let gazetteer: Gazetteer
    private let resolver: PlaceResolver

    /// Makes a reader over a gazetteer; use it for any number of documents.
    public init(gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
        resolver = PlaceResolver(gazetteer: gazetteer)
    }

    /// Reads the metadata of a document. Make the text with ``Documents/DocumentText/init(normalising:)``.
    public func read(_ text: DocumentText) -> DocumentMetadata { readWithLayout(text).metadata }

    /// Reads the metadata and says where the parts of the document stand.
    public func readWithLayout(_ text: DocumentText) -> (metadata: DocumentMetadata, layout: DocumentLayout) {
        var layout = DocumentLayout(text)
        let title = TitleFinder.title(in: layout.head)
        let signature =
            SignatureFinder.signature(in: layout.tail, resolver: resolver)
            ?? SignatureFinder.signature(underTitle: layout.head, resolver: resolver)
            ?? SignatureFinder.signature(ofNotice: title, in: layout, resolver: resolver)
        layout.title = title?.range
        layout.signature = signature?.range
        let published = PublicationFinder.day(in: layout, signed: signature?.day)
        let year = YearFinder.year(title: title, layout: layout, signed: signature?.day, published: published)
        let evidence = PlaceEvidence(layout: layout, signature: signature, resolver: resolver, year: year)
        let finder = JurisdictionFinder(
            resolver: resolver, text: text, layout: layout, evidence: evidence, signature: signature, year: year)
        let finding = finder.find(subject: title.map(TitleSubject.subject) ?? [])
        var metadata = DocumentMetadata(
            kind: KindFinder.kind(title: title, layout: layout),
            title: title.map { String(decoding: $0.bytes, as: UTF8.self) },
            jurisdiction: finding.jurisdiction, placeName: nil, adcode: nil, parent: nil, level: nil,
            isFunctionalZone: false, department: finding.department, year: year,
            period: year.flatMap(Period.init(year:)),
            issuer: issuer(text, signature: signature, evidence: evidence), published: published,
            script: text.isTraditional ? .hant : .hans)
        if case .place(let code) = finding.jurisdiction, let place = place(code, in: year) {
            describe(place, called: finding.printedName, text: text, in: &metadata)
        }
        if case .outside(let name) = finding.jurisdiction {
            metadata.placeName = name
            metadata.department = nil
            if let container = finding.container {
                metadata.isFunctionalZone = true
                metadata.parent = container.code
                metadata.level = levelOfZone(in: container)
            } else {
                metadata.level = Self.levels.first { $0.endings.suffix(of: Array(name.utf8)[...]) > 0 }?.level
            }
        }
        return (metadata, layout)
    }

    private func place(_ code: PlaceCode, in year: Int?) -> Place? {
        if let year { gazetteer.place(code, in: year) } else { gazetteer.place(code) }
    }

    private func describe(
        _ place: Place, called printed: ArraySlice<UInt8>?, text: DocumentText, in metadata: inout DocumentMetadata
    ) {
        metadata.isFunctionalZone = place.kind == .zone
        metadata.parent = place.parent
        metadata.placeName = place.kind == .zone ? zoneName(place, called: printed, text: text) : place.name
        if place.kind == .division, place.level != .township { metadata.adcode = place.code }
        metadata.level = metadata.department == nil ? level(of: place) : .department
    }

    private func level(of place: Place) -> DocumentMetadata.Level? {
        switch place.level {
        case .province: .province
        case .prefecture: .prefecture
        case .county: .county
        case .township: .township
        case nil: place.parent.flatMap { gazetteer.place($0) }.flatMap(levelOfZone)
        }
    }

    /// A zone of which no more is known acts one level below what contains it; a municipality has counties below it.
    private func levelOfZone(in container: Place) -> DocumentMetadata.Level? {
        switch container.level {
        case .province:
            gazetteer.children(of: container.code, in: 2020).contains {
                $0.level == .prefecture && $0.kind == .division
            }
                ? .prefecture : .county
        case .prefecture: .county
        case .county: .township
        case .township, nil: nil
        }
    }

    /// Zones have no register of names. The table's name stands unless the document never uses it and its title has another
    /// one that is neither an abbreviation (经开区) nor the table's without the place before it.
    private func zoneName(
        _ zone: Place, called printed: ArraySlice<UInt8>?, text: DocumentText
    ) -> String {
        guard let printed = printed?.text, zone.aliases.contains(printed),
            !Self.abbreviations.contains(where: printed.hasSuffix), !zone.name.hasSuffix(printed),
            !PhraseSet(zone.name).occurs(in: text.reading[...])
        else { return zone.name }
        return printed
    }

    /// What the last word of an unknown place's name says about its level; 市 may be a prefecture or a county.
    private static let levels: [(endings: PhraseSet, level: DocumentMetadata.Level)] = [
        (PhraseSet("街道 镇 乡 苏木"), .township), (PhraseSet("州 盟 地区"), .prefecture), (PhraseSet("省 自治区"), .province),
        (PhraseSet("县 旗 区"), .county),
    ]

    private static let abbreviations = ["高新区", "经开区", "开发区"]

    /// Who signed or published it, in the characters of the original.
    private func issuer(
        _ text: DocumentText, signature: SignatureFinder.Signature?, evidence: PlaceEvidence
    ) -> String? {
        let range = signature?.range ?? evidence.labelledIssuer.map { $0.startIndex..<$0.endIndex }
        guard let range else { return nil }
        // A signature over two lines is one name.
        var issuer = ""
        var start = range.lowerBound
        while let line = TextLine.first(in: text.original[range], from: &start) { issuer += line.bytes.text }
        return issuer
    }
}
