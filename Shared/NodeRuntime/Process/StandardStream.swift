private import Glibc
private import Synchronization

/// Writes whole lines to standard output and standard error.
public enum StandardStream {
    /// For tables and machine-readable lines.
    case output

    /// For messages and the log.
    case error

    /// One line at a time a process: a line longer than a pipe's buffer would otherwise mix with another's.
    private static let gate = Mutex<Void>(())

    /// Writes `text` and a line feed, waiting while the reader is slow. A stream that is closed swallows what is
    /// written.
    public func writeLine(_ text: String) { write(text + "\n") }

    /// Writes `text` as it is.
    public func write(_ text: String) {
        let descriptor = self == .output ? STDOUT_FILENO : STDERR_FILENO
        var text = text
        Self.gate.withLock { _ in
            text.withUTF8 { bytes in
                var rest = UnsafeRawBufferPointer(bytes)
                while !rest.isEmpty {
                    let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                    if count > 0 {
                        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
                    } else if count < 0, errno == EAGAIN {
                        var poll = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                        Glibc.poll(&poll, 1, -1)
                    } else if count == 0 || errno != EINTR {
                        return
                    }
                }
            }
        }
    }
}
