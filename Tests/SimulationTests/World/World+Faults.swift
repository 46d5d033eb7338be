import Documents

extension World {
    /// Starts a process, for the first time or again.
    func start(_ index: Int) {
        guard slots[index].process == nil else { return }
        let seat = Seat(world: self, slot: index, incarnation: slots[index].incarnation)
        say("\(slots[index].member) starts")
        switch slots[index].member {
        case .submitter(let number):
            guard let line = line(of: index, .submit) else { return }
            let process = SubmitterProcess(seat, line: line)
            slots[index].process = process
            for submission in handedIn where schedule.submissions[submission].submitter == number {
                give(submission, to: process)
            }
        case .ingest(let node):
            guard let line = line(of: index, .store) else { return }
            let process = IngestProcess(seat, node: node, storeLine: line)
            slots[index].process = process
            process.begin()
        case .worker(let number):
            guard let work = line(of: index, .work), let store = line(of: index, .store) else { return }
            slots[index].process = WorkerProcess(
                seat, name: "w\(number)", worker: schedule.workers[number], workLine: work, storeLine: store)
        case .ledger: slots[index].process = LedgerProcess(seat)
        }
        plan(.tick(index, incarnation: slots[index].incarnation), at: now + dice(0...Self.tickInterval))
        for line in network.lines.indices where network.lines[line].asker == index {
            plan(.connect(line: line, generation: network.lines[line].generation), at: now + dice(100...20_000))
        }
    }

    /// Kills a process; what its store had committed stays. It is started again after a while.
    func crash(_ index: Int, for span: Moment) {
        guard slots[index].process != nil else { return }
        say("\(slots[index].member) dies")
        slots[index].process = nil
        slots[index].incarnation += 1
        slots[index].frozenUntil = 0
        slots[index].diskFreeAt = 0
        cutAll(of: index, noticedWithin: .milliseconds(50))
        for line in network.lines.indices where network.lines[line].asker == index {
            network.lines[line].connection = nil
            network.lines[line].generation += 1
        }
        plan(.start(index), at: now + span)
    }

    func strike(_ fault: Fault, _ number: Int) {
        say("fault: \(fault.kind)")
        switch fault.kind {
        case .crash(let member): crash(index(of: member), for: fault.span)
        case .freeze(let member): prolong(\.frozenUntil, of: member, to: fault.end)
        case .cut(let member): cutAll(of: index(of: member), noticedWithin: fault.span)
        case .slow(let member): prolong(\.slowUntil, of: member, to: fault.end)
        case .repeat(let member): prolong(\.repeatsUntil, of: member, to: fault.end)
        case .swap(let member): prolong(\.swapsUntil, of: member, to: fault.end)
        case .disk(let member): prolong(\.brokenDiskUntil, of: member, to: fault.end)
        case .restore(let member, _): restore(member, from: number, for: fault.span)
        case .retract(let document, let isRetracted): ledger.retract(schedule.documents[document].id, isRetracted)
        case .reparent(let county, let prefecture):
            ledger.move(Divisions.counties[county], to: Divisions.prefectures[prefecture])
        case .replay(let member):
            if case .ingest(let node) = member { orderReplay(node) }
        }
    }

    /// Of two faults of one kind the later end holds: what was put off must not be overtaken.
    private func prolong(_ end: WritableKeyPath<Slot, Moment>, of member: Member, to time: Moment) {
        let slot = index(of: member)
        slots[slot][keyPath: end] = max(slots[slot][keyPath: end], time)
    }

    func copy(_ member: Member, for fault: Int) {
        if case .ingest(let node) = member { journalCopies[fault] = journals[node].copy }
        if member == .ledger { ledgerCopies[fault] = ledger }
    }

    private func restore(_ member: Member, from number: Int, for span: Moment) {
        crash(index(of: member), for: span)
        if case .ingest(let node) = member, let copy = journalCopies[number] {
            journals[node] = copy
            oracle.restoredJournals.insert(node)
        }
        if member == .ledger, let copy = ledgerCopies[number] {
            ledger = copy
            ledger.stream = "put back at \(now)"
            oracle.isLedgerRestored = true
        }
    }

    /// The rule for a ledger that was put back: when the line is in order again, everything is replayed.
    func planReplays(after calm: Moment) {
        let isRestored = schedule.faults.contains { if case .restore(.ledger, _) = $0.kind { true } else { false } }
        guard isRestored else { return }
        for node in journals.indices {
            openReplays.insert(replayCount)
            plan(.replay(ingest: node, number: replayCount), at: calm + .seconds(8))
            replayCount += 1
        }
    }

    private func orderReplay(_ node: Int) {
        openReplays.insert(replayCount)
        plan(.replay(ingest: node, number: replayCount), at: now)
        replayCount += 1
    }

    /// The operator asks for a replay again and again until it is answered.
    func replay(_ node: Int, _ number: Int) {
        guard openReplays.contains(number) else { return }
        plan(.replay(ingest: node, number: number), at: now + .seconds(3))
        let slot = index(of: .ingest(node))
        guard slots[slot].frozenUntil <= now, let process = slots[slot].process as? IngestProcess else { return }
        process.replay { [self] in openReplays.remove(number) }
    }

    func submit(_ number: Int) {
        handedIn.append(number)
        let slot = index(of: .submitter(schedule.submissions[number].submitter))
        if let process = slots[slot].process as? SubmitterProcess { give(number, to: process) }
    }

    private func give(_ number: Int, to process: SubmitterProcess) {
        let submission = schedule.submissions[number]
        process.add(schedule.documents[submission.document], submission.claim)
    }

    func index(of member: Member) -> Int { slots.firstIndex { $0.member == member } ?? slots.count - 1 }

    func name(_ id: DocumentID) -> String {
        schedule.documents.first { $0.id == id }.map { "document \($0.number) (\($0.kind))" } ?? "\(id)"
    }
}
