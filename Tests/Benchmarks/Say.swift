import Glibc

/// Prints a line at once, also into a pipe: a measurement may take an hour.
func say(_ line: String) {
    print(line)
    fflush(nil)
}
