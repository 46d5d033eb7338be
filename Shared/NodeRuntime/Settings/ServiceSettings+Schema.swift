extension ServiceSettings {
    /// What is wrong in the description of the settings itself; empty in a correct program, and tested to be so.
    ///
    /// Keys are unique, also as environment variables, are written in lower case, and no key is a section of another;
    /// the keys of a section stand together; the key of a number ends with its unit.
    public static var schemaProblems: [SettingsProblem] {
        var problems: [SettingsProblem] = []
        var variables: Set<String> = []
        var section = "", sections: Set<String> = []
        let keys = Set(schema.map(\.key))
        func complain(_ sentence: String) {
            problems.append(SettingsProblem(source: .program(serviceName), zh: sentence, en: sentence))
        }
        for setting in schema {
            let key = setting.key
            if !key.allSatisfy({ $0 == "_" || $0 == "." || ("a"..."z").contains($0) || ("0"..."9").contains($0) }) {
                complain("the key \(key) is not in lower case with underscores")
            }
            if !variables.insert(environmentVariable(of: key)).inserted {
                complain("the key \(key) or its environment variable stands twice")
            }
            if keys.contains(where: { key.hasPrefix($0 + ".") }) {
                complain("the key \(key) lies inside another key")
            }
            let parent = key.split(separator: ".").first.map { $0.count < key.count ? String($0) : "" } ?? ""
            if parent != section, !parent.isEmpty, !sections.insert(parent).inserted {
                complain("the keys of the section \(parent) do not stand together")
            }
            section = parent
            if let unit = setting.unit {
                if key.split(separator: ".").last.map({ $0 == unit || $0.hasSuffix("_\(unit)") }) != true {
                    complain("the key \(key) does not end with its unit, \(unit)")
                }
            } else if setting.isMeasured {
                complain("the number \(key) has no unit")
            }
        }
        return problems
    }
}
