@testable import Links
import Testing
import ZeroMQ

/// Both ends of a line over CURVE, whose keys change while it is used.
@Suite(.timeLimit(.minutes(3))) struct KeyChangeTests {
    @Test func line_whoseOwnKeyChanges_goesOnUnderTheNewOne() async throws {
        try await Ends.run { ends in
            let second = try CurveKeyPair.generate()
            await ends.admit(second.publicKey)
            await ends.change(own: second)
            await ends.until("lost")
            await ends.until("ready")
            #expect(await ends.lastKnock == second.publicKey)
            #expect(await ends.isAnswered())
        }
    }

    /// The other side does not know the new key yet: the connection under the old one stays until it does.
    @Test func line_whoseNewKeyIsNotAdmittedYet_staysUpUnderTheOldOne() async throws {
        try await Ends.run { ends in
            let second = try CurveKeyPair.generate()
            await ends.change(own: second)
            await ends.until("turned away")
            #expect(await ends.isAnswered(), "over the connection that was there")
            #expect(await !ends.heard.contains("lost"))
            await ends.admit(second.publicKey)
            await ends.until("lost")
            await ends.until("ready")
            #expect(await ends.lastKnock == second.publicKey)
        }
    }

    /// The key was taken off the list before the new one was let in: no connection under the old one is waited for.
    @Test func line_whoseOldKeyIsShutOut_goesOnUnderTheNewOne() async throws {
        try await Ends.run { ends in
            let second = try CurveKeyPair.generate()
            await ends.shutAllOut()
            _ = await ends.isAnswered()
            await ends.admit(second.publicKey)
            await ends.change(own: second)
            await ends.until("ready")
            #expect(await ends.lastKnock == second.publicKey)
        }
    }

    /// To the owner that is a line that was lost: a reader that is refused would end.
    @Test func line_whoseOldKeyIsShutOutTooEarly_isLostAndNotRefused() async throws {
        try await Ends.run { ends in
            let second = try CurveKeyPair.generate()
            await ends.change(own: second)
            await ends.until("turned away")
            await ends.shutAllOut()
            await ends.ask()
            await ends.until("lost")
            await ends.admit(second.publicKey)
            await ends.until("ready")
            #expect(await ends.lastKnock == second.publicKey)
        }
    }

    @Test func line_whoseOtherSideChangesItsAnnouncedKey_comesBackUnderIt() async throws {
        try await Ends.run { ends in
            let second = try CurveKeyPair.generate()
            await ends.announce(second)
            await ends.until("confirmed \(second.publicKey)")
            await ends.changeServer()
            await ends.until("lost")
            await ends.until("ready")
            #expect(await ends.isAnswered())
            #expect(await ends.believed == [second.publicKey], "the key before is believed no more")
        }
    }

    /// A wrong key of the other side breaks every handshake; whoever has it must not knock as fast as connections can be made.
    @Test func line_withAWrongKeyOfTheOtherSide_knocksEverMoreSlowly() async throws {
        try await Ends.run { ends in
            await ends.announce(try CurveKeyPair.generate(), toNobody: true)
            let begin = ContinuousClock.now
            await ends.changeServer()
            for _ in 0..<5 { await ends.until("turned away") }
            // Half a second after the second, then one, then two; on a busy machine more.
            #expect(begin.duration(to: .now) > .seconds(3))
        }
        let pauses = (2...9).map { DealerPort.pause(afterBroken: $0) }
        #expect(pauses.prefix(5) == [.milliseconds(500), .seconds(1), .seconds(2), .seconds(4), .seconds(8)])
        #expect(pauses.dropFirst(5).allSatisfy { $0 == .seconds(10) })
        #expect(DealerPort.pause(afterBroken: .max) == .seconds(10))
    }

    /// Without the announcement nobody is fooled: the line stays down, as for any other server.
    @Test func line_whoseOtherSideHasAKeyThatWasNotAnnounced_isNotUp() async throws {
        try await Ends.run { ends in
            let first = await ends.believed
            await ends.announce(try CurveKeyPair.generate(), toNobody: true)
            await ends.changeServer()
            await ends.until("turned away")
            await ends.until("turned away")
            #expect(await ends.believed == first)
            #expect(await !ends.heard.contains("ready"))
        }
    }
}
