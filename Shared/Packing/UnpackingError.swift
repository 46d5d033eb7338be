/// Bytes that are not what ``Packer`` writes for a type.
package enum UnpackingError: Error {
    /// They end before the value does.
    case tooShort
    /// They go on behind the value.
    case tooLong
    /// A field holds what its type does not know.
    case unknown(String)
}
