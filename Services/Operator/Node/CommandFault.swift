import ArgumentParser
import Foundation
import Links
import NodeRuntime

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

    private static func end(of error: any Error) -> any Error {
        switch error {
        case is ExitCode: return error
        case let error as StartError: return say(error.sentence, error.reason)
        case let error as LinkError:
            let language = InterfaceLanguage(environment: ProcessInfo.processInfo.environment)
            return say(error.sentence(in: language), .unavailable)
        case is CancellationError: return ExitCode(130)
        default: return say("\(error)", .internalFault)
        }
    }

    private static func say(_ sentence: String, _ reason: ExitReason) -> ExitCode {
        FileHandle.standardError.write(Data("shangji: \(sentence)\n".utf8))
        return ExitCode(reason.rawValue)
    }
}
