import Documents
import Observations
import Places

/// Decides which place reports, at which level, and whether a department does.
///
/// The title's subject comes first, then the issuer, then bodies named by the page and by the opening words. What a name
/// leaves open is decided by the places that the rest of the document names; what nothing decides stays undecided.
struct JurisdictionFinder {
    /// The answer.
    struct Finding {
        /// Which place reports.
        var jurisdiction: DocumentMetadata.Jurisdiction
        /// The department, in the reading text's characters; `nil` for a government's own report.
        var department: String?
        /// The name by which the title calls the place; for zones, which have no register of names.
        var printedName: ArraySlice<UInt8>?
        /// What contains a zone that the gazetteer does not have.
        var container: Place?
    }

    let resolver: PlaceResolver
    let text: DocumentText
    let layout: DocumentLayout
    let evidence: PlaceEvidence
    let signature: SignatureFinder.Signature?
    let year: Int?

    /// The office that writes its government's report and often signs or publishes it.
    private static let justice = PhraseSet("司法局 司法厅 法制办 法制办公室 法制局")
    private static let ownOffice = PhraseSet("我局 本局 我厅 本厅 我委 局党组 局党委 厅党组 全局上下 我办")
    private static let generic = PhraseSet("我 本 全 该 各")
    /// What says of what kind a place is, and not which: 自治区人民政府.
    private static let nameless: Set<String> = ["自治区", "自治州", "自治县", "自治旗", "直辖市", "开发区", "高新区", "街道"]
    private static let placeEndings = PhraseSet(
        "省 市 区 县 州 盟 旗 镇 乡 街道 苏木 林区 特区 人民政府 政府 街道办事处 管理委员会 管委会")
    private static let offices = PhraseSet("人民政府办公室 人民政府 政府办公室 政府 街道办事处 办事处 管理委员会 管委会")

    /// Decides, given the title's subject (empty when it names nobody).
    func find(subject: ArraySlice<UInt8>) -> Finding {
        if !subject.isEmpty, let finding = bySubject(subject) { return finding }
        return byIssuer()
    }

    private func bySubject(_ subject: ArraySlice<UInt8>) -> Finding? {
        let containers = evidence.addressees.map(\.code)
        let organ = Organ(subject, resolver: resolver, year: year, within: containers)
        if let zone = organ.unknownZone { return self.zone(called: zone, in: organ.evidence) }
        if let named = organ.evidence, organ.kind != .none {
            let printed = organ.kind == .department ? nil : withoutOffice(subject)
            return Finding(
                jurisdiction: decide(named.places, name: subject, isInForce: named.isInForce),
                department: organ.kind == .department ? subject.text : nil, printedName: printed)
        }
        guard Self.generic.prefix(of: subject) == 0 else { return nil }
        if organ.kind == .department {
            var finding = byIssuer()
            finding.department = subject.text
            return finding
        }
        let name = withoutOffice(subject).text
        // A name of one character before its suffix is no name: 区政府, 县人民政府.
        guard name.unicodeScalars.count > 2, !Self.nameless.contains(name), Self.placeEndings.suffix(of: subject) > 0
        else { return nil }
        return Finding(jurisdiction: .outside(name: name))
    }

    private func byIssuer() -> Finding {
        if let organ = signature?.organ, let finding = byOrgan(organ, name: signature?.name[...]) { return finding }
        if let issuer = evidence.labelledIssuer {
            let organ = Organ(issuer, resolver: resolver, year: year)
            if let finding = byOrgan(organ, name: issuer) { return finding }
        }
        if let organ = evidence.headOrgan, let finding = byOrgan(organ, name: nil) { return finding }
        if let (organ, name) = evidence.openingOrgan,
            let finding = byOrgan(organ, name: organ.kind == .department ? name : nil)
        {
            return finding
        }
        if let organ = evidence.source, let finding = byOrgan(organ, name: nil) { return finding }
        return Finding(jurisdiction: .undecided(name: nil, candidates: []))
    }

    private func byOrgan(_ organ: Organ, name: ArraySlice<UInt8>?) -> Finding? {
        if let zone = organ.unknownZone { return self.zone(called: zone, in: organ.evidence) }
        guard let named = organ.evidence, organ.kind != .none, organ.kind != .place else { return nil }
        var department: String?
        if organ.kind == .department, let name, !Self.justice.occurs(in: name) || speaksOfOwnOffice {
            department = name.text
        }
        return Finding(
            jurisdiction: decide(named.places, name: name, isInForce: named.isInForce), department: department)
    }

