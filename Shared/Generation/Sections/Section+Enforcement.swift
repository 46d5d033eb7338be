extension Section {
    /// Enforcement: officers, files, inspections, penalties.
    static let enforcement = """
        # 严格规范公正文明执法，提升行政执法质效
        ~ 全面落实行政执法公示、执法全过程记录、重大执法决定法制审核三项制度。
        ~ 推行服务型执法，综合运用说服教育、劝导示范、警示告诫等方式。
        ~ 深化综合行政执法改革，推动执法力量下沉一线。
        ~ 规范涉企行政检查，坚决防止多头检查、重复检查。
        @ enforcement
        = officers 600..1900
        = officers_new 6..14% officers
        = cert_renewed 10..30% officers
        = cert_revoked 2..6% officers
        = training 4..24 fixed
        = files_reviewed 90..420
        = penalties_filed 12..60
        = penalties_published 700..3600
        = items 1500..4200 fixed
        = random_joint_share 22.0..48.0
        = random_coverage 92.0..99.9
        = mobile_rate 90.0..99.9
        = hazards_found 500..3900
        = inspections 900..5200
        = penalties 500..2600
        = penalty_amount 1800000..6900000
        = licences 3000..19000
        = checks 2600..9800
        = waived 60..380
        = supervision 8..46
        = posts 220..640
        {全}持有行政执法证件的执法人员共{officers}人。
        {全}持证行政执法人员{officers:,}名。
        具备行政执法资格的人员共{officers}名，上年为{officers<}名。
        执法证件实行动态管理，全年注销{cert_revoked}人、换发{cert_renewed}人。
        严把准入关口，共有{officers_new}人通过考试取得行政执法资格。
        各部门共组织行政执法人员培训{training}场。
        随机抽取行政执法案卷{files_reviewed}份进行评查。
        重大行政处罚决定实行备案管理，全年备案{penalties_filed}件。
        公示行政处罚信息{penalties_published}条，上年为{penalties_published<}条。
        编入行政执法事项目录的行政执法事项共{items}项。
        跨部门联合双随机抽查占比为{random_joint_share}%，掌上执法率为{mobile_rate}%。
        “双随机、一公开”监管事项覆盖率为{random_coverage}%。
        组织检查企业{inspections:余}家次。
        实施行政许可、行政处罚分别为{licences}件、{penalties}件。
        行政检查次数为{checks}次，同比{checks^}。
        落实首违不罚、轻微免罚，办理免罚案件{waived:余}件。
        制发行政执法监督意见书{supervision}份，上年为{supervision<}份。
        综合行政执法改革后，行政执法编制共{posts}名。
        新申领行政执法证件{officers_new}个，换发{cert_renewed}个，注销{cert_revoked}个。
        年内新办理行政执法证{officers_new}人。
        到期换发行政执法证件{cert_renewed}本。
        清理不在岗人员，注销行政执法证件{cert_revoked}件。
        举办行政执法人员培训班{training}期。
        开展行政执法骨干培训{training:中}期，覆盖全部执法岗位。
        全年评查行政处罚、行政许可案卷{files_reviewed}卷。
        组织开展行政执法案卷评查，共评查案卷{files_reviewed}卷，上年为{files_reviewed<}卷。
        重大行政处罚决定备案{penalties_filed}件。
        收到各部门报送备案的重大行政处罚决定{penalties_filed}件。
        公示行政处罚信息{penalties_published}条。
        在信用平台上公开行政处罚决定书{penalties_published}份。
        梳理公布行政执法事项{items}项。
        {全}公布行政执法事项共{items:,}项。
        部门联合抽查任务占双随机任务总数的{random_joint_share}%。
        跨部门联合双随机抽查占比达{random_joint_share}%。
        双随机抽查事项覆盖率达{random_coverage}%。
        “双随机、一公开”监管覆盖率{random_coverage}%。
        {全}掌上执法率达{mobile_rate}%。
        执法检查掌上办率达{mobile_rate}%。
        检查生产经营单位{inspections}家次，发现安全隐患{hazards_found}处。
        开展安全生产大排查，共排查安全隐患{hazards_found}处。
        全年检查企业{inspections}家次。
        {全}作出行政处罚决定{penalties}件，罚没金额{penalty_amount:万}元。
        全年作出行政处罚决定{penalties}件，上年为{penalties<}件。
        行政处罚罚没金额{penalty_amount:万}元。
        {全}办理行政许可{licences}件。
        各部门全年办理行政许可{licences:万}件。
        全年开展行政检查{checks}次。
        {全}执法单位共开展行政检查{checks:余}次。
        适用轻微免罚清单，办理免罚案件{waived}件。
        对轻微违法行为依法不予行政处罚{waived}起。
        制发行政执法监督意见书{supervision}份。
        对发现的执法问题发出执法监督通知书{supervision}份。
        {全}核定行政执法编制{posts}名。
        综合行政执法队伍共核定执法编制{posts}名。
        @ emergency
        = drills 30..160
        组织开展应急演练{drills}场。
        全年举办各类应急演练{drills:余}场次。
        组织开展防汛、森林防火、危化品泄漏应急演练{drills}场次，上年为{drills<}场次。
        """

    /// What each organ may do, by list.
    static let powers = """
        # 推进机构职能法定化，完善权责清单
        ~ 依法全面履行政府职能，做到法定职责必须为、法无授权不可为。
        ~ 动态调整权责清单并向社会公开，方便群众查询和监督。
        ~ 厘清部门职责边界，防止推诿扯皮。
        @ powers
        = penalty 1500..3400 fixed
        = inspection 130..420 fixed
        = compulsion 70..210 fixed
        = levy 6..19 fixed
        = items penalty+inspection+compulsion+levy
        权责清单共有行政权力事项{items}项，其中行政处罚{penalty}项、行政检查{inspection}项、行政强制{compulsion}项、行政征收{levy}项。
        {全}各部门权责清单共有行政权力事项{items:,}项。
        权责清单共有行政权力事项{items}项。
        权责清单中，行政处罚事项{penalty}项、行政强制事项{compulsion}项。
        权责清单列明行政处罚事项{penalty:,}项。
        公布行政检查事项{inspection}项。
        公布行政检查事项清单，列入行政检查事项{inspection}项。
        公布行政强制事项{compulsion}项。
        行政检查、行政强制、行政征收事项分别为{inspection}项、{compulsion}项、{levy}项。
        公布行政征收事项{levy}项。
        权责清单列明行政征收事项{levy}项，行政检查事项{inspection}项。
        """
}
