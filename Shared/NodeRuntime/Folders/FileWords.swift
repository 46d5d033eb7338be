private import Foundation
public import Phrases

/// What is wrong with a file or a folder that was read or written, for people.
public enum FileWords {
    /// The system's words for the call that was refused, where it is known; else Foundation's sentence.
    public static func of(_ error: any Error) -> Phrase {
        // What lies in there may be an error of any type, which an NSError is made of only where it is known to be an error.
        let inner = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error).map { $0 as NSError }
        guard let inner, inner.domain == NSPOSIXErrorDomain else {
            return Phrase(zh: error.localizedDescription, en: error.localizedDescription)
        }
        return SystemFailure(code: Int32(inner.code)).words
    }
}
