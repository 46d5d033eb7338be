import Foundation
import NodeRuntime
import Phrases

/// What is wrong with a file that was read or written, for people.
enum FileWords {
    /// Foundation's sentence; in Chinese that of the call of the system which was refused, where it is known.
    static func of(_ error: any Error) -> Phrase {
        let english = error.localizedDescription
        // What lies in there may be an error of any type, which an NSError is made of only where it is known to be an error.
        let inner = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error).map { $0 as NSError }
        guard let inner, inner.domain == NSPOSIXErrorDomain else { return Phrase(zh: english, en: english) }
        return Phrase(zh: SystemFailure(code: Int32(inner.code)).words.zh, en: english)
    }
}
