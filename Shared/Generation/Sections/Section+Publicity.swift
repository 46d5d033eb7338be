extension Section {
    /// The law made known, and help at law.
    static let publicity = """
        # 加强普法宣传与公共法律服务，建设法治社会
        ~ 落实“谁执法谁普法”普法责任制，推动普法融入执法、司法和法律服务全过程。
        ~ 组织律师、公证员、法律援助工作者走进企业、走进社区，送法上门。
        ~ 利用新媒体开展普法，制作群众喜闻乐见的短视频和图文作品。
        ~ 关注未成年人、农民工、老年人等群体的法律需求。
        @ publicity
        = events 150..620
        = sites 40..230
        = model_villages 20..110
        = exam_rate 97.0..99.9
        = broadcasts 12..60 fixed
        全年开展普法宣传活动{events}场次。
        {全}开展法治宣传活动{events:余}场次。
        {全}开展普法宣传活动{events}场次，同比{events^}。
        建成法治文化阵地{sites}处。
        村（社区）法治文化阵地共{sites}个、民主法治示范村（社区）{model_villages}个。
        国家工作人员学法考试参考率、合格率均达{exam_rate}%。
        播出普法节目{broadcasts:余}期。
        {全}建成法治文化阵地{sites}个，上年为{sites<}个。
        创建省级民主法治示范村（社区）{model_villages}个。
        {全}民主法治示范村（社区）达到{model_villages}个。
        国家工作人员学法考试合格率达{exam_rate}%。
        国家工作人员学法考试参考率达{exam_rate}%。
        播出普法节目{broadcasts}期。
        录制播出普法节目{broadcasts}期，上年为{broadcasts<}期。
        @ legal_aid
        = cases 160..780
        {全}办理法律援助案件{cases}件。
        办理法律援助案件{cases:约}件，做到应援尽援。
        全年办理法律援助案件{cases:超}件。
        {全}办理法律援助案件{cases}件，上年为{cases<}件。
        @ legal_service
        = consultations 3000..16000
        = village_counsels 60..290
        = village_coverage 97.0..99.9
        = station_rate 96.0..99.9
        = enterprise_checkups 50..260
        = law_persons 700..3200
        解答法律咨询{consultations:万}人次。
        公共法律服务中心接待群众法律咨询{consultations}人次。
        {全}{village_counsels}个村（社区）聘请了法律顾问。
        为{全}{village_counsels}个村（社区）配齐法律顾问，村（社区）法律顾问覆盖率{village_coverage}%。
        村（社区）法律顾问覆盖率达{village_coverage}%。
        公共法律服务站建成率{station_rate}%。
        法律咨询、法律援助分别为{consultations}人次、{legal_aid.cases}件。
        {全}聘请法律顾问的村（社区）达到{village_counsels}个，覆盖率{village_coverage}%。
        公共法律服务工作室在村（社区）的建成率达{station_rate}%。
        “法治体检”服务团走访体检企业{enterprise_checkups}家，上年为{enterprise_checkups<}家。
        {全}共培育“法律明白人”{law_persons:余}人。
        公共法律服务中心、站、室三级平台覆盖率{station_rate}%。
        为企业开展法治体检{enterprise_checkups}家。
        组织律师为{enterprise_checkups}家企业提供“法治体检”服务。
        培养法律明白人{law_persons}名。
        {全}共培养“法律明白人”{law_persons:,}名。
        """
}
