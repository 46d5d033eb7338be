import Phrases

extension ServiceSettings {
    /// Reads the settings: defaults, then `file`, then the environment.
    ///
    /// - Parameters:
    ///   - file: path of a YAML file; `nil` means defaults and environment alone.
    ///   - environment: all variables of the process; those without ``environmentPrefix`` are ignored.
    /// - Throws: ``StartError`` of reason `noInput` when the file cannot be read and `configuration` when it, or a
    ///   variable of the service's own prefix, is refused; the sentence names everything that is wrong.
    public static func read(file: String?, environment: [String: String]) throws(StartError) -> Self {
        var yaml = ""
        if let file {
            let bytes: [UInt8]
            do throws(SystemFailure) {
                bytes = try FileBytes.read(file, limitBytes: 1 << 20)
            } catch {
                throw StartError(
                    .noInput, zh: "无法读取配置文件 \(file)：\(error.words.zh)",
                    en: "cannot read the configuration file \(file): \(error)")
            }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw StartError(
                    .configuration, zh: "\(file)：不是 UTF-8 文本；请另存为 UTF-8 编码",
                    en: "\(file): is not UTF-8 text; save it as UTF-8")
            }
            yaml = text
        }
        do throws(SettingsError) {
            return try read(yaml: yaml, name: file ?? "configuration", environment: environment)
        } catch {
            throw StartError(.configuration, error.words)
        }
    }

    /// Reads the settings out of a text: defaults, then `yaml`, then the environment. `name` stands for the file in
    /// messages.
    public static func read(
        yaml: String, name: String, environment: [String: String] = [:]
    ) throws(SettingsError) -> Self {
        var settings = Self()
        var problems = schemaProblems
        let byKey = Dictionary(schema.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let known = schema.map(\.key)

        let file = SettingsFile(yaml: yaml, name: name, known: known)
        problems += file.problems
        for entry in file.entries {
            let source = SettingsProblem.Source.line(entry.line, file: name)
            guard let setting = byKey[entry.key] else {
                problems.append(unknown(Phrase(zh: "键", en: "key"), entry.key, known, at: source))
                continue
            }
            if !setting.apply(entry.value, &settings) {
                problems.append(
                    SettingsProblem(
                        source: source, zh: "\(entry.key) 应为\(setting.form.zh)，现为\(entry.value.found.zh)",
                        en: "\(entry.key) wants \(setting.form.en), but has \(entry.value.found.en)"))
            }
        }

        let byVariable = Dictionary(
            schema.map { (environmentVariable(of: $0.key), $0) }, uniquingKeysWith: { first, _ in first })
        for (variable, text) in environment.sorted(by: { $0.key < $1.key }) where variable.hasPrefix(environmentPrefix)
        {
            let source = SettingsProblem.Source.environment(variable)
            guard let setting = byVariable[variable] else {
                problems.append(
                    unknown(Phrase(zh: "变量", en: "variable"), variable, byVariable.keys.sorted(), at: source))
                continue
            }
            let value = WrittenValue.environment(text)
            if !setting.apply(value, &settings) {
                problems.append(
                    SettingsProblem(
                        source: source, zh: "应为\(setting.form.zh)，现为\(value.found.zh)",
                        en: "wants \(setting.form.en), but has \(value.found.en)"))
            }
        }

        guard problems.isEmpty else { throw SettingsError(problems: problems) }
        return settings
    }

    private static func unknown(
        _ kind: Phrase, _ name: String, _ known: [String], at source: SettingsProblem.Source
    ) -> SettingsProblem {
        let hint =
            KeySuggestion.nearest(to: name, among: known).map { Phrase(zh: "是否应为 \($0)？", en: "did you mean \($0)?") }
            ?? Phrase(
                zh: "\(serviceName) --print-configuration 可列出全部",
                en: "\(serviceName) --print-configuration lists all")
        return SettingsProblem(
            source: source, zh: "没有\(kind.zh) \(name)；\(hint.zh)", en: "unknown \(kind.en) \(name); \(hint.en)")
    }
}
