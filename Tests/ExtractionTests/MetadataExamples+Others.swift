extension MetadataExamples {
    /// Reports of departments, zones, and pages with furniture.
    static let others: [Example] = [
        Example(
            description: "publication day with blanks and hour",
            text: """
                市城市管理局2022年法治政府建设工作情况
                信息来源：市城管局 发布日期：2023年01月11日 15:20
                2022年，我局坚持依法行政，城市治理体系和治理能力现代化水平持续提升，受到上级充分肯定，现将有关情况报告如下：
                一、主要做法
                鄂州市城市管理执法委员会
                2023年1月10日
                """,
            expected: "annual_report 鄂州市 420700 420700 420000 department - 市城市管理局 2022 2023-01-11 鄂州市城市管理执法委员会"),
        Example(
            description: "clock in the header",
            text: """
                您好，今天是2024年6月3日
                大理白族自治州2023年法治政府建设情况报告
                2023年，大理州坚持依法行政，各项工作取得成效，现将有关情况报告如下：
                一、主要做法
                """,
            expected: "annual_report 大理白族自治州 532900 532900 530000 prefecture - - 2023 - -"),
        Example(
            description: "party and government side by side",
            text: """
                中共延安市委 延安市人民政府关于2022年度法治政府建设情况的报告
                2022年，延安市坚持依法行政，各项工作取得成效，现将有关情况报告如下：
                一、主要做法
                """,
            expected: "annual_report 延安市 610600 610600 610000 prefecture - - 2022 - -"),
        Example(
            description: "street signs a title without subject",
            text: """
                2020年度法治政府建设情况报告
                区人民政府：
                2020年，我街道坚持依法行政，基层治理体系和治理能力现代化水平持续提升，受到上级充分肯定，现将有关情况报告如下：
                一、主要做法
                武昌区黄鹤楼街道办事处
                2020年12月31日
                """,
            expected: "annual_report 黄鹤楼街道 420106007 - 420106 township - - 2020 2020-12-31 武昌区黄鹤楼街道办事处"),
        Example(
            description: "a street's office under its district's government",
            text: """
                重庆市九龙坡区人民政府石桥铺街道办事处
                关于2022年法治政府建设工作情况的报告
                区人民政府：
                2022年，街道坚持依法行政，基层治理体系和治理能力现代化水平持续提升，受到上级充分肯定，现将有关情况报告如下：
                一、主要做法
                石桥铺街道办事处
                2022年12月16日
                """,
            expected: "annual_report 石桥铺街道 500107005 - 500107 township - - 2022 2022-12-16 石桥铺街道办事处"),
        Example(
            description: "title repeated in metadata",
            text: """
                网站首页 政务公开 政府信息公开
                索引号：11421200011330123X/2023-00012
                名　　称：通城县2022年法治政府建设情况报告
                发布机构：通城县人民政府办公室　　发文日期：2023年01月20日
                通城县2022年法治政府建设情况报告
                来源：县司法局 发布日期：2023-02-03 浏览：322
                2022年，在县委的坚强领导下，坚持依法行政，政府治理体系和治理能力现代化水平持续提升，现将有关情况报告如下：
                一、主要做法
                主办：通城县人民政府办公室
                """,
            expected: "annual_report 通城县 421222 421222 421200 county - - 2022 2023-02-03 通城县人民政府办公室"),
        Example(
            description: "machine-made traditional characters",
            text: """
                深圳市南山區2021年法治政府建設情況報告
                2021年，南山區堅持依法行政，各項工作取得成效，現將有關情況報告如下：
                一、全麵履行職能
                深圳市南山區人民政府
                2022年2月15日
                """,
            expected: "annual_report 南山区 440305 440305 440300 county - - 2021 2022-02-15 深圳市南山區人民政府"),
        Example(
            description: "traditional character that simplified names keep",
            text: """
                乾縣2021年法治政府建設情況報告
                2021年，乾縣堅持依法行政，各項工作取得成效，現將有關情況報告如下：
                乾縣人民政府
                2022年2月15日
                """,
            expected: "annual_report 乾县 610424 610424 610400 county - - 2021 2022-02-15 乾縣人民政府"),
        Example(
            description: "issuer over the printing line",
            text: """
                关于2021年法治政府建设情况的报告
                市委、市人大常委会、市人民政府：
                2021年，我区坚持依法行政，各项工作取得成效，现将有关情况报告如下：
                一、主要做法
                朝阳区人民政府
                2022年1月10日
                长春市朝阳区人民政府办公室 2022年1月10日印发
                """,
            expected: "annual_report 朝阳区 220104 220104 220100 county - - 2021 2022-01-10 朝阳区人民政府"),
        Example(
            description: "place only in the opening",
            text: """
                2019年法治政府建设情况报告
                发布时间：2020-01-15
                2019年，市中区人民政府坚持依法行政，政府治理体系和治理能力现代化水平持续提升，受到乐山市充分肯定，现将有关情况报告如下：
                一、主要做法
                """,
            expected: "annual_report 市中区 511102 511102 511100 county - - 2019 2020-01-15 -"),
        Example(
            description: "provincial commission",
            text: """
                福建省发展和改革委员会2022年度法治政府建设情况报告
                2022年，我委坚持依法行政，各项工作取得成效，现将有关情况报告如下：
                """,
            expected: "annual_report 福建省 350000 350000 - department - 福建省发展和改革委员会 2022 - -"),
        Example(
            description: "city that bears its province’s name",
            text: """
                吉林市2022年度法治政府建设情况报告
                2022年，吉林市坚持依法行政，各项工作取得成效，现将有关情况报告如下：
                """,
            expected: "annual_report 吉林市 220200 220200 220000 prefecture - - 2022 - -"),
        Example(
            description: "bare zone word and no such zone",
            text: """
                经济技术开发区2022年度法治政府建设情况报告
                来源：宜昌市人民政府
                2022年，开发区坚持依法行政，各项工作取得成效，现将有关情况报告如下：
                """,
            expected: "annual_report 经济技术开发区?  - - - - - 2022 - -"),
        Example(
            description: "recoded zone by its short name",
            text: """
                合肥高新区2022年度法治政府建设情况报告
                2022年，合肥高新区坚持依法行政，各项工作取得成效，现将有关情况报告如下：
                合肥高新技术产业开发区管理委员会
                2023年1月5日
                """,
            expected: "annual_report 合肥高新技术产业开发区 N340176 - 340100 county zone - 2022 2023-01-05 合肥高新技术产业开发区管理委员会"),
        Example(
            description: "zone that became a district",
            text: """
                滨海新区2022年度法治政府建设情况报告
                2022年，滨海新区坚持依法行政，治理体系和治理能力现代化水平持续提升，受到天津市充分肯定，现将有关情况报告如下：
                """,
            expected: "annual_report 滨海新区 120116 120116 120000 county - - 2022 - -"),
        Example(
            description: "two years in the title",
            text: """
                凉山州西昌市2021年度法治政府建设工作总结和2022年工作打算
                2021年，西昌市坚持依法行政，各项工作取得成效，现将有关情况报告如下：
                """,
            expected: "annual_report 西昌市 513401 513401 513400 county - - 2021 - -"),
        Example(
            description: "municipal department",
            text: """
                宁波市市场监管局关于2022年度法治政府建设情况的报告
                2022年，我局坚持依法行政，各项工作取得成效，现将有关情况报告如下：
                """,
            expected: "annual_report 宁波市 330200 330200 330000 department - 宁波市市场监管局 2022 - -"),
        Example(
            description: "page name and hour above the title",
            text: """
                依法治县，行稳致远
                乐昌市人民政府门户网站 2022-06-15 08:22 来源：本网
                乐昌市人民政府2021年度法治政府建设情况
                2021年，本市坚持依法行政，各项工作取得成效，现将有关情况报告如下：
                """,
            expected: "annual_report 乐昌市 440281 440281 440200 county - - 2021 - -"),
        Example(
            description: "account of a department’s half year, without a word of law in its title",
            text: """
                钟楼区司法局2024年上半年工作总结
                2024年，钟楼区司法局围绕中心、服务大局，扎实履行职责，各项工作有序推进。现将上半年工作开展情况总结如下：
                """,
            expected: "other 钟楼区 320404 320404 320400 department - 钟楼区司法局 2024 - -"),
        Example(
            description: "no title, a department in the opening words",
            text: """
                2023年，武进区市场监督管理局坚持依法行政，全面推进法治政府建设，各项工作取得新的成效。现将有关情况报告如下：
                一、主要做法
                """,
            expected: "annual_report 武进区 320412 320412 320400 department - 武进区市场监督管理局 2023 - -"),
        Example(
            description: "no title, another body’s guidance in the opening words",
            text: """
                2023年，在武进区司法局的指导下，钟楼区人民政府坚持依法行政，全面推进法治政府建设。现将有关情况报告如下：
                一、主要做法
                """,
            expected: "annual_report 钟楼区 320404 320404 320400 county - - 2023 - -"),
        Example(
            description: "short name of a channel where the issuer should stand",
            text: """
                发文机构：gyz1
                发布日期：2024-01-31
                武进区人民政府2023年法治政府建设情况报告
                2023年，武进区坚持依法行政，各项工作取得成效，现将有关情况报告如下：
                """,
            expected: "annual_report 武进区 320412 320412 320400 county - - 2023 2024-01-31 -"),
        Example(
            description: "an analysis of cases, without a word of law in its title",
            text: """
                钟楼区2024年度行政复议案件分析报告
                一、案件办理情况
                2024年新受理行政复议案件31件，审结30件。
                """,
            expected: "other 钟楼区 320404 320404 320400 county - - 2024 - -"),
        Example(
            description: "the opening makes the report public and names its year",
            text: """
                根据《条例》的规定，现公布2022年武进区交通运输局法治政府建设年度报告。如有疑问，请与区交通运输局办公室联系，各项工作取得成效。
                一、总体情况
                """,
            expected: "annual_report 武进区 320412 320412 320400 department - 武进区交通运输局 2022 - -"),
    ]
}
