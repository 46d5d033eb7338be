import ArgumentParser
import Foundation
import NodeRuntime
import Phrases

extension ValidationError {
    /// What is wrong with what somebody typed, in the language of the surroundings. The library shows one text, so the language is chosen
    /// here; what it faults itself (an option that there is not, a word where a number belongs) it says in English.
    init(zh: String, en: String, environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.init(Phrase(zh: zh, en: en).text(in: Language(environment: environment)))
    }
}
