extension Section {
    /// Who watches the organs, and what they publish.
    static let oversight = """
        # 加强行政权力制约监督，推进政务公开
        ~ 自觉接受人大监督、政协民主监督、监察监督、司法监督和社会监督。
        ~ 对督察发现的问题建立台账，逐项整改销号。
        ~ 坚持以公开为常态、不公开为例外，回应社会关切。
        @ oversight
        = proposals 60..320 fixed
        = proposal_rate 96.0..99.9
        = inspections 2..6 fixed
        = problems_found 40..460
        = law_inspections 2..9 fixed
        = suggestions 9..48
        = suggestion_rate 95.0..99.9
        = audited 18..66
        办理人大代表建议和政协提案{proposals}件，满意率{proposal_rate}%。
        {县}政府系统全年办理建议提案共计{proposals}件。
        建议提案办结率{proposal_rate}%。
        {县}政府系统收到人大代表建议和政协提案{proposals}件，全部按期办复。
        人大代表对建议办理工作的满意率为{proposal_rate}%。
        {县}委共启动巡察{inspections}轮，上年为{inspections<}轮。
        巡察共发现问题{problems_found}个，上年为{problems_found<}个。
        组织法治督察{law_inspections}次，上年为{law_inspections<}次。
        检察建议书面回复率达到{suggestion_rate}%。
        完成经济责任审计，涉及被审计单位{audited}家，上年为{audited<}家。
        {县}委开展巡察{inspections}轮，发现问题{problems_found}个。
        {县}委全年组织开展巡察{inspections:中}轮。
        法治督察查找出问题{problems_found}个，已全部整改到位。
        对法治政府建设情况开展专项督察{law_inspections}次。
        全年开展法治督察{law_inspections}次。
        全年收到检察建议{suggestions}件，回复率{suggestion_rate}%。
        办理检察建议书{suggestions}份，上年为{suggestions<}份。
        检察建议回复率达{suggestion_rate}%。
        全年审计单位{audited}家。
        强化审计监督，对{audited}个单位开展审计。
        @ disclosure
        = proactive 3000..14000
        = requested 30..180
        主动公开政府信息{proactive}条，受理依申请公开政府信息{requested}件。
        主动公开政府信息{proactive:万}条。
        主动公开政府信息{proactive}条，上年为{proactive<}条。
        主动公开信息{proactive}条、依申请公开{requested}件。
        全年受理依申请公开政府信息{requested}件，全部按期答复。
        """

    /// The leaders' own duty, training of officials.
    static let leadership = """
        # 压实法治建设责任
        ~ 主要负责同志切实履行推进法治建设第一责任人职责，重要工作亲自部署、重大问题亲自过问。
        ~ 把法治素养和依法履职情况纳入干部考核评价体系。
        ~ 将习近平法治思想纳入党校（行政学院）教学必修内容。
        @ leadership
        = sessions 3..14 fixed
        = study 4..16 fixed
        {县}政府常务会议专题研究法治政府建设工作{sessions}次。
        {县}政府主要负责同志主持召开法治建设专题会议{sessions:中}次。
        {县}政府常务会议学法{study}次。
        {县}政府常务会议听取法治政府建设汇报{sessions}次、组织学法{study}次。
        {县}政府常务会议会前学法{study}次，上年为{study<}次。
        全年共开展领导干部集体学法活动{study}场。
        @ training
        = sessions 4..22
        = people 300..1900
        举办领导干部法治培训班{sessions}期。
        举办法治专题培训班{sessions}期，培训{people}人次。
        {全}共开展依法行政专题培训{sessions:中}期，培训{people}人次。
        培训法治工作人员{people}人次。
        全年组织领导干部参加法治培训{people:余}人次。
        """
}
