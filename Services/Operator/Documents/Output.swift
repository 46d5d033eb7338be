import Foundation
import NodeRuntime
import Phrases
import Tables

/// Where a command's words go: lines on standard output in the language of the surroundings, progress on standard error.
struct Output {
    let style: TerminalStyle
    private let showsProgress: Bool

    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        let terminal = Terminal.standardOutput(environment: environment)
        style = TerminalStyle(
            language: Language(environment: environment), colour: terminal.usesColour,
            width: terminal.columns)
        showsProgress = Terminal.standardError(environment: environment).isInteractive
    }

    /// Prints a line. What is in it may come from other nodes, from documents and from names of files: nothing of it steers the terminal.
    func line(_ text: String) { FileHandle.standardOutput.write(Data((style.tamed(text) + "\n").utf8)) }

    /// Prints a line for a person alone, beside what a script takes from standard output.
    func note(_ text: String) { FileHandle.standardError.write(Data((style.tamed(text) + "\n").utf8)) }

    /// Tells a fault.
    func fault(_ text: String) {
        progress(nil)
        FileHandle.standardError.write(Data("shangji: \(style.tamed(text))\n".utf8))
    }

    /// Tells a fault.
    func fault(_ words: Phrase) { fault(words.text(in: style.language)) }

    /// Shows how far long work is, on a terminal, in place of what was shown before; `nil` takes it away.
    func progress(_ text: String?) {
        guard showsProgress else { return }
        FileHandle.standardError.write(Data(("\r\u{1B}[K" + (text.map(style.tamed) ?? "")).utf8))
    }
}
