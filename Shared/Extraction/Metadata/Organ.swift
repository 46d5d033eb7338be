import Places

/// A body as a page names it, taken apart: the place it governs and what it is.
struct Organ {
    /// What a body is.
    enum Kind {
        /// A government, its office, the party's side of it.
        case government
        /// The committee that runs a functional zone.
        case zone
        /// The office of a street.
        case township
        /// A department of a government.
        case department
        /// A place, and nothing that says who.
        case place
        /// Words that name no body.
        case none
    }

    /// What it is.
    let kind: Kind
    /// The place names at its start; `nil` when it names none (市公安局).
    let evidence: NameEvidence?
    /// The name of a functional zone that the gazetteer does not have: 甲市 + 经济开发区. ``evidence`` is then what contains
    /// it. A bare zone word without a place before it is given as it stands.
    let unknownZone: String?

    private static let prefixes = PhraseSet("中共 中国共产党 国家税务总局 共青团")
    private static let governments = PhraseSet(
        "人民政府 政府 人民政府办公室 人民政府办公厅 政府办公室 政府办公厅 人民政府网 政府网 人民政府门户网站 政府门户网站 行政公署 行署 党委 委员会 委 市委 县委 区委 州委 旗委 省委")
    private static let governmentEndings = PhraseSet("人民政府 人民政府办公室 人民政府办公厅 行政公署")
    private static let lawOffices = PhraseSet("依法治 法治政府建设 法治建设 依法行政 法制办")
    private static let zones = PhraseSet("管理委员会 管委会 党工委 工委 行政委员会 管委会办公室 管理委员会办公室")
    private static let zoneOffices = PhraseSet(
        "管理委员会 管委会 党工委 工委 管委会办公室 管理委员会办公室 党工委管委会 党工委、管委会 管理委员会网站 管委会网站")
    private static let zoneEndings = PhraseSet(
        "开发区 高新区 经开区 新区 示范区 园区 产业园 试验区 实验区 管理区 度假区 风景区 名胜区 保税区 合作区 集聚区 集中区 港区")
    private static let townships = PhraseSet("街道办事处 办事处 街道办 党工委")
    private static let departments = PhraseSet(
        "局 厅 委员会 委 办公室 办公厅 总队 支队 大队 分局 海关 中心 管理处 管理站 监察院 公司 署 院 办 联合会 银行")
    private static let committees = PhraseSet(
        "卫生健康委员会 发展和改革委员会 发展改革委员会 发改委 卫健委 国资委 国有资产监督管理委员会 教委 教育委员会 城市管理委员会 住房和城乡建设委员会 交通委员会 商务委员会 水务委员会 民族宗教事务委员会")

    /// Takes a body's name apart.
    ///
    /// - Parameters:
    ///   - name: a stretch of the reading text, nothing around it.
    ///   - containers: where it lies, when other evidence tells.
    init(_ name: ArraySlice<UInt8>, resolver: PlaceResolver, year: Int?, within containers: [PlaceCode] = []) {
        var body = name
        body = body.dropFirst(Self.prefixes.prefix(of: body))
        body = Self.withoutDivision(body)
        body = Self.withoutGovernment(body)
        evidence = resolver.evidence(atStartOf: Array(body), year: year, within: containers)
        let rest = body.dropFirst(evidence?.length ?? 0)
        let zone = rest.dropLast(Self.zoneOffices.suffix(of: rest))
        if Self.zoneEndings.suffix(of: zone) > 0, zone.count <= 75 {
            unknownZone = body[..<zone.endIndex].text
            kind = .zone
        } else {
            unknownZone = nil
            kind = Self.kind(of: rest, place: evidence)
        }
    }

    /// 新疆生产建设兵团第八师石河子市: a division of the corps and its city are one body, which bears the city's name.
    private static func withoutDivision(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let rest = name.dropFirst(corps.prefix(of: name))
        guard rest.starts(with: "第".utf8), let end = division.first(in: rest.prefix(18))?.upperBound,
            end < rest.endIndex
        else { return name }
        return rest[end...]
    }

    /// 九龙坡区人民政府石桥铺街道办事处: the office of a street bears its district government's name inside its own.
    private static func withoutGovernment(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard streetOffices.suffix(of: name) > 0, let word = government.first(in: name), word.upperBound < name.endIndex
        else { return name }
        return name[..<word.lowerBound] + name[word.upperBound...]
    }

    private static let streetOffices = PhraseSet("办事处 街道办")
    private static let government = PhraseSet("人民政府")
    private static let corps = PhraseSet("新疆生产建设兵团 新疆兵团 兵团")
    private static let division = PhraseSet("师")

    /// Whether a line ends as bodies' names do: a quick look before taking it apart.
    static func mayBe(_ line: ArraySlice<UInt8>) -> Bool {
        [governments, departments, zones, townships, zoneOffices, zoneEndings].contains { $0.suffix(of: line) > 0 }
    }

    private static func kind(of rest: ArraySlice<UInt8>, place: NameEvidence?) -> Kind {
        if rest.isEmpty { return place == nil ? .none : .place }
        if lawOffices.occurs(in: rest) { return .government }
        if committees.suffix(of: rest) > 0 { return .department }
        if governments.prefix(of: rest) == rest.count { return .government }
        // The government of a place that the gazetteer does not have.
        if place == nil, governmentEndings.suffix(of: rest) > 0, rest.count <= 75 { return .government }
        if zones.prefix(of: rest) == rest.count { return .zone }
        if townships.prefix(of: rest) == rest.count, place?.places.first?.level == .township { return .township }
        if departments.suffix(of: rest) > 0, rest.count <= 90 { return .department }
        // 咸宁市委、市政府; 咸宁市人民政府、中共咸宁市委.
        if governments.prefix(of: rest) > 0, governments.suffix(of: rest) > 0 { return .government }
        return .none
    }
}
