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
                throw StartError(.noInput, "cannot read the configuration file \(file): \(error)")
            }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw StartError(.configuration, "\(file): is not UTF-8 text; save it as UTF-8")
            }
            yaml = text
        }
        do throws(SettingsError) {
            return try read(yaml: yaml, name: file ?? "configuration", environment: environment)
        } catch {
            throw StartError(.configuration, error.description)
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
                problems.append(unknown("key", entry.key, known, at: source))
                continue
            }
            if !setting.apply(entry.value, &settings) {
                problems.append(
                    SettingsProblem(
                        source: source, sentence: "\(entry.key) wants \(setting.form), but has \(entry.value.found)"))
            }
        }

        let byVariable = Dictionary(
            schema.map { (environmentVariable(of: $0.key), $0) }, uniquingKeysWith: { first, _ in first })
        for (variable, text) in environment.sorted(by: { $0.key < $1.key }) where variable.hasPrefix(environmentPrefix)
        {
            let source = SettingsProblem.Source.environment(variable)
            guard let setting = byVariable[variable] else {
                problems.append(unknown("variable", variable, byVariable.keys.sorted(), at: source))
                continue
            }
            let value = WrittenValue.environment(text)
            if !setting.apply(value, &settings) {
                problems.append(
                    SettingsProblem(source: source, sentence: "wants \(setting.form), but has \(value.found)"))
            }
        }

        guard problems.isEmpty else { throw SettingsError(problems: problems) }
        return settings
    }

    private static func unknown(
        _ kind: String, _ name: String, _ known: [String], at source: SettingsProblem.Source
    ) -> SettingsProblem {
        let hint =
            KeySuggestion.nearest(to: name, among: known).map { "did you mean \($0)?" }
            ?? "\(serviceName) --print-configuration lists all"
        return SettingsProblem(source: source, sentence: "unknown \(kind) \(name); \(hint)")
    }
}
