extension Section {
    /// Mediation, petitions: disputes settled without a court.
    static let mediation = """
        # 坚持和发展新时代“枫桥经验”，依法化解矛盾纠纷
        ~ 推动人民调解、行政调解、司法调解衔接联动，把矛盾纠纷化解在基层、化解在萌芽状态。
        ~ 健全矛盾纠纷排查预警机制，做到早发现、早介入、早化解。
        ~ 整合综治、信访、司法行政力量，推进一站式多元解纷平台建设。
        ~ 选聘老党员、老教师、退休法官参与调解，群众有话愿意说、有理有处讲。
        @ mediation
        = received 900..4200
        = succeeded 95..99% received
        = success_rate succeeded/received
        = amount 12000000..48000000
        = admin_received 200..900
        = admin_succeeded 88..98% admin_received
        = admin_success_rate admin_succeeded/admin_received
        = admin_amount 5000000..24000000
        = organizations 60..240
        = mediators 300..1500
        = pre_litigation 400..2200
        {全}人民调解组织共受理矛盾纠纷{received}件，调解成功{succeeded}件，调解成功率{success_rate}%。
        {全}各级人民调解组织调处各类矛盾纠纷{received:,}件，成功{succeeded:,}件，成功率{success_rate}%。
        人民调解委员会全年受理各类民间纠纷{received}件，上年为{received<}件。
        {全}人民调解组织受理矛盾纠纷{received:余}件。
        人民调解受理矛盾纠纷{received}件，同比{received^}。
        人民调解组织全年成功调解矛盾纠纷{succeeded}件。
        人民调解成功率达{success_rate}%。
        人民调解、行政调解受理数分别为{received}件、{admin_received}件。
        {全}各类人民调解组织共涉及调解金额{amount:亿}元。
        {全}行政调解案件达成协议{admin_succeeded}件，涉案金额{admin_amount:万}元。
        {全}各级行政机关行政调解成功率达{admin_success_rate}%。
        {全}人民调解委员会数量达到{organizations}个。
        人民调解、诉前调解成功案件数分别为{succeeded}件、{pre_litigation}件。
        {全}人民调解案件涉案金额合计{amount:万}元。
        人民调解涉及金额{amount:万}元，调解协议当场履行的占多数。
        各级行政机关组织行政调解{admin_received}件，调解成功{admin_succeeded}件，成功率{admin_success_rate}%。
        全年受理行政调解案件{admin_received}件，调解成功{admin_succeeded}件。
        行政调解成功率为{admin_success_rate}%。
        行政调解受理争议纠纷{admin_received}件，上年为{admin_received<}件。
        行政调解案件涉案金额{admin_amount:万}元。
        行政调解涉及金额{admin_amount:万}元。
        {全}共有人民调解委员会{organizations}个，人民调解员{mediators}名。
        现有人民调解组织{organizations}个，专兼职人民调解员{mediators:,}名。
        {全}在册人民调解员{mediators}人。
        加强诉调对接，诉前调解成功案件{pre_litigation}件。
        全年诉前成功化解纠纷{pre_litigation}件。
        @ petition
        = resolved 20..120
        = timely_rate 97.0..99.9
        全年化解信访积案{resolved}件。
        推动信访积案化解，全年化解信访积案{resolved:余}件。
        信访事项及时受理率保持在{timely_rate}%。
        集中攻坚重复信访，化解信访积案{resolved}件，上年为{resolved<}件。
        信访事项及时受理率达{timely_rate}%。
        {全}信访事项及时受理率为{timely_rate}%。
        """

