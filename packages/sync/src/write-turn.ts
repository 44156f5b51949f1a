import type { MemberId } from '@commonplace/domain'
import { assertNever, must } from '@commonplace/kit'
import * as Y from 'yjs'
import { judge, type Known } from './admission.ts'
import { Spoiled } from './body.ts'
import { Malformed } from './byte-reader.ts'
import { contradicts } from './contradiction.ts'
import type { Limits } from './limits.ts'
import { isPen } from './pen.ts'
import type { Entry } from './ports.ts'
import type { Replica } from './replica.ts'
import type { Incoming, Session } from './session.ts'
import { readUpdateShape, type UpdateShape } from './update-shape.ts'
import { type RefusedReason, updateMessage } from './wire.ts'

/** An update that was taken this turn. */
export interface Accepted {
  readonly entry: Entry
  /** As it is relayed. */
  readonly message: Uint8Array
  /** Its author's socket, which is not told of it; null when the server itself wrote. */
  readonly from: Session | null
  readonly types: readonly number[]
}

export interface Outcome {
  readonly session: Session
  readonly incoming: Incoming
  /** Null: it is kept once the turn is. */
  readonly refused: RefusedReason | null
}

/** One turn's updates: read, judged and applied, not yet durable and not yet told to anybody. */
export class WriteTurn implements Known {
  readonly accepted: Accepted[] = []
  readonly outcomes: Outcome[] = []
  /** Where clients stood before this turn, or a little before that, for those that it moved. */
  readonly touched = new Map<number, number>()
  /** What the log turned out to hold beyond the copy, when it had to be loaded again on the way; goes to everybody. */
  readonly news: Uint8Array[] = []
  readonly #replica: Replica
  readonly #limits: Limits
  readonly #clocks = new Map<number, number>()
  readonly #claims = new Map<number, MemberId>()
  #applied = 0
  #culprit: Session | null = null

  constructor(replica: Replica, limits: Limits) {
    this.#replica = replica
    this.#limits = limits
  }

  clockOf(client: number): number {
    return this.#clocks.get(client) ?? this.#replica.body.clockOf(client)
  }

  ownerOf(client: number): MemberId | null | undefined {
    const owner = this.#replica.body.owners.get(client)
    return owner === undefined ? this.#claims.get(client) : owner
  }

