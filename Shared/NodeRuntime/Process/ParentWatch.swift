private import CProcess
private import Dispatch
private import Glibc
import Phrases

/// Tells when another process ends, however it ends.
///
/// It holds a descriptor of that very process, so that neither a reused id nor the end of a single thread deceives it
/// (`PR_SET_PDEATHSIG` fires when the *thread* that started the child ends, which in a program with a pool of threads
/// can be any time).
final class ParentWatch {
    private let source: any DispatchSourceRead

    /// Watches the parent process, which must be `parent`, and asks this process to end (SIGTERM to itself) when the
    /// parent has ended.
    ///
    /// - Throws: ``StartError`` of reason `unavailable` when `parent` has ended already.
    static func parent(_ parent: Int32) throws(StartError) -> ParentWatch {
        let watch = try ParentWatch(process: parent) { kill(getpid(), SIGTERM) }
        // After the descriptor is open: a parent that ends from here on is seen.
        guard getppid() == parent else {
            throw StartError(
                .unavailable, zh: "进程 \(parent) 不是本进程的父进程，或已结束；本进程应随之结束",
                en: "process \(parent), with which this one shall end, is not its parent or has ended")
        }
        return watch
    }

    /// Calls `ended` once, on a queue of its own, when `process` has ended.
    init(process: Int32, ended: @escaping @Sendable () -> Void) throws(StartError) {
        let descriptor = shangji_pidfd_open(process)
        guard descriptor >= 0 else {
            let failure = SystemFailure.last
            throw StartError(
                .unavailable, zh: "无法跟踪进程 \(process)：\(failure.words.zh)；本进程应随之结束",
                en: "cannot watch process \(process), with which this one shall end: \(failure)")
        }
        let source = DispatchSource.makeReadSource(
            fileDescriptor: descriptor, queue: DispatchQueue(label: "parent-watch"))
        source.setEventHandler {
            source.cancel()
            ended()
        }
        source.setCancelHandler { close(descriptor) }
        source.activate()
        self.source = source
    }

    deinit { source.cancel() }
}
