import type { Clock, Timer } from '@commonplace/kit'
import { Malformed } from './byte-reader.ts'
import type { Session } from './session.ts'
import { step1Message } from './wire.ts'

interface Conversation {
  /** What the client last said it has, when it waits for an answer. */
  wanted: Uint8Array | null
  answeredAt: number
  askedAt: number
  timer: Timer | null
  /** The server wants to ask, as soon as it may. */
  asking: boolean
  /** It has just come: it is asked once it said what it has, and not at all when that is nothing. */
  arriving: boolean
}

/** The two halves of syncing, each at most once in a while for one socket: answering what a client lacks, asking what the server lacks. */
export class StateAnswers {
  readonly #clock: Clock
  readonly #pause: number
  readonly #ready: () => void
  readonly #talks = new Map<Session, Conversation>()
  readonly #due = new Set<Session>()

  /** `ready` is called when there is something to say in the next turn. */
  constructor(clock: Clock, pause: number, ready: () => void) {
    this.#clock = clock
    this.#pause = pause
    this.#ready = ready
  }

  get waiting(): boolean {
    return this.#due.size > 0
  }

  /** A client has come in, and will say what it has. */
  arrive(session: Session): void {
    this.#talkOf(session).arriving = true
  }

  /** A client said what it has. */
  want(session: Session, vector: Uint8Array): void {
    const talk = this.#talkOf(session)
    talk.wanted = vector.slice()
    if (talk.arriving && vector.length > 1) talk.asking = true
    talk.arriving = false
    this.#arm(session, talk, talk.answeredAt)
  }

  /** The server lacks something that this client may have. */
  ask(session: Session): void {
    const talk = this.#talkOf(session)
    talk.asking = true
    this.#arm(session, talk, talk.askedAt)
  }

  /** Says all that is due, between turns, when everything in memory is durable. */
  say(answer: (vector: Uint8Array) => readonly Uint8Array[], vector: () => Uint8Array): void {
    const now = this.#clock.now()
    let question: readonly Uint8Array[] | null = null
    for (const session of this.#due) {
      const talk = this.#talkOf(session)
      if (talk.asking && session.mode === 'write') {
        talk.askedAt = now
        question ??= [step1Message(vector())]
        session.send(question)
      }
      talk.asking = false
      if (!talk.wanted) continue
      talk.answeredAt = now
      const { wanted } = talk
      talk.wanted = null
      try {
        const messages = answer(wanted)
        session.following = true
        session.send(messages)
      } catch (error) {
        if (!(error instanceof Malformed)) throw error
        session.end(4400, 'malformed')
      }
    }
    this.#due.clear()
  }

  leave(session: Session): void {
    this.#talks.get(session)?.timer?.cancel()
    this.#talks.delete(session)
    this.#due.delete(session)
  }

  #arm(session: Session, talk: Conversation, last: number): void {
    const wait = last + this.#pause - this.#clock.now()
    if (wait <= 0) {
      this.#due.add(session)
      this.#ready()
    } else
      talk.timer ??= this.#clock.after(wait, () => {
        talk.timer = null
        this.#due.add(session)
        this.#ready()
      })
  }

  #talkOf(session: Session): Conversation {
    const known = this.#talks.get(session)
    if (known) return known
    const talk: Conversation = {
      wanted: null,
      answeredAt: -Infinity,
      askedAt: -Infinity,
      timer: null,
      asking: false,
      arriving: false,
    }
    this.#talks.set(session, talk)
    return talk
  }
}
