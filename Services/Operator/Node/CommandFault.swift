import ArgumentParser
import Foundation
import Links
import NodeRuntime
import Phrases
import Tables

/// How commands end that cannot do what they were asked: one sentence on standard error, and a status for scripts.
enum CommandFault {
    /// Does something; what goes wrong is told, and ends the command.
    /// - Throws: `ExitCode` with the status of the fault.
    static func told<Value>(
        isolation: isolated (any Actor)? = #isolation, _ work: () async throws -> Value
    ) async throws -> Value {
        do {
            return try await work()
        } catch {
            throw end(of: error)
        }
    }

    /// Does something; what goes wrong is told, and ends the command.
    /// - Throws: `ExitCode` with the status of the fault.
    static func told<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch {
            throw end(of: error)
        }
    }

    /// What a person is told of a fault.
    static func words(of error: any Error) -> Phrase {
        switch error {
        case let error as StartError: error.words
        case let error as LinkError: error.words
        default: Phrase(zh: "程序出错：\(error)", en: "\(error)")
        }
    }

    /// The line that tells a fault in the language of the surroundings.
    static func line(of error: any Error, environment: [String: String]) -> String {
        let style = TerminalStyle(language: Language(environment: environment))
        return "shangji: \(style.tamed(words(of: error).text(in: style.language)))\n"
    }

    private static func end(of error: any Error) -> any Error {
        switch error {
        case is ExitCode: return error
        case is CancellationError: return ExitCode(130)
        default: break
        }
        let environment = ProcessInfo.processInfo.environment
        FileHandle.standardError.write(Data(line(of: error, environment: environment).utf8))
        return ExitCode(status(of: error).rawValue)
    }

    private static func status(of error: any Error) -> ExitReason {
        switch error {
        case let error as StartError: error.reason
        case is LinkError: .unavailable
        default: .internalFault
        }
    }
}
