import Phrases

extension ServiceSettings {
    /// The settings as a configuration file: every key with its value, meaning, unit, default and environment variable.
    ///
    /// Reading the text gives the same settings again.
    public var printed: String {
        let defaults = Self()
        var lines = [
            "# Configuration of \(Self.serviceName). Every key may be left out; then its default holds.",
            "# An environment variable overrides the file.",
        ]
        var section: [Substring] = []
        for setting in Self.schema {
            let words = setting.key.split(separator: ".")
            let parents = Array(words.dropLast())
            lines.append("")
            let shared = zip(section, parents).prefix { $0 == $1 }.count
            for (depth, parent) in parents.enumerated().dropFirst(shared) {
                lines.append(Self.indent(depth) + parent + ":")
            }
            section = parents

            let margin = Self.indent(parents.count)
            lines += Self.wrapped(setting.meaning, margin: margin + "# ")
            lines.append("\(margin)# Wants \(setting.form.en). Default: \(setting.show(defaults)).")
            lines.append("\(margin)# Environment: \(Self.environmentVariable(of: setting.key))")
            lines.append("\(margin)\(words.last ?? ""): \(setting.show(self))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }

    /// Breaks a sentence at spaces so that no line is longer than 100 characters, unless a word is.
    private static func wrapped(_ sentence: String, margin: String) -> [String] {
        var lines: [String] = []
        for word in sentence.split(whereSeparator: \.isWhitespace) {
            if let last = lines.last, last.count + 1 + word.count <= 100 {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(margin + word)
            }
        }
        return lines
    }
}
