import Places
import Testing

@Suite("Words of zones")
struct ZoneWordTests {
    @Test(arguments: ["高新区", "经济技术开发区", "工业园区", "城乡一体化示范区", "新区", "园区"])
    func isBare_whenNameSaysOnlyWhatItIsFor_isTrue(name: String) {
        #expect(ZoneWord.isBare(name))
    }

    @Test(arguments: ["苏州工业园区", "东湖高新区", "雄安新区", "任城区", "区", "", "高新"])
    func isBare_whenNameHasMore_isFalse(name: String) {
        #expect(!ZoneWord.isBare(name))
    }

    @Test func family_whenAbbreviated_isThatOfTheFullName() {
        #expect(ZoneWord.family(of: "高新区") == ZoneWord.family(of: "平顶山高新技术产业开发区"))
        #expect(ZoneWord.family(of: "经开区") == ZoneWord.family(of: "天津经济技术开发区"))
        #expect(ZoneWord.family(of: "开发区") == nil)
    }
}
