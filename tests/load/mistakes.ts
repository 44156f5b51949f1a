/** A small mistake somebody could make in packages/sync/src, as a text to put in the place of another that is there exactly once. */
export interface Mistake {
  readonly name: string
  readonly file: string
  readonly was: string
  readonly becomes: string
}

export const MISTAKES: readonly Mistake[] = [
  {
    name: 'whose a client id is, is not looked at',
    file: 'admission.ts',
    was: "else if (owner !== by) return { kind: 'foreign', client: run.client }",
    becomes: '',
  },
  {
    name: 'a hole in a client’s own clocks is let through',
    file: 'admission.ts',
    was: "if (run.start > before) return { kind: 'missing' }",
    becomes: '',
  },
  {
    name: 'an item may stand on another that is not there',
    file: 'admission.ts',
    was: "if (!reaches(shape, known, shape.needs[i] ?? 0, (shape.needs[i + 1] ?? 0) + 1)) return { kind: 'missing' }",
    becomes: ';',
  },
  {
    name: 'what is not there may be deleted',
    file: 'admission.ts',
    was: "if (!reaches(shape, known, shape.deletes[i] ?? 0, shape.deletes[i + 2] ?? 0)) return { kind: 'missing' }",
    becomes: ';',
  },
  {
    name: 'a partly known update is relayed as if it were new',
    file: 'admission.ts',
    was: 'if (run.start < before) exact = false',
    becomes: '',
  },
  {
    name: 'client ids are not claimed',
    file: 'admission.ts',
    was: 'if (!claims.includes(run.client)) claims = [...claims, run.client]',
    becomes: '',
  },
  {
    name: 'claims are forgotten once they are kept',
    file: 'replica.ts',
    was: 'for (const { by, claims } of entries) for (const client of claims) this.body.owners.set(client, by)',
    becomes: '',
  },
  {
    name: 'a gap in what the bus brings is not noticed',
    file: 'neighbours.ts',
    was: 'else if (first + entries.length - 1 > seq) this.#behind = true',
    becomes: '',
  },
  {
    name: 'what the bus brings is taken whatever its place is',
    file: 'neighbours.ts',
    was: 'if (first === seq + 1) relay',
    becomes: 'if (first > seq) relay',
  },
  {
    name: 'what others appended in between is not looked at',
    file: 'replica.ts',
    was: 'first > this.body.seq + 1 ? await this.catchUp(first) : []',
    becomes: '[]',
  },
  {
    name: 'what is found in the log is not told on',
    file: 'neighbours.ts',
    was: 'relay(await replica.catchUp())',
    becomes: 'await replica.catchUp()',
  },
  {
    name: 'an edit is refused before the log was asked what others kept',
    file: 'room.ts',
    was: '!this.#tools.shared || looked',
    becomes: 'true',
  },
  {
    name: 'the log is looked into for each edit that lacks something',
    file: 'room.ts',
    was: 'for (const written of this.#writing) written.looked = true',
    becomes: 'for (const written of this.#writing.slice(taken, taken + 1)) written.looked = true',
  },
  {
    name: 'acknowledged before the append resolves',
    file: 'room.ts',
    was: 'const written = this.#writing.splice(0, taken)',
    becomes: 'const written = this.#writing.splice(0, taken); this.#crowd.settle(turn.outcomes)',
  },
  {
    name: 'relayed before the append resolves',
    file: 'room.ts',
    was: 'const entries = turn.accepted.map(({ entry }) => entry)',
    becomes: 'const entries = turn.accepted.map(({ entry }) => entry); this.#crowd.relayTurn(turn.accepted)',
  },
  {
    name: 'acknowledged though the append failed',
    file: 'room.ts',
    was: "else this.#inTrouble('append', error, turn.touched)\n      return false",
    becomes: "else this.#inTrouble('append', error, turn.touched)\n      return true",
  },
  {
    name: 'a failed transaction is not done again',
    file: 'room.ts',
    was: 'if (!turn.finish()) await turn.recover()',
    becomes: 'turn.finish()',
  },
  {
    name: 'who sent what cannot be applied takes the turn of the others along',
    file: 'write-turn.ts',
    was: 'const kept = this.accepted.filter(({ from }) => from !== session)',
    becomes: 'const kept = this.accepted.slice(0, 0)',
  },
  {
    name: 'the copy is not loaded again after the log failed',
    file: 'room.ts',
    was: 'const news = await this.#replica.reload(this.#touched)\n',
    becomes: 'const news = null\n',
  },
  {
    name: 'what the log had kept though it failed is not told',
    file: 'room.ts',
    was: 'this.#trouble = null\n      if (news) this.#crowd.relay([news])',
    becomes: 'this.#trouble = null',
  },
  {
    name: 'clients are not asked again for what was refused meanwhile',
    file: 'room.ts',
    was: '// What was refused meanwhile comes again, now that it can be kept.\n        this.#answers.ask(session)',
    becomes: '',
  },
  {
    name: 'a client whose edit lacks something is not asked for the rest',
    file: 'room.ts',
    was: 'for (const session of this.#crowd.settle(turn.outcomes)) this.#answers.ask(session)',
    becomes: 'this.#crowd.settle(turn.outcomes)',
  },
  {
    name: 'put away while something is being written',
    file: 'room.ts',
    was: 'await this.idle()\n    if (!this.#empty || this.#closed) return\n',
    becomes: 'this.close()\n    if (this.#closed) return\n',
  },
  {
    name: 'a room that somebody came back to is put away',
    file: 'room.ts',
    was: 'if (this.#empty) this.close()',
    becomes: 'this.close()',
  },
  {
    name: 'a snapshot claims to hold one update more than it does',
    file: 'replica.ts',
    was: 'const upto = body.seq\n',
    becomes: 'const upto = body.seq + 1\n',
  },
  {
    name: 'a cached answer outlives a change',
    file: 'body.ts',
    was: 'apply(updates: readonly Uint8Array[], types: readonly number[]): void {\n    this.#answers = []',
    becomes: 'apply(updates: readonly Uint8Array[], types: readonly number[]): void {',
  },
  {
    name: 'edits are told to those who were not answered yet',
    file: 'crowd.ts',
    was: 'if (!session.following) continue',
    becomes: '',
  },
  {
    name: 'who may only read is let write',
    file: 'write-turn.ts',
    was: "session.mode === 'read' || !by",
    becomes: '!by',
  },
  {
    name: 'a reader who does not read is never closed',
    file: 'session.ts',
    was: 'this.transport.bufferedAmount > this.#limits.unreadBytes',
    becomes: 'this.closed',
  },
  {
    name: 'a socket that left is still in the crowd',
    file: 'room.ts',
    was: 'this.#crowd.sessions.delete(session)\n',
    becomes: '',
  },
  {
    name: 'a room that closes goes on listening to the bus',
    file: 'neighbours.ts',
    was: 'this.#leave?.()\n    this.forget()',
    becomes: 'this.forget()',
  },
]
