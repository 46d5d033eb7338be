/// The form of a log line.
public enum LogFormat: String, CaseIterable, SettingValue {
    /// `time=… level=info service=shangji-ingest message="document taken" document.bytes=812`
    case logfmt

    /// One JSON object a line, with the same keys.
    case json
}