  /**
   * Takes one message. 'behind': it stands on something that is not here, which another process may have kept; `lastTry` refuses it
   * then. 'spoiled': call `recover`, then take it again.
   */
  add(session: Session, incoming: Incoming, lastTry: boolean): 'done' | 'behind' | 'spoiled' {
    const by = session.guest.person?.member
    if (session.sentAway) return 'done'
    const shape = this.#read(session, incoming)
    if (!shape) return 'done'
    if (session.mode === 'read' || !by) return this.#settle(session, incoming, isNothing(shape) ? null : 'read-only')
    const verdict = judge(shape, by, this)
    switch (verdict.kind) {
      case 'nothing':
        return this.#settle(session, incoming, null)
      case 'missing':
      case 'foreign':
        return lastTry ? this.#settle(session, incoming, verdict.kind) : 'behind'
      case 'new':
      case 'mixed':
        if (this.#tooMany(session, by, verdict.claims)) return this.#settle(session, incoming, 'too-many')
        if (verdict.kind === 'new' && !incoming.whole) {
          const entry = { update: incoming.update, by, claims: verdict.claims }
          this.#accept({ entry, message: incoming.message, from: session, types: shape.types }, shape)
        } else {
          if (!this.finish()) return 'spoiled'
          const other = verdict.kind === 'mixed' && contradicts(this.#replica.body.doc, incoming.update)
          if (other) return this.#settle(session, incoming, 'foreign')
          if (!this.#takeAlone(session, incoming, by, shape, verdict.claims)) return 'spoiled'
        }
        return this.#settle(session, incoming, null)
      default:
        return assertNever(verdict)
    }
  }

  /** Applies what still waits to be applied, in one transaction. False: call `recover`. */
  finish(): boolean {
    const waiting = this.accepted.slice(this.#applied)
    if (waiting.length === 0) return true
    const updates = waiting.map(({ entry }) => entry.update)
    const types = waiting.flatMap((one) => one.types)
    if (!this.#tries(() => this.#replica.body.apply(updates, types))) return false
    this.#applied = this.accepted.length
    return true
  }

  /**
   * The copy was spoiled: loads it again and applies what was taken one by one. Who sent what cannot be applied has their socket closed
   * and their part of this turn dropped.
   */
  async recover(): Promise<void> {
    if (this.#culprit) this.#expel(this.#culprit)
    this.#culprit = null
    for (;;) {
      const news = await this.#replica.reload(this.touched)
      if (news) this.news.push(news)
      const bad = this.accepted.find(
        ({ entry, types }) => !this.#tries(() => this.#replica.body.apply([entry.update], types)),
      )
      if (!bad) break
      this.#expel(must(bad.from, 'the server writes nothing that cannot be applied'))
    }
    this.#applied = this.accepted.length
    // Clocks and claims of what was dropped are not to be trusted; the copy itself knows better now.
    this.#clocks.clear()
    this.#claims.clear()
    for (const { entry } of this.accepted) for (const client of entry.claims) this.#claims.set(client, entry.by)
  }

  /** What the server itself wrote, captured from the copy. */
  addOwn(entry: Entry): void {
    const message = updateMessage(entry.update)
    this.#accept({ entry, message, from: null, types: [] }, readUpdateShape(entry.update))
    this.#applied = this.accepted.length
  }

  #read(session: Session, incoming: Incoming): UpdateShape | null {
    try {
      return readUpdateShape(incoming.update)
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      session.end(4400, 'malformed')
      return null
    }
  }

  /** The slow way, for what is partly known: only what was really new is kept and told. */
  #takeAlone(
    session: Session,
    incoming: Incoming,
    by: MemberId,
    shape: UpdateShape,
    claims: readonly number[],
  ): boolean {
    const { body } = this.#replica
    let update: Uint8Array | null = null
    const fine = this.#tries(() => {
      update = body.capture((doc) => applyTo(doc, incoming.update), shape.types)
    })
    if (!fine) this.#culprit = session
    if (!fine || !update) return fine
    this.#accept(
      { entry: { update, by, claims }, message: updateMessage(update), from: session, types: shape.types },
      shape,
    )
    this.#applied = this.accepted.length
    return true
  }

  #accept(accepted: Accepted, shape: UpdateShape): void {
    this.#note(shape)
    this.accepted.push(accepted)
    const { by, claims } = accepted.entry
    for (const client of claims) this.#claims.set(client, by)
    if (accepted.from) accepted.from.claimed += countFresh(claims)
  }

  #tries(work: () => void): boolean {
    try {
      work()
      return true
    } catch (error) {
      if (error instanceof Spoiled || this.#replica.body.spoiled) return false
      throw error
    }
  }

  /** Somebody sent what looked right and was not. Their socket is closed, their part of this turn is dropped. */
  #expel(session: Session): void {
    session.end(4400, 'malformed')
    const kept = this.accepted.filter(({ from }) => from !== session)
    this.accepted.splice(0, this.accepted.length, ...kept)
  }

  #settle(session: Session, incoming: Incoming, refused: RefusedReason | null): 'done' {
    this.outcomes.push({ session, incoming, refused })
    return 'done'
  }

  #tooMany(session: Session, by: MemberId, claims: readonly number[]): boolean {
    const fresh = countFresh(claims)
    if (fresh === 0) return false
    const { clientsPerSession, clientsPerMember, clientsPerDocument } = this.#limits
    const { owners } = this.#replica.body
    if (session.claimed + fresh > clientsPerSession || owners.size + fresh > clientsPerDocument) return true
    // Nobody uses up a document by coming again and again. Counted only where it could be so.
    if (owners.size + fresh <= clientsPerMember) return false
    let theirs = fresh
    for (const owner of owners.values()) if (owner === by) theirs++
    return theirs > clientsPerMember
  }

  #note({ runs }: UpdateShape): void {
    for (const { client, start, end } of runs) {
      if (!this.touched.has(client)) this.touched.set(client, start)
      this.#clocks.set(client, Math.max(this.clockOf(client), end))
    }
  }
}

/** Whatever Yjs throws over what a client sent is that client's doing, not the store's. */
function applyTo(doc: Y.Doc, update: Uint8Array): void {
  try {
    Y.applyUpdate(doc, update)
  } catch (cause) {
    throw new Spoiled(cause)
  }
}

/** Claims that bring a new client id into the document; a pen is there already. */
const countFresh = (claims: readonly number[]) => claims.filter((client) => !isPen(client)).length

function isNothing({ runs, deletes }: UpdateShape): boolean {
  return runs.length === 0 && deletes.length === 0
}
