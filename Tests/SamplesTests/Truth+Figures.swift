extension Truth {
    /// What a report states about its own place and year: reconsideration and mediation.
    private static let disputes = Table(
        columns: [
            "path", "reconsideration.received", "reconsideration.concluded", "reconsideration.mediated",
            "reconsideration.settlement_rate", "mediation.received", "mediation.succeeded", "mediation.success_rate",
        ],
        """
        2022/lanzhou.txt   | 251  | 238  | 84   | 35.29 | 30700                 | 30198                 | 98.36
        2022/chengguan.txt | 231  | 219  | 76   | 34.70 | 9312                  | 9158                  | 98.35
        2022/qilihe.txt    | 108  | 102  | 33   | 32.35 | 4986                  | 4893                  | 98.13
        2022/xigu.txt      | 69   | 66   | 21   | 31.82 | 3204                  | 3158                  | 98.56
        2022/anning.txt    | 52   | 49   | 17   | 34.69 | 2297                  | 2264                  | 98.56
        2022/yongdeng.txt  | 49   | 46   | 15   | 32.61 | 3876                  | 3810                  | 98.30
        2022/gaolan.txt    | 24   | 23   | 8    | 34.78 | 1790                  | 1766                  | 98.66
        2022/yuzhong.txt   | 58   | 55   | 19   | 34.55 | 3951                  | 3887                  | 98.38
        2023/gansu.txt     | 4826 | 4513 | 1624 | 35.98 | 216000[215500,216500] | 213000[212500,213500] | 98.6
        2023/lanzhou.txt   | 1004 | 942  | 355  | 37.69 | 32003                 | 31557                 | 98.61
        2023/chengguan.txt | 268  | 251  | 98   | 39.04 | 9846                  | 9702                  | 98.54
        2023/qilihe.txt    | 121  | 115  | 41   | 35.65 | 5213                  | 5131                  | 98.43
        2023/xigu.txt      | 74   | 70   | 24   | 34.29 | 3127                  | 3090                  | 98.82
        2023/anning.txt    | 63   | 58   | 23   | 39.66 | 2418                  | 2389                  | 98.80
        2023/honggu.txt    | 38   | 35   | 12   | 34.29 | 1306                  | 1287                  | 98.55
        2023/yongdeng.txt  | 57   | 54   | 19   | -     | 4052                  | 3998                  | 98.67
        2023/gaolan.txt    | 29   | 27   | 11   | 40.74 | 1873                  | 1851                  | 98.83
        2023/yuzhong.txt   | 66   | 62   | 25   | 40.32 | 4168                  | 4109                  | 98.58
        """)

    /// What a report states about its own place and year: lawsuits, legal aid, rules, officers.
    ///
    /// In 2023 the share of 西固区 does not match its own parts (50 of 52 are 96.2 %), on purpose.
    private static let law = Table(
        columns: [
            "path", "litigation.hearings", "litigation.appearances", "litigation.appearance_rate", "legal_aid.cases",
            "norms.issued", "enforcement.officers",
        ],
        """
        2022/lanzhou.txt   | -   | -   | 97.3 | 4127               | 17 | 7158
        2022/chengguan.txt | 172 | 167 | 97.1 | 1203               | 8  | 1430
        2022/qilihe.txt    | 76  | 75  | 98.7 | 611                | 5  | 1012
        2022/xigu.txt      | 49  | 48  | 98.0 | 396                | 4  | 861
        2022/anning.txt    | 41  | 41  | 100  | 338                | 4  | 598
        2022/yongdeng.txt  | 33  | 31  | 93.9 | 552                | 6  | 1105
        2022/gaolan.txt    | 15  | 15  | 100  | 247                | 3  | 580
        2022/yuzhong.txt   | 40  | 39  | 97.5 | 569                | 5  | 1160
        2023/gansu.txt     | -   | -   | 97.6 | 34000[34000,35000) | 31 | 86000[85500,86500]
        2023/lanzhou.txt   | 623 | 612 | 98.2 | 4385               | 14 | 6980
        2023/chengguan.txt | 186 | 183 | 98.4 | 1286               | 6  | 1462
        2023/qilihe.txt    | 83  | 83  | 100  | 642                | 4  | 1035
        2023/xigu.txt      | 52  | 50  | 98.2 | 418                | 3  | 874
        2023/anning.txt    | 47  | 46  | 97.9 | -                  | 5  | 612
        2023/honggu.txt    | 21  | 21  | 100  | 233                | 0  | 405
        2023/yongdeng.txt  | 36  | 35  | 97.2 | 587                | 4  | 1128
        2023/gaolan.txt    | 18  | 18  | 100  | 264                | 2  | 596
        2023/yuzhong.txt   | 44  | 43  | 97.7 | -                  | 3  | 1184
        """)

    /// What a report states about its own place and year: publicity, advice, enterprises; many rounded or approximate.
    private static let services = Table(
        columns: ["path", "publicity.events", "legal_service.consultations", "business.entities"],
        """
        2022/lanzhou.txt   | 1800[1800,)    | 69000[68500,69500] | 426000[425500,426500]
        2022/chengguan.txt | 380[380,390)   | 23000[23000,24000) | 153600[153550,153650]
        2022/qilihe.txt    | 241            | 10250              | 69800[69750,69850]
        2022/xigu.txt      | 186            | 7630               | 39700[39650,39750]
        2022/anning.txt    | 163            | 8140               | 48800[48750,48850]
        2022/yongdeng.txt  | 318            | 6215               | 37100[37050,37150]
        2022/gaolan.txt    | 110[110,120)   | 3170               | 19200[19150,19250]
        2022/yuzhong.txt   | 280[280,290)   | -                  | 43200[43150,43250]
        2023/gansu.txt     | 20000[20000,)  | -                  | 2468000[2467500,2468500]
        2023/lanzhou.txt   | 2100[2100,2200)| 77000[76500,77500] | 454000[453500,454500]
        2023/chengguan.txt | 420[420,430)   | 26000[26000,27000) | 164200[164150,164250]
        2023/qilihe.txt    | 268            | 11420              | 73500[73450,73550]
        2023/xigu.txt      | 198            | 8360               | 41800[41750,41850]
        2023/anning.txt    | 175            | 9275               | 52600[52550,52650]
        2023/honggu.txt    | -              | 3108               | 15700[15650,15750]
        2023/yongdeng.txt  | 346            | 6940               | 39400[39350,39450]
        2023/gaolan.txt    | 120[120,130)   | 3562               | 20314
        2023/yuzhong.txt   | 300[300,400)   | 7815               | 46100[46050,46150]
        """)

    /// What a report states besides: parts of its place, the place above, its own organs beside the whole, the year before.
    private static let others = Table(
        columns: ["path", "indicator", "value", "scope", "year", "about"],
        """
        2022/qilihe.txt    | publicity.events           | 36    | part   | 2022 | 区教育局
        2022/yuzhong.txt   | mediation.received         | 186   | part   | 2022 | 和平镇
        2022/yuzhong.txt   | litigation.appearance_rate | 97.3  | parent | 2022 | 兰州市
        2023/gansu.txt     | reconsideration.received   | 212   | self   | 2023 | 省政府
        2023/gansu.txt     | reconsideration.received   | 1004  | part   | 2023 | 兰州市
        2023/lanzhou.txt   | mediation.received         | 9846  | part   | 2023 | 城关区
        2023/lanzhou.txt   | mediation.succeeded        | 9702  | part   | 2023 | 城关区
        2023/lanzhou.txt   | reconsideration.received   | 288   | self   | 2023 | 市本级
        2023/lanzhou.txt   | reconsideration.concluded  | 270   | self   | 2023 | 市本级
        2023/lanzhou.txt   | reconsideration.mediated   | 102   | self   | 2023 | 市本级
        2023/lanzhou.txt   | publicity.events           | 96    | part   | 2023 | 市公安局
        2023/lanzhou.txt   | legal_aid.cases            | 4127  | self   | 2022 | 全市
        2023/chengguan.txt | reconsideration.received   | 231   | self   | 2022 | 全区
        2023/qilihe.txt    | publicity.events           | 24    | part   | 2023 | 西果园镇
        2023/qilihe.txt    | legal_aid.cases            | 611   | self   | 2022 | 全区
        2023/xigu.txt      | business.entities          | 39700[39650,39750] | self | 2022 | 全区
        2023/honggu.txt    | reconsideration.received   | 31    | self   | 2022 | 全区
        2023/gaolan.txt    | norms.issued               | 3     | self   | 2022 | 县政府
        2023/yuzhong.txt   | mediation.received         | 212   | part   | 2023 | 和平镇
        2023/yuzhong.txt   | mediation.succeeded        | 208   | part   | 2023 | 和平镇
        """)

    /// What governments state about their own organs alone: the rules that they issue, and where the city says so (市本级).
    private static let organs: Set<String> = [
        "norms.issued", "2022/lanzhou.txt reconsideration.received", "2022/lanzhou.txt reconsideration.concluded",
        "2022/lanzhou.txt reconsideration.mediated", "2022/lanzhou.txt reconsideration.settlement_rate",
        // 区政府行政复议机构, of a district whose other figures are those of 全区.
        "2022/qilihe.txt reconsideration.received", "2022/qilihe.txt reconsideration.concluded",
        "2022/qilihe.txt reconsideration.mediated", "2022/qilihe.txt reconsideration.settlement_rate",
    ]

    /// Every figure of every report, of the indicators that the tables hold.
    static let figures: [Figure] = {
        var found: [Figure] = []
        for table in [disputes, law, services] {
            for row in table.rows {
                let path = row["path"]
                guard let year = Int(path.prefix(4)) else { preconditionFailure("no year in “\(path)”") }
                for column in table.columns.dropFirst() where row[column] != "-" {
                    found.append(
                        Figure(
                            path: path, indicator: column, amount: Amount(row[column]),
                            ambit: organs.contains(column) || organs.contains("\(path) \(column)") ? "organ" : "whole",
                            scope: "self", year: year))
                }
            }
        }
        for row in others.rows {
            guard let year = Int(row["year"]) else { preconditionFailure("no year in “\(row["path"])”") }
            found.append(
                Figure(
                    path: row["path"], indicator: row["indicator"], amount: Amount(row["value"]),
                    ambit: row["about"].hasPrefix("全") ? "whole" : "organ", scope: row["scope"], year: year))
        }
        return found
    }()
}
