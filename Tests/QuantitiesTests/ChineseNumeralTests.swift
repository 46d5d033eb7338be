import Quantities
import Testing

/// Numbers in Chinese numerals, pure and mixed.
struct ChineseNumeralTests {
    @Test(arguments: [
        ("三件", "三 = 3"), ("两起", "两 = 2"), ("零起", "零 = 0"), ("十件", "十 = 10"), ("十二部", "十二 = 12"),
        ("二十一个", "二十一 = 21"), ("一百零五件", "一百零五 = 105"), ("三百二十件", "三百二十 = 320"),
        ("一千零一夜", "一千零一 = 1001"), ("两千三百四十五", "两千三百四十五 = 2345"), ("一万二千", "一万二千 = 12000"),
        ("三十万户", "三十万 = 300000"), ("一亿两千万元", "一亿两千万 = 120000000"), ("兩萬人", "兩萬 = 20000"),
    ])
    func numerals_whenPlacesAreNamed_areRead(text: String, expected: String) {
        #expect(Numeral.words(text) == expected)
    }

    @Test(arguments: [
        ("二〇二三年", "二〇二三 = 2023"), ("二○一四年", "二○一四 = 2014"), ("一二三四五", "一二三四五 = 12345"),
        ("三点五万户", "三点五万 = 35000"), ("九十九点八", "九十九点八 = 99.8"), ("一点二亿元", "一点二亿 = 120000000"),
    ])
    func numerals_whenDigitsStandInARow_areRead(text: String, expected: String) {
        #expect(Numeral.words(text) == expected)
    }

    @Test(arguments: [
        ("百分之九十五", "百分之九十五 = 95 %"), ("百分之九十五点五", "百分之九十五点五 = 95.5 %"), ("百分之百", "百分之百 = 100 %"),
        ("百分之一百", "百分之一百 = 100 %"), ("百分之零点五", "百分之零点五 = 0.5 %"), ("三分之一", "三分之一 = 33.33 %"),
        ("四分之三", "四分之三 = 75 %"), ("五成", "五成 = 50 %"), ("八成半", "八成半 = 85 %"), ("十成", "十成 = 100 %"),
    ])
    func numerals_whenTheyNameAShare_areInPerCent(text: String, expected: String) {
        #expect(Numeral.words(text) == expected)
    }

    @Test(arguments: [
        ("两千余人次", "两千余 = 2000 +"), ("三百多件", "三百多 = 300 +"), ("三十余万人", "三十余万 = 300000 +"),
        ("三十多萬", "三十多萬 = 300000 +"), ("十几个", "十几 = 10 +"), ("两万余", "两万余 = 20000 +"),
    ])
    func numerals_whenOpenWordStandsInOrBehind_areOpen(text: String, expected: String) {
        #expect(Numeral.words(text) == expected)
    }

    @Test(arguments: ["百姓", "千方百计", "万一", "亿万", "几十个", "余下", "点五", "百分之", "百分点", "成", "分之一", "件"])
    func numerals_whenTheWordIsNoNumber_areNone(text: String) {
        #expect(Numeral.words(text) == "-")
    }

    @Test func numerals_whenZeroStandsBelowTheLine_areNoShare() {
        #expect(Numeral.words("零分之三") == "零 = 0")
    }
}
