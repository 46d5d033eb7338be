import Glibc

/// `SIGTERM`.
let terminateSignal = SIGTERM

/// `SIGKILL`.
let killSignal = SIGKILL

/// The id of this process.
func getProcess() -> Int32 { getpid() }

/// Sends a signal to a process; one that has ended is no error.
func sendSignal(_ process: Int32, _ signal: Int32) { _ = kill(process, signal) }
