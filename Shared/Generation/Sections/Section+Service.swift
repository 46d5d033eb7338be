extension Section {
    /// Service at the counter and on the net.
    static let service = """
        # 深化“放管服”改革，提升政务服务水平
        ~ 持续优化审批流程，推动政务服务从能办向好办转变。
        ~ 设立办不成事反映窗口，畅通群众评价渠道。
        ~ 推动政务数据共享，让数据多跑路、群众少跑腿。
        ~ 为老年人、残疾人等群体提供帮办代办服务。
        @ service
        = items 1200..2100 fixed
        = items_immediate 42..66% items
        = immediate_share items_immediate/items
        = items_online 94..99% items
        = online_share items_online/items
        = items_one_visit 92..99% items
        = one_visit_share items_one_visit/items
        = items_zero_visit 55..85% items
        = zero_visit_share items_zero_visit/items
        = time_cut 62.0..88.0
        = materials_cut 24.0..52.0
        = one_thing_items 14..46 fixed
        = commitment_items 30..140 fixed
        = proofs_cut 18..96 fixed
        = publication_rate 98.0..99.9
        = requests 4000..26000
        = requests_satisfaction 92.0..99.5
        {全}政务服务事项共{items}项，其中即办件{items_immediate}项，占{immediate_share}%。
        {全}梳理公布依申请政务服务事项{items}项。
        {全}政务服务事项{items:,}项，可网办事项{items_online:,}项，网上可办率{online_share}%。
        {全}即办件事项达到{items_immediate}项。
        {全}政务服务事项总数为{items}项，其中“最多跑一次”事项{items_one_visit}项，占比{one_visit_share}%。
        “最多跑一次”事项{items_one_visit}项，“一次不用跑”事项{items_zero_visit}项。
        {全}依申请政务服务事项{items}项，即办件{items_immediate}项，占全部政务服务事项的{immediate_share}%。
        {全}政务服务事项{items}项，可网办事项{items_online}项，占政务服务事项总数的{online_share}%。
        政务服务事项“一次不用跑”率为{zero_visit_share}%，上年为{zero_visit_share<}%。
        承诺办结时限压缩率、申请材料精简率分别为{time_cut}%、{materials_cut}%。
        “一件事一次办”主题事项上线{one_thing_items}项，上年为{one_thing_items<}项。
        取消证明事项{proofs_cut}项，实行告知承诺制{commitment_items}项。
        政务服务事项认领率、发布率均为{publication_rate}%。
        12345热线办理群众诉求{requests:余}件。
        办理群众诉求{requests}件，群众满意率为{requests_satisfaction}%。
        政务服务事项即办率达到{immediate_share}%。
        {全}可网办事项{items_online}项。
        政务服务事项网上可办率达{online_share}%。
        “最多跑一次”事项{items_one_visit}项。
        {全}“最多跑一次”事项达{items_one_visit}项。
        {全}政务服务“最多跑一次”率达{one_visit_share}%。
        “最多跑一次”事项占比{one_visit_share}%。
        “一次不用跑”事项{items_zero_visit}项。
        推动{items_zero_visit}项政务服务事项实现“零跑动”。
        政务服务事项“一次不用跑”率达{zero_visit_share}%。
        政务服务事项不见面审批率达{zero_visit_share}%。
        政务服务事项承诺办结时限较法定时限压缩{time_cut}%。
        审批时限压减率达{time_cut}%。
        政务服务事项申请材料精简率达{materials_cut}%。
        政务服务事项办事材料压减{materials_cut}%。
        推出“一件事一次办”主题事项{one_thing_items}项。
        已有{one_thing_items}项“高效办成一件事”落地实施。
        对{commitment_items}项证明事项实行告知承诺制。
        实行告知承诺的证明事项有{commitment_items}项。
        取消证明事项{proofs_cut}项。
        开展“减证便民”行动，取消各类证明事项{proofs_cut}项。
        政务服务事项发布率{publication_rate}%。
        {全}政务服务事项实施清单发布率为{publication_rate}%。
        12345政务服务便民热线受理群众诉求{requests}件，群众满意率{requests_satisfaction}%。
        12345政务服务便民热线受理群众诉求{requests:万}件。
        12345热线群众诉求满意率达{requests_satisfaction}%。
        """

    /// Conditions for enterprises.
    static let business = """
        # 优化法治化营商环境，服务高质量发展
        ~ 平等保护各类经营主体合法权益，持续激发市场活力和社会创造力。
        ~ 落实领导干部联系企业制度，面对面听取意见、点对点解决难题。
        ~ 清理废除妨碍统一市场和公平竞争的规定和做法。
        ~ 健全守信激励和失信惩戒机制，营造诚实守信的社会环境。
        @ business
        = new_entities 4000..9800 rising
        = new_entities_growth growth new_entities
        = entities 30000..68000 rising
        = online_registrations 900..5200
        = online_registration_rate 93.0..99.6
        = tax_relief 80000000..360000000
        = cost_relief 60000000..240000000
        = arrears_cleared 12000000..88000000
        = startup_days 0.5..2.5 fixed
        = complaints_received 60..360
        = complaints_closed 95..100% complaints_received
        = complaint_rate complaints_closed/complaints_received
        = fees_items 18..44 fixed
        全年新登记市场主体{new_entities}户。
        新设市场主体增速为{new_entities_growth}%。
        {全}登记在册市场主体{entities}户，上年为{entities<}户。
        全程电子化登记企业{online_registrations}户。
        企业设立全程电子化率达到{online_registration_rate}%。
        落实税收优惠政策，累计减税{tax_relief:亿}元。
        为实体经济企业降低成本{cost_relief:亿}元。
        拖欠民营企业账款已清偿{arrears_cleared:万}元。
        新办企业全流程办理时间缩短为{startup_days}个工作日。
        受理、办结营商环境投诉分别为{complaints_received}件、{complaints_closed}件。
        营商环境投诉按时办结率达{complaint_rate}%。
        现执行的行政事业性收费项目共有{fees_items}项。
        {全}新增经营主体{new_entities}户，同比增长{new_entities_growth}%。
        {全}新设经营主体{new_entities}户，上年为{new_entities<}户。
        {全}新登记经营主体{new_entities:,}户，比上年增长{new_entities_growth}%。
        {全}市场主体总数达{entities:万}户。
        经营主体保有量{entities}户。
        网上登记企业{online_registrations}户。
        全年通过网上办理企业设立登记{online_registrations}户。
        企业登记网办率达{online_registration_rate}%。
        企业设立登记网上办理率为{online_registration_rate}%。
        全年为企业减税降费{tax_relief:亿}元。
        减免各类税费{tax_relief:万}元。
        全年降低企业成本{cost_relief:亿}元。
        推行招标保证金电子保函，累计降低企业成本{cost_relief:万}元。
        清偿拖欠民营企业账款{arrears_cleared:万}元。
        全年化解拖欠中小企业账款{arrears_cleared:万}元。
        企业开办平均用时{startup_days}个工作日。
        企业开办时间压缩至{startup_days}个工作日。
        受理营商环境投诉{complaints_received}件，办结{complaints_closed}件，办结率{complaint_rate}%。
        受理营商环境投诉举报{complaints_received}件。
        办结营商环境投诉{complaints_closed}件。
        营商环境投诉办结率{complaint_rate}%。
        公布行政事业性收费项目{fees_items}项。
        行政事业性收费目录清单共列收费项目{fees_items}项。
        """
}