    /// Administrative reconsideration and lawsuits against organs.
    static let review = """
        # 强化行政复议与行政应诉，有效化解行政争议
        ~ 全面贯彻新修订的行政复议法，发挥行政复议化解行政争议的主渠道作用。
        ~ 完善繁简分流、听证审理、专家咨询等办案机制，让群众在每一起案件中感受到公平正义。
        ~ 落实府院联动机制，从源头预防和减少行政争议。
        ~ 严格执行行政机关负责人出庭应诉制度，既出庭又出声、既解释又解决。
        @ reconsideration
        = received 90..520
        = applications 108..122% received
        = concluded 86..97% received
        = mediated 24..42% concluded
        = pre_mediated 12..24% received
        = settlement_rate mediated/concluded
        = corrected 6..14% concluded
        = correction_rate corrected/concluded
        = published 60..90% concluded
        {县}政府全年收到行政复议申请{applications}件，受理{received}件，审结{concluded}件。
        {全}受理行政复议案件{received}件，审结{concluded}件，其中调解和解结案{mediated}件，调解和解率{settlement_rate}%。
        {全}新收行政复议案件{received}件，上年为{received<}件。
        全年受理行政复议案件{received}件，同比{received^}。
        {全}收到行政复议申请{applications}件。
        全年审结行政复议案件{concluded}件。
        受理、审结行政复议案件分别为{received}件、{concluded}件。
        全年接收行政复议申请{applications}件，上年为{applications<}件。
        能动复议促和解，{mediated}件行政复议案件以调解、和解方式结案。
        收到行政复议申请{applications}件，案前调解成功{pre_mediated}件。
        行政复议案件调解和解率为{settlement_rate}%，直接纠错率为{correction_rate}%。
        审结行政复议案件{concluded}件，共纠正违法或不当行政行为{corrected}件。
        行政复议决定书网上公开{published}份。
        审结行政复议案件{concluded}件，其中直接纠错{corrected}件，直接纠错率{correction_rate}%。
        行政复议案件经调解、和解结案{mediated}件。
        行政复议案前调解成功{pre_mediated}件。
        强化案前调解，行政复议案前化解争议{pre_mediated}件。
        行政复议调解和解率达{settlement_rate}%。
        行政复议直接纠错{corrected}件。
        行政复议纠错率为{correction_rate}%。
        网上公开行政复议决定书{published}份。
        依法公开行政复议决定书，网上公开行政复议决定书{published}份，上年为{published<}份。
        @ litigation
        = cases 60..260
        = concluded 82..96% cases
        = lost 3..11% concluded
        = loss_rate lost/concluded
        = win_rate 88.0..97.0
        = hearings 60..85% cases
        = appearances 92..100% hearings
        = appearance_rate appearances/hearings
        = compliance_rate 97.0..99.9
        = settled 10..24% cases
        {全}行政诉讼案件共{cases}件，审结{concluded}件，败诉{lost}件，败诉率{loss_rate}%。
        全年发生行政诉讼案件{cases}件，上年为{cases<}件。
        {全}行政诉讼案件{cases}件，审结{concluded}件。
        行政诉讼案件共审结{concluded}件，其中败诉{lost}件。
        审结行政诉讼案件{concluded}件，败诉{lost}件，败诉率{loss_rate}%。
        行政诉讼败诉率为{loss_rate}%。
        行政诉讼胜诉率为{win_rate}%。
        {全}行政机关行政诉讼胜诉率{win_rate}%，负责人出庭应诉率{appearance_rate}%。
        行政诉讼败诉率为{loss_rate}%，行政机关负责人出庭应诉率为{appearance_rate}%。
        行政机关负责人应出庭行政诉讼案件{hearings}件，已出庭{appearances}件。
        生效行政裁判文书履行率保持在{compliance_rate}%。
        行政争议协调化解机制运行顺畅，促成行政案件和解撤诉{settled}件。
        行政机关行政诉讼胜诉率达{win_rate}%。
        行政机关负责人应出庭应诉案件{hearings}件，实际出庭{appearances}件，出庭应诉率{appearance_rate}%。
        应出庭应诉案件总数{hearings}件，行政机关负责人出庭应诉{appearances}件。
        行政机关负责人出庭应诉率达{appearance_rate}%。
        行政诉讼生效裁判履行率达{compliance_rate}%。
        行政机关生效裁判履行率为{compliance_rate}%。
        行政争议协调化解中心全年成功化解行政争议{settled}件。
        行政诉讼案件协调化解{settled}件。
        """
}
