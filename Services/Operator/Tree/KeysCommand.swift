import ArgumentParser
import Foundation
import Keys
import NodeRuntime
import ZeroMQ

/// `shangji keys`: the key by which other nodes know this one.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Makes, shows and changes the key of a node.",
        subcommands: [New.self, Show.self, KeysRotate.self])

    /// `shangji keys new`
    struct New: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "new", abstract: "Makes a key and its file, which only this user may read.",
            discussion: """
                Prints the public half. An existing file is never overwritten.

                Example:
                  shangji keys new /etc/shangji/node.key
                """)

        @Argument(help: "The file to make.", completion: .file())
        var file: String

        func run() async throws {
            try CommandFault.told { Output().line(try KeyFile.make(file).keys.publicKey.description) }
        }
    }

    /// `shangji keys show`
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Prints the public half of a key, which may be told to anybody.",
            discussion: """
                Example:
                  shangji keys show /etc/shangji/node.key
                """)

        @Argument(help: "The key file.", completion: .file())
        var file: String

        func run() async throws {
            try CommandFault.told { Output().line(try KeyFile.load(file).keys.publicKey.description) }
        }
    }
}

extension KeyFile {
    fileprivate static func make(_ path: String) throws(StartError) -> KeyFile {
        try told { () throws(KeyError) in try create(path) }
    }

    fileprivate static func load(_ path: String) throws(StartError) -> KeyFile {
        try told { () throws(KeyError) in try KeyFile(path) }
    }

    /// As the commands end.
    static func told<Value>(_ work: () throws(KeyError) -> Value) throws(StartError) -> Value {
        do throws(KeyError) {
            return try work()
        } catch {
            throw StartError(error.exitReason, error.words)
        }
    }
}

extension KeyError {
    /// The number for scripts.
    fileprivate var exitReason: ExitReason {
        switch self {
        case .unreadable: .noInput
        case .exists, .unwritable: .cannotCreate
        case .readableByOthers, .noKey, .wrongKey, .noList, .noAnnouncements, .alreadyAdmitted: .configuration
        }
    }
}
