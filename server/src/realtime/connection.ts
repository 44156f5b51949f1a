import type { Clock, Timer } from '@commonplace/kit'
import type { Session } from '@commonplace/sync'
import type { WebSocket } from 'ws'
import type { Admission } from './admit.ts'

export interface Patience {
  /** Milliseconds until the first message must have come. */
  readonly first: number
  readonly ping: number
  /** Milliseconds without any sign of life after which a socket is dead. */
  readonly mute: number
}

export const PATIENCE: Patience = { first: 10_000, ping: 30_000, mute: 70_000 }

/** A socket that was let in: feeds its frames to its session and ends when it goes mute. */
export class Connection {
  readonly session: Session
  admission: Admission
  readonly #ws: WebSocket
  readonly #clock: Clock
  readonly #patience: Patience
  #heardAt: number
  #timer: Timer

  constructor(ws: WebSocket, session: Session, admission: Admission, clock: Clock, patience: Patience) {
    this.#ws = ws
    this.session = session
    this.admission = admission
    this.#clock = clock
    this.#patience = patience
    this.#heardAt = clock.now()
    this.#timer = clock.after(patience.first, () => session.end(1013, 'said nothing'))
    ws.on('message', (data: Buffer) => this.#hear(data))
    ws.on('pong', () => {
      this.#heardAt = clock.now()
    })
    ws.once('message', () => {
      this.#timer.cancel()
      this.#timer = clock.after(patience.ping, () => this.#ping())
    })
  }

  left(): void {
    this.#timer.cancel()
    this.session.left()
  }

  #hear(data: Buffer): void {
    this.#heardAt = this.#clock.now()
    this.session.receive(data)
  }

  #ping(): void {
    if (this.#clock.now() - this.#heardAt > this.#patience.mute - this.#patience.ping) {
      this.session.left()
      this.#ws.terminate()
      return
    }
    this.#ws.ping()
    this.#timer = this.#clock.after(this.#patience.ping, () => this.#ping())
  }
}
