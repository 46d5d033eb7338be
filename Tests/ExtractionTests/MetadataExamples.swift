/// Invented reports: the lines around a text, and what they say. None of them was ever published.
enum MetadataExamples {
    /// One report and what a careful reader says of it.
    struct Example: Sendable, CustomStringConvertible {
        /// What it shows.
        let description: String
        /// The text.
        let text: String
        /// Kind, place, its id, code, parent, level, zone, department, year, published, issuer; `-` for nothing.
        let expected: String
    }

    /// Reports mostly of governments.
    static let governments: [Example] = [
        Example(
            description: "title with 关于",
            text: """
                关于荆门市2022年度法治政府建设情况的报告

                2022年，荆门市坚持以习近平新时代中国特色社会主义思想为指导，认真落实法治政府建设各项任务，取得明显成效，现将有关情况报告如下，请予审阅并提出宝贵意见。
                一、主要做法
                受理行政复议案件20件。
                荆门市人民政府
                2023年2月8日
                """,
            expected: "annual_report 荆门市 420800 420800 420000 prefecture - - 2022 2023-02-08 荆门市人民政府"),
        Example(
            description: "parent named in the opening",
            text: """
                鼓楼区2021年法治政府建设年度报告
                2021年，鼓楼区在福州市委、市政府的坚强领导下，深入贯彻习近平法治思想，扎实推进依法行政，全面建设法治政府，现将情况报告如下，请审阅。
                一、主要做法
                """,
            expected: "annual_report 鼓楼区 350102 350102 350100 county - - 2021 - -"),
        Example(
            description: "nothing tells four places apart",
            text: """
                鼓楼区2021年法治政府建设年度报告
                2021年，鼓楼区深入贯彻习近平法治思想，扎实推进依法行政，全面建设法治政府，现将情况报告如下，请审阅，不当之处敬请批评指正。
                一、主要做法
                """,
            expected: "annual_report 鼓楼区? 320106|320302|350102|410204 - - - - - 2021 - -"),
        Example(
            description: "department signs a title without subject",
            text: """
                首页 > 政务公开 > 法治政府建设年度报告
                2023年度法治政府建设工作报告
                发布时间：2024-01-30 来源：县教育局
                2023年，我局认真贯彻落实习近平法治思想，在县委县政府坚强领导下，扎实推进法治政府建设各项工作，现将情况汇报如下，请审阅。
                一、主要做法
                通山县教育局
                2024年1月20日
                """,
            expected: "annual_report 通山县 421224 421224 421200 department - 通山县教育局 2023 2024-01-30 通山县教育局"),
        Example(
            description: "justice bureau signs its government’s report",
            text: """
                中共赤壁市委全面依法治市委员会办公室
                赤壁市2022年法治政府建设情况报告
                2022年，赤壁市坚持依法行政，各项工作取得成效，现将有关情况报告如下：
                一、主要做法
                赤壁市司法局
                二〇二三年二月五日
                """,
            expected: "annual_report 赤壁市 421281 421281 421200 county - - 2022 2023-02-05 赤壁市司法局"),
        Example(
            description: "township under its county",
            text: """
                青州市何官镇2023年度法治政府建设工作情况报告
                2023年，何官镇坚持依法行政，各项工作取得成效，现将有关情况报告如下：
                一、主要做法
                何官镇人民政府
                2024年1月5日
                """,
            expected: "annual_report 何官镇 370781111 - 370781 township - - 2023 2024-01-05 何官镇人民政府"),
        Example(
            description: "district of a municipality",
            text: """
                崇明区人民政府关于2020年度法治政府建设情况的报告
                2020年，崇明区坚持依法行政，各项工作取得成效，现将有关情况报告如下：
                一、主要做法
                上海市崇明区人民政府
                2021年1月15日
                """,
            expected: "annual_report 崇明区 310151 310151 310000 county - - 2020 2021-01-15 上海市崇明区人民政府"),
        Example(
            description: "zone outside the gazetteer",
            text: """
                武昌临江经济开发区2022年度法治政府建设情况报告
                2022年，开发区坚持依法行政，各项工作取得成效，现将有关情况报告如下：
                一、主要做法
                武昌临江经济开发区管理委员会
                2023年1月15日
                """,
            expected: "annual_report 武昌临江经济开发区 outside - 420106 township zone - 2022 2023-01-15 武昌临江经济开发区管理委员会"),
        Example(
            description: "tax bureau named after the national one",
            text: """
                国家税务总局崇阳县税务局2023年法治政府建设情况报告
                2023年，我局坚持依法行政，税收治理体系和治理能力现代化水平持续提升，受到上级充分肯定，现将有关情况报告如下：
                一、主要做法
                """,
            expected: "annual_report 崇阳县 421223 421223 421200 department - 国家税务总局崇阳县税务局 2023 - -"),
        Example(
            description: "title over two lines, addressed to the State Council",
            text: """
                湖北省人民政府
                关于2021年度法治政府建设情况的报告
                国务院：
                2021年，全省坚持依法行政，各项工作取得成效，现将有关情况报告如下：
                一、主要做法
                湖北省人民政府
                2022年3月30日
                """,
            expected: "annual_report 湖北省 420000 420000 - province - - 2021 2022-03-30 湖北省人民政府"),
        Example(
            description: "place outside the gazetteer",
            text: """
                桃花源县2021年法治政府建设情况报告
                2021年，桃花源县坚持依法行政，各项工作取得成效，现将有关情况报告如下：
                一、主要做法
                桃花源县人民政府
                2022年1月30日
                """,
            expected: "annual_report 桃花源县 outside - - county - - 2021 2022-01-30 桃花源县人民政府"),
        Example(
            description: "work plan",
            text: """
                荣昌区人民政府办公室关于印发重庆市荣昌区2023年法治政府建设工作要点的通知
                各镇人民政府、街道办事处：
                现将工作要点印发给你们，请认真贯彻执行，各单位要结合实际制定实施方案，明确责任分工，确保各项任务落到实处。
                一、总体要求
                """,
            expected: "work_plan 荣昌区 500153 500153 500000 county - - 2023 - -"),
        Example(
            description: "news item",
            text: """
                蓬莱区召开2022年法治政府建设工作推进会
                5月10日，蓬莱区召开法治政府建设工作推进会，传达学习上级精神，总结上年工作，部署今年任务，区委副书记、区长出席会议并讲话。
                """,
            expected: "news 蓬莱区 370614 370614 370600 county - - 2022 - -"),
        Example(
            description: "no title, issuer at the end",
            text: """
                2021年，新华区坚持依法行政，政府治理体系和治理能力现代化水平持续提升，受到沧州市充分肯定，现将有关情况报告如下：
                一、主要做法
                新华区人民政府
                2022年1月30日
                """,
            expected: "annual_report 新华区 130902 130902 130900 county - - 2021 2022-01-30 新华区人民政府"),
        Example(
            description: "league’s administrative office",
            text: """
                兴安盟行政公署关于2020年法治政府建设情况的报告
                2020年，兴安盟坚持依法行政，各项工作取得成效，现将有关情况报告如下：
                一、主要做法
                兴安盟行政公署
                2021年1月30日
                """,
            expected: "annual_report 兴安盟 152200 152200 150000 prefecture - - 2020 2021-01-30 兴安盟行政公署"),
        Example(
            description: "this year, signed in December",
            text: """
                今年以来，我县坚持依法行政，各项工作取得成效，现将有关情况报告如下：
                一、主要做法
                二、2023年工作打算
                嘉鱼县人民政府办公室
                2022年12月20日
                """,
            expected: "annual_report 嘉鱼县 421221 421221 421200 county - - 2022 2022-12-20 嘉鱼县人民政府办公室"),
        Example(
            description: "source tells the parent",
            text: """
                西湖区2021年法治政府建设年度报告
                发布日期：2022-03-01
                来源：南昌市西湖区人民政府
                2021年，西湖区坚持依法行政，各项工作取得成效，现将有关情况报告如下：
                一、主要做法
                """,
            expected: "annual_report 西湖区 360103 360103 360100 county - - 2021 2022-03-01 -"),
    ]
}
