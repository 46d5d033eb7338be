extension Section {
    /// Rules below the law, and their control.
    static let rules = """
        # 完善依法行政制度体系，加强规范性文件监督管理
        ~ 严格落实规范性文件评估论证、公开征求意见、合法性审核、集体审议决定等程序。
        ~ 坚持有件必备、有备必审、有错必纠，维护法制统一。
        ~ 探索人工智能辅助审查，提高文件审核的质量和效率。
        @ norms
        = documents 70..260 fixed
        = issued 5..28 fixed
        = reviewed 12..60 fixed
        = filed 6..30 fixed
        = filing_rate 98.0..99.9
        = retained 60..84% documents
        = amended 4..12% documents
        = repealed 8..16% documents
        = filings_examined 14..60 fixed
        = bills 1..6 fixed
        = regulations 1..7 fixed
        {全}现行有效的行政规范性文件共计{documents}件。
        {县}政府现行有效的行政规范性文件{documents}件，已全部向社会公布。
        {县}政府全年制定行政规范性文件{issued}件。
        全年出台行政规范性文件{issued}件，报备{filed}件。
        审查规范性文件、政府合同分别为{reviewed}件、{decision.contracts_reviewed}件。
        规范性文件报备率为{filing_rate}%，上年为{filing_rate<}%。
        开展规范性文件清理，共清理规范性文件{documents}件，废止{repealed}件，修改{amended}件。
        规范性文件清理后，继续有效{retained}件。
        对下级报备的{filings_examined}件规范性文件开展备案审查。
        全年以{县}政府名义出台行政规范性文件{issued}件，上年为{issued<}件。
        全年审查行政规范性文件{reviewed}件。
        经合法性审核的规范性文件{reviewed}件。
        全年上报备案行政规范性文件{filed}件，报备率{filing_rate}%。
        向上一级行政机关报备规范性文件{filed}件。
        规范性文件报备率达{filing_rate}%。
        规范性文件清理结果为保留{retained}件，修改{amended}件，废止{repealed}件。
        经清理，继续有效的规范性文件{retained}件，废止{repealed}件。
        修改行政规范性文件{amended}件。
        废止行政规范性文件{repealed}件。
        收到下级报送备案的规范性文件{filings_examined}件，逐件登记审查。
        规范性文件备案审查{filings_examined}件，上年为{filings_examined<}件。
        ^ 全年提请人大常委会审议地方性法规草案{bills}件。
        ^ 向人大常委会提请审议地方性法规草案{bills}件，制定政府规章{regulations}件。
        ^ 全年制定政府规章{regulations}件。
        @ fair_competition
        = reviewed 20..110 fixed
        = stock 160..620 fixed
        全年对{reviewed}件政策措施开展公平竞争审查。
        落实公平竞争审查制度，清理存量政策措施{stock}件，审查增量政策措施{reviewed}件。
        公平竞争审查增量文件{reviewed}件，清理存量文件{stock}件。
        开展公平竞争存量政策措施清理，梳理文件{stock}件。
        """

    /// Decisions of weight, counsel.
    static let decision = """
        # 健全科学民主依法决策机制，防范决策风险
        ~ 严格执行重大行政决策程序规定，公众参与、专家论证、风险评估、合法性审查、集体讨论决定一个环节不少。
        ~ 发挥法律顾问、公职律师在依法决策中的参谋助手作用。
        ~ 建立决策后评估制度，及时跟踪决策执行情况和实施效果。
        @ decision
        = major 4..14 fixed
        = legality_reviews 120..560
        = contracts_reviewed 50..260
        = opinions 60..420
        {县}政府公布年度重大行政决策事项{major}项。
        列入年度重大行政决策目录的事项共{major}项，上年为{major<}项。
        全年合法性审查件数为{legality_reviews}件，其中政府合同{contracts_reviewed}件。
        公职律师、法律顾问共提供法律意见{opinions}条。
        全年作出重大行政决策{major:中}件，均经过法定程序。
        对{县}政府常务会议议题开展合法性审查{legality_reviews}件次。
        全年合法性审查件数为{legality_reviews}件，出具法律意见{opinions}条。
        审查政府合同{contracts_reviewed}份。
        全年审查政府合同{contracts_reviewed}件，上年为{contracts_reviewed<}件。
        {县}政府法律顾问全年出具法律意见书{opinions}份。
        法律顾问全年提出书面法律意见{opinions}条。
        @ counsel
        = bodies 30..96
        = counsels 6..24 fixed
        = public_lawyers 20..90
        = firms 2..9 fixed
        {全}{bodies}家党政机关聘请了法律顾问。
        推动法律顾问全覆盖，{全}共有{bodies}家党政机关聘请法律顾问。
        {县}政府聘请法律顾问{counsels}名。
        {县}政府法律顾问{counsels}名，公职律师{public_lawyers}名。
        {全}{bodies}个行政机关和事业单位配备法律顾问。
        与{firms}家律师事务所合作，为重大项目提供法律服务。
        续聘{counsels}名律师担任{县}政府法律顾问。
        {全}公职律师达到{public_lawyers}名。
        党政机关共有公职律师{public_lawyers}名，上年为{public_lawyers<}名。
        {县}政府与{firms}家律师事务所签订法律服务合同。
        聘请{firms}家律师事务所担任常年法律顾问单位。
        """
}
