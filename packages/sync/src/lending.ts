import type { DocumentId, MemberId } from '@commonplace/domain'
import { isPen, type Pen } from './pen.ts'
import type { Replica } from './replica.ts'
import type { Session } from './session.ts'
import type { Tools } from './tools.ts'
import { type PenErrand, penBackMessage, penMessage } from './wire.ts'

type Relay = (updates: readonly Uint8Array[]) => void

interface Waiting {
  /** Is told what came of it; null: the server itself had the pen. */
  readonly session: Session | null
  readonly by: MemberId
  readonly errand: PenErrand
}

/** An id for an edit of the server. */
interface Borrowed {
  readonly client: number
  /** The edit is over, whatever came of it. */
  done(): void
}

/** Stands for wherever a pen stands when its turn comes. */
const AS_IT_STANDS = -1
/** Looks into the log before a pen is left with its holder, who will give it back another time. */
const TRIES = 4
/** A pen that stands beyond this stays with whoever brought it there: nobody types so much, and who was lent it next would have no clocks left. */
const WORN_OUT = 2 ** 32

/**
 * Lends pens and takes them back, in the room's turns: no edit is on its way then. What the store says is done before anybody is told, and
 * an errand that the store failed at is run again once it works.
 */
export class Lending {
  readonly #document: DocumentId
  readonly #tools: Tools
  readonly #replica: Replica
  readonly #waiting: Waiting[] = []
  /** What each member has asked for in this minute. Every errand is a commit: without a bound somebody would ask for them without end. */
  readonly #asked = new Map<MemberId, number>()
  #minute = 0

  constructor(document: DocumentId, tools: Tools, replica: Replica) {
    this.#document = document
    this.#tools = tools
    this.#replica = replica
  }

  get waiting(): boolean {
    return this.#waiting.length > 0
  }

  /** An errand too many is not run; who means well asks again another time. */
  hear(session: Session, errand: PenErrand): void {
    const by = session.guest.person?.member
    if (by && this.#mayAsk(by)) this.#waiting.push({ session, by, errand })
  }

  #mayAsk(by: MemberId): boolean {
    const minute = Math.floor(this.#tools.clock.now() / 60_000)
    if (minute !== this.#minute) this.#asked.clear()
    this.#minute = minute
    const asked = this.#asked.get(by) ?? 0
    this.#asked.set(by, asked + 1)
    return asked < this.#tools.limits.penErrandsPerMinute
  }

  /** For an edit of the server itself: under a pen, or where there is none, under an id that nobody ever had. */
  async borrow(by: MemberId, relay: Relay): Promise<Borrowed> {
    const pen = await this.#lend(by, Math.floor(this.#tools.random.next() * 2 ** 32), relay)
    if (!pen) return { client: this.#freshId(), done: () => undefined }
    const errand = { ...pen, kind: 'pen-back', clock: AS_IT_STANDS } as const
    return { client: pen.client, done: () => void this.#waiting.push({ session: null, by, errand }) }
  }

  /** Runs the errand that waits longest. Throws the store's error; the errand waits on then. */
  async run(relay: Relay): Promise<void> {
    const first = this.#waiting[0]
    if (!first) return
    await this.#run(first, relay)
    this.#waiting.shift()
  }

  async #run({ session, by, errand }: Waiting, relay: Relay): Promise<void> {
    const { kind, loan } = errand
    if (kind === 'pen-back') {
      if (await this.#takeBack(by, errand, relay)) session?.send([penBackMessage(loan)])
      return
    }
    if (kind === 'pen-wanted' && (session?.closed || session?.mode === 'read')) return
    // A loan that was never granted is granted now, to be over at once: the same store decides in every process.
    const pen = await this.#lend(by, loan, relay)
    if (!pen) return
    if (kind === 'pen-never-mind') await this.#takeBack(by, pen, relay)
    else session?.send([penMessage(pen, this.#tools.clock.now())])
  }

  async #lend(by: MemberId, loan: number, relay: Relay): Promise<Pen | null> {
    const pen = await this.#tools.log.lend(this.#document, { by, loan, most: this.#tools.limits.pensPerMember })
    if (!pen) return null
    this.#replica.body.owners.set(pen.client, by)
    // Its last holder may have written in another process, which this one has not heard of yet.
    if (this.#replica.body.clockOf(pen.client) < pen.clock) relay(await this.#replica.catchUp())
    return pen
  }

  /** True: this loan is over, now or long since, or the pen stands beyond what its holder says, or anybody writes, and stays where it is. */
  async #takeBack(by: MemberId, pen: Pen, relay: Relay): Promise<boolean> {
    for (let tried = 0; tried < TRIES; tried++) {
      const { body } = this.#replica
      const clock = body.clockOf(pen.client)
      const said = pen.clock === AS_IT_STANDS ? clock : pen.clock
      if (clock > Math.min(said, WORN_OUT)) return true
      if (clock === said) {
        const what = await this.#tools.log.takeBack(this.#document, { ...pen, clock }, by, body.seq)
        if (what === 'done') this.#replica.body.owners.set(pen.client, null)
        if (what !== 'moved on') return true
      }
      relay(await this.#replica.catchUp())
    }
    return false
  }

  #freshId(): number {
    for (;;) {
      const client = Math.floor(this.#tools.random.next() * 2 ** 32)
      if (!this.#replica.body.owners.has(client) && !isPen(client)) return client
    }
  }
}
