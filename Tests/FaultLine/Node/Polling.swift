/// Asks again and again until there is an answer: what happens in another process tells a test no event. The suite's time
/// limit ends a wait for what never comes.
public func polled<Answer>(
    isolation: isolated (any Actor)? = #isolation, every pause: Duration = .milliseconds(20),
    _ ask: () async throws -> Answer?
) async throws -> Answer {
    while true {
        if let answer = try await ask() { return answer }
        try await Task.sleep(for: pause)
    }
}
