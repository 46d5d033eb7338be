extension Truth {
    /// Who reports on which year: path under `deploy/samples`, code, name, level, parent, year, issuer, day published.
    static let reports = Table(
        columns: ["path", "code", "name", "level", "parent", "year", "issuer", "published"],
        """
        2022/lanzhou.txt   | 620100 | 兰州市   | prefecture | 620000 | 2022 | 兰州市人民政府         | 2023-03-20
        2022/chengguan.txt | 620102 | 城关区   | county     | 620100 | 2022 | 兰州市城关区人民政府   | 2023-02-24
        2022/qilihe.txt    | 620103 | 七里河区 | county     | 620100 | 2022 | 兰州市七里河区人民政府 | 2023-02-28
        2022/xigu.txt      | 620104 | 西固区   | county     | 620100 | 2022 | 兰州市西固区人民政府   | 2023-03-06
        2022/anning.txt    | 620105 | 安宁区   | county     | 620100 | 2022 | 兰州市安宁区人民政府   | 2023-02-17
        2022/yongdeng.txt  | 620121 | 永登县   | county     | 620100 | 2022 | 永登县人民政府         | 2023-03-01
        2022/gaolan.txt    | 620122 | 皋兰县   | county     | 620100 | 2022 | 皋兰县人民政府         | 2023-03-14
        2022/yuzhong.txt   | 620123 | 榆中县   | county     | 620100 | 2022 | 榆中县人民政府         | 2023-02-22
        2023/gansu.txt     | 620000 | 甘肃省   | province   | -      | 2023 | 甘肃省人民政府         | 2024-03-29
        2023/lanzhou.txt   | 620100 | 兰州市   | prefecture | 620000 | 2023 | 兰州市人民政府         | 2024-03-25
        2023/chengguan.txt | 620102 | 城关区   | county     | 620100 | 2023 | 兰州市城关区人民政府   | 2024-02-19
        2023/qilihe.txt    | 620103 | 七里河区 | county     | 620100 | 2023 | 兰州市七里河区人民政府 | 2024-03-01
        2023/xigu.txt      | 620104 | 西固区   | county     | 620100 | 2023 | 兰州市西固区人民政府   | 2024-02-26
        2023/anning.txt    | 620105 | 安宁区   | county     | 620100 | 2023 | 兰州市安宁区人民政府   | 2024-03-05
        2023/honggu.txt    | 620111 | 红古区   | county     | 620100 | 2023 | 兰州市红古区人民政府   | 2024-06-28
        2023/yongdeng.txt  | 620121 | 永登县   | county     | 620100 | 2023 | 永登县人民政府         | 2024-02-23
        2023/gaolan.txt    | 620122 | 皋兰县   | county     | 620100 | 2023 | 皋兰县人民政府         | 2024-03-04
        2023/yuzhong.txt   | 620123 | 榆中县   | county     | 620100 | 2023 | 榆中县人民政府         | 2024-02-27
        """)

    /// The paths of all reports, under `deploy/samples`.
    static let paths = reports.rows.map { $0["path"] }
}
