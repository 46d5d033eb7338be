extension Truth {
    /// The columns of ``cells2022`` and ``cells2023``.
    private static let columns = [
        "indicator", "value", "own", "ambit", "handed up", "verdict", "difference", "stating", "missing",
    ]

    /// 兰州市 in 2022: seven of its eight counties report; 红古区 does not, but its report for 2023 looks back on the cases of
    /// reconsideration that it received (31). The city states its own share of reconsideration alone (市本级).
    static let cells2022 = Table(
        columns: columns,
        """
        reconsideration.received    | 622    | 251  | organ | 873  | none       | -    | 8 | -
        reconsideration.concluded   | 560    | 238  | organ | 798  | none       | -    | 7 | 红古区
        reconsideration.mediated    | 189    | 84   | organ | 273  | none       | -    | 7 | 红古区
        mediation.received          | 29416  | 30700 | whole | 30700 | incomplete | 1284 | 7 | 红古区
        mediation.succeeded         | 28936  | 30198 | whole | 30198 | incomplete | 1262 | 7 | 红古区
        litigation.hearings         | 426    | -    | -     | 426  | none       | -    | 7 | 红古区
        litigation.appearances      | 416    | -    | -     | 416  | none       | -    | 7 | 红古区
        legal_aid.cases             | 3916   | 4127 | whole | 4127 | incomplete | 211  | 7 | 红古区
        norms.issued                | 35     | 17   | organ | 52   | none       | -    | 7 | 红古区
        enforcement.officers        | 6746   | 7158 | whole | 7158 | incomplete | 412  | 7 | 红古区
        publicity.events            | 1678[1678,1708) | 1800[1800,) | whole | 1800[1800,) | incomplete | 122 | 7 | 红古区
        legal_service.consultations | 58405[58405,59405) | 69000[68500,69500] | whole | 69000[68500,69500] | incomplete | 10595 | 6 | 红古区、榆中县
        business.entities           | 411400[411050,411750] | 426000[425500,426500] | whole | 426000[425500,426500] | incomplete | 14600 | 7 | 红古区
        """)

    /// 兰州市 in 2023: all eight counties report. Mediation, advice and enterprises agree; legal aid and publicity lack
    /// counties; in reconsideration and lawsuits the rest is the city's own share; the officers are fewer than the counties'.
    static let cells2023 = Table(
        columns: columns,
        """
        reconsideration.received    | 716    | 1004 | whole | 1004 | incomplete    | 288  | 8 | -
        reconsideration.concluded   | 672    | 942  | whole | 942  | incomplete    | 270  | 8 | -
        reconsideration.mediated    | 253    | 355  | whole | 355  | incomplete    | 102  | 8 | -
        mediation.received          | 32003  | 32003 | whole | 32003 | equal      | 0    | 8 | -
        mediation.succeeded         | 31557  | 31557 | whole | 31557 | equal      | 0    | 8 | -
        litigation.hearings         | 487    | 623  | whole | 623  | incomplete    | 136  | 8 | -
        litigation.appearances      | 479    | 612  | whole | 612  | incomplete    | 133  | 8 | -
        legal_aid.cases             | 3430   | 4385 | whole | 4385 | incomplete    | 955  | 6 | 安宁区、榆中县
        norms.issued                | 27     | 14   | organ | 41   | none          | -    | 8 | -
        enforcement.officers        | 7296   | 6980 | whole | 6980 | contradiction | -316 | 8 | -
        publicity.events            | 1827[1827,1947) | 2100[2100,2200) | whole | 2100[2100,2200) | incomplete | 273 | 7 | 红古区
        legal_service.consultations | 76480[76480,77480) | 77000[76500,77500] | whole | 77000[76500,77500] | equal | 520 | 8 | -
        business.entities           | 453614[453264,453964] | 454000[453500,454500] | whole | 454000[453500,454500] | equal | 386 | 8 | -
        """)

    /// The ratios of 兰州市: numerators and denominators summed over the counties that state both, the quotient in per cent,
    /// and what the city itself states. In 2022 七里河区 states the cases of its government's own body alone, which are no part of a quotient of
    /// whole places; in 2023 the stated share of 西固区 does not match its parts: they stay out.
    static let ratios = Table(
        columns: ["year", "indicator", "numerator", "denominator", "value", "own", "excluded"],
        """
        2022 | reconsideration.settlement_rate | 156   | 458   | 34.0611 | 35.29 | 七里河区
        2022 | mediation.success_rate          | 28936 | 29416 | 98.3682 | 98.36 | -
        2022 | litigation.appearance_rate      | 416   | 426   | 97.6526 | 97.3  | -
        2023 | reconsideration.settlement_rate | 253   | 672   | 37.6488 | 37.69 | -
        2023 | mediation.success_rate          | 31557 | 32003 | 98.6064 | 98.61 | -
        2023 | litigation.appearance_rate      | 429   | 435   | 98.6207 | 98.2  | 西固区
        """)
}
