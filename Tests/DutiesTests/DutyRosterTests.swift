import Duties
import Places
import Quantities
import Testing

/// Who owes a report in a small invented province, by the tree alone and by files.
@Suite struct DutyRosterTests {
    static let gazetteer = Gazetteer(
        places: [
            place("990000", "甲省", .province, nil), place("990100", "乙市", .prefecture, "990000"),
            place("990101", "东区", .county, "990100"), place("990102", "西区", .county, "990100"),
            place("990103", "旧县", .county, "990100", until: 2022), place("990200", "丙州", .prefecture, "990000"),
            place("990201", "南县", .county, "990200"),
            Place(
                code: PlaceCode(rawValue: "N990171"), name: "乙市高新区", shortName: "高新区", kind: .zone, level: .county,
                parent: PlaceCode(rawValue: "990100"), validFrom: 1981),
        ], edition: 1)

    static func place(_ code: String, _ name: String, _ level: PlaceLevel, _ parent: String?, until: Int? = nil)
        -> Place
    {
        Place(
            code: PlaceCode(rawValue: code), name: name, shortName: String(name.dropLast()), level: level,
            parent: parent.map(PlaceCode.init(rawValue:)), validFrom: 1981, validTo: until)
    }

    static let province = PlaceCode(rawValue: "990000")

    func roster(_ csv: String) throws -> DutyRoster {
        try DutyRoster(csv: Array(csv.utf8), named: "roster.csv", gazetteer: Self.gazetteer)
    }

    func duties(_ roster: DutyRoster, _ year: Int = 2023, from place: PlaceCode = province) -> [Duty] {
        roster.duties(from: place, in: year, Self.gazetteer)
    }

    @Test func roster_withoutFile_asksEveryDivisionOfTheYearDownTheTree() {
        #expect(
            duties(DutyRoster()).map(\.place.rawValue)
                == ["990000", "990100", "990101", "990102", "990200", "990201"])
        #expect(duties(DutyRoster(), 2021).map(\.place.rawValue).contains("990103"))
        #expect(duties(DutyRoster()).allSatisfy { $0.standing == .owed && $0.due == CalendarDay("2024-03-01") })
        #expect(duties(DutyRoster(), from: PlaceCode(rawValue: "990200")).count == 2)
        #expect(duties(DutyRoster(), from: PlaceCode(rawValue: "000000")).isEmpty)
    }

    @Test func file_ofASpreadsheet_changesWhatTheTreeGives() throws {
        let roster = try roster(
            "\u{FEFF}地区代码,地区,部门,年度,截止日期,情况,说明\r\n"
                + "990101,东区,,2023,2024/3/15,应报,\"延期，经\"\"批准\"\"\"\r\n990102,,,,,免报,并入\r\n"
                + "990100,乙市,市公安局,2021-2023,,涉密,\r\nN990171,,,,4-1,,\r\n,,,,,,\r\n")
        let duties = duties(roster)
        let byPlace = Dictionary(grouping: duties, by: \.place.rawValue)
        #expect(byPlace["990101"]?.first?.due == CalendarDay("2024-03-15"))
        #expect(byPlace["990101"]?.first?.note == "延期，经\"批准\"")
        #expect(byPlace["990102"]?.first?.standing == .exempt)
        #expect(byPlace["990100"]?.map(\.department) == [nil, "市公安局"])
        #expect(byPlace["990100"]?.last?.standing == .secret)
        #expect(byPlace["N990171"]?.first?.due == CalendarDay("2024-04-01"))
        #expect(self.duties(roster, 2024).contains { $0.department != nil } == false)
        #expect(self.duties(roster, 2024).first { $0.place.rawValue == "990101" }?.due == CalendarDay("2025-03-01"))
    }

    @Test func file_withEnglishHeadingsAndTabs_isRead() throws {
        let roster = try roster("Place\tStanding\n990201\texempt\n")
        #expect(roster.entries.map(\.standing) == [.exempt])
        #expect(try self.roster("").entries.isEmpty)
    }

    @Test func entry_forOneYear_comesBeforeOneForEveryYear() throws {
        let roster = try roster("place,year,standing\n990201,,exempt\n990201,2023,owed\n990201,2022-2024,secret\n")
        func standing(_ year: Int) -> Duty.Standing? {
            duties(roster, year).first { $0.place.rawValue == "990201" }?.standing
        }
        #expect([standing(2021), standing(2022), standing(2023)] == [.exempt, .secret, .owed])
    }

    @Test(arguments: [
        ("place,shade\n", 1, "heading", "shade"), ("name\n甲省\n", 1, "heading", "place"),
        ("place\n\n123456\n", 3, "place", "123456"), ("place,name\n,东区\n", 2, "place", "no place"),
        ("place,name\n990101,西区\n", 2, "name", "东区"), ("place,year\n990101,去年\n", 2, "years", "去年"),
        ("place,due\n990101,2024-02-30\n", 2, "due", "2024-02-30"), ("place,due\n990101,2-29\n", 2, "due", "2-29"),
        ("place,due\n990101,2024-03-15\n", 2, "due", "several"), ("place,standing\n990101,免\n", 2, "standing", "免报"),
        ("place\n990101\n990102\n990101\n", 4, "repeated", "line 2"), ("place\n990101,x\n", 2, "fields", "2 fields"),
        ("place,note\n990101,\"x\n990102,y\n", 2, "quote", "quotation"),
    ])
    func file_thatSaysWhatCannotBe_namesFileLineAndRemedy(csv: String, line: Int, code: String, words: String) {
        let error = #expect(throws: DutyRosterError.self) { try roster(csv) }
        #expect(error?.code == code)
        #expect(error?.description.hasPrefix("roster.csv, line \(line): ") == true, "\(error?.description ?? "")")
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }

    @Test func file_inAnotherCharset_isRefusedWithTheLine() {
        let bytes: [UInt8] = Array("place,note\n990101,".utf8) + [0xC3, 0xE2, 0xB1, 0xA8, 0x0A]
        let error = #expect(throws: DutyRosterError.self) {
            try DutyRoster(csv: bytes, named: "roster.csv", gazetteer: Self.gazetteer)
        }
        #expect(error?.code == "not_utf8")
        #expect(error?.description.contains("line 2") == true)
    }

    @Test func coverage_waitsForAnExemptPrefectureWhileACountyOfItOwes() throws {
        let prefecture = try #require(Self.gazetteer.place(PlaceCode(rawValue: "990200")))
        let alone = try roster("place,standing\n990200,exempt\n")
        #expect(alone.isExpected(prefecture, in: 2023, Self.gazetteer))
        let both = try roster("place,standing\n990200,exempt\n990201,exempt\n")
        #expect(!both.isExpected(prefecture, in: 2023, Self.gazetteer))
        let secret = try roster("place,standing\n990201,secret\n")
        #expect(
            secret.isExpected(
                try #require(Self.gazetteer.place(PlaceCode(rawValue: "990201"))), in: 2023, Self.gazetteer))
    }

    @Test func exemptions_tellOnlyWhatCoverageDependsOn() throws {
        #expect(DutyRoster().exemptions.isEmpty)
        #expect(try roster("place,due,note\n990101,4-1,x\n").exemptions.isEmpty)
        let exempt = try roster("place,standing\n990101,exempt\n990102,owed\n").exemptions
        #expect(!exempt.isEmpty)
        #expect(try roster("place,note,standing\n990102,x,owed\n990101,y,exempt\n").exemptions == exempt)
        #expect(try roster("place,year,standing\n990101,2023,exempt\n").exemptions != exempt)
    }
}