    private var speaksOfOwnOffice: Bool {
        layout.opening.prefix(4).contains { Self.ownOffice.occurs(in: $0.bytes.prefix(900)) }
    }

    /// One of several candidates, when the rest of the document tells.
    private func decide(_ places: [Place], name: ArraySlice<UInt8>?, isInForce: Bool) -> DocumentMetadata.Jurisdiction {
        var left = places
        // The evidence is read piece by piece as it is asked for: most names are those of one place.
        if left.count > 1 {
            for named in evidence.places {
                let fitting = left.filter { place in named.contains { fits(place, $0) } }
                if !fitting.isEmpty { left = fitting }
                if left.count == 1 { break }
            }
        }
        if left.count > 1 { left = mostNamed(left) }
        if left.count == 1, isInForce { return .place(left[0].code) }
        guard !isInForce else { return .undecided(name: name?.text, candidates: left.map(\.code)) }
        let successors = left.flatMap(\.successors).filter { code in !left.contains { $0.code == code } }
        return .undecided(name: name?.text, candidates: left.map(\.code) + successors)
    }

    /// Whether a place named elsewhere speaks for a candidate: it is the candidate, or contains it.
    private func fits(_ candidate: Place, _ named: Place) -> Bool {
        candidate.code == named.code || resolver.gazetteer.lies(candidate.code, under: named.code)
    }

    /// The candidate around which and in which the text names the most places, if it leads clearly.
    private func mostNamed(_ candidates: [Place]) -> [Place] {
        let names = PlaceNames(gazetteer: resolver.gazetteer, reporting: nil, year: year)
        let named = names.matches(in: text.reading, range: layout.body).compactMap(\.place)
        let scores = candidates.map { candidate in
            named.count { fits(candidate, $0) || resolver.gazetteer.lies($0.code, under: candidate.code) }
        }
        guard let best = scores.max(), best > 0, let index = scores.firstIndex(of: best) else { return candidates }
        let second = scores.enumerated().filter { $0.offset != index }.map(\.element).max() ?? 0
        return best > second * 2 ? [candidates[index]] : candidates
    }

    /// The zone that a bare 高新区 means here: one that the document names in full, else the only one of the division that
    /// it names most.
    private func zone(called word: String) -> DocumentMetadata.Jurisdiction {
        let family = ZoneWord.family(of: word)
        let isOfFamily = { (place: Place) in
            place.kind == .zone
                && (family == nil || ZoneWord.family(of: place.name) == family || place.name.hasSuffix(word))
        }
        for named in evidence.places {
            let zones = named.filter(isOfFamily)
            if zones.count == 1 { return .place(zones[0].code) }
        }
        let gazetteer = resolver.gazetteer
        for container in evidence.places.compactMap({ $0.count == 1 ? $0[0] : nil }) where container.kind == .division {
            let zones = gazetteer.children(of: container.code, in: year ?? 2023).filter(isOfFamily)
            if zones.count == 1, container.level != .province { return .place(zones[0].code) }
            if !zones.isEmpty { return .undecided(name: word, candidates: zones.map(\.code)) }
        }
        return .undecided(name: word, candidates: [])
    }

    /// A zone that the gazetteer does not have under this name: a bare word, or a name that says where it lies.
    ///
    /// Its fuller name in the signature or the head (经济技术开发区 for 经开区, after the same place) may be known, and else is the
    /// better one.
    private func zone(called name: String, in container: NameEvidence?) -> Finding {
        guard let container, container.places.count == 1 else {
            if ZoneWord.isBare(name) { return Finding(jurisdiction: zone(called: name)) }
            return Finding(jurisdiction: .outside(name: name))
        }
        let place = container.places[0]
        let family = ZoneWord.family(of: name)
        let others = [signature?.organ, evidence.headOrgan].compactMap { $0 }
            .filter { $0.evidence?.places == container.places }.compactMap(\.unknownZone)
        let fuller = others.filter { ZoneWord.family(of: $0) == family }.max { $0.utf8.count < $1.utf8.count }
        let best = fuller.flatMap { $0.utf8.count > name.utf8.count ? $0 : nil } ?? name
        return Finding(jurisdiction: .outside(name: best), container: place)
    }

    private func withoutOffice(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        name.dropLast(Self.offices.suffix(of: name))
    }
}
