import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Bus } from '../ports.ts'

export interface OpenedBus {
  /** Two buses, as two processes would have. */
  readonly here: Bus
  readonly there: Bus
  /** Closes both and leaves nothing behind. */
  close(): Promise<void>
}

/** Collects what arrives and lets a test wait for it. */
class Inbox {
  readonly got: string[] = []
  #waiting: (() => void)[] = []

  message = (bytes: Uint8Array) => {
    this.got.push(new TextDecoder().decode(bytes))
    for (const wake of this.#waiting.splice(0)) wake()
  }

  async until(count: number): Promise<string[]> {
    while (this.got.length < count) await new Promise<void>((wake) => this.#waiting.push(wake))
    return this.got
  }
}

const bytes = (text: string) => new TextEncoder().encode(text)

/** Everything a Bus promises, for any engine. */
export function describeBus(name: string, open: () => Promise<OpenedBus>): void {
  describe(`bus: ${name}`, () => {
    let opened: OpenedBus
    beforeEach(async () => {
      opened = await open()
    })
    afterEach(async () => {
      await opened.close()
    })

    test('[SY40] a message reaches the other process and this one', async () => {
      const [here, there] = [new Inbox(), new Inbox()]
      await opened.here.subscribe('page', here)
      await opened.there.subscribe('page', there)
      opened.here.publish('page', bytes('hello'))
      expect(await here.until(1)).toEqual(['hello'])
      expect(await there.until(1)).toEqual(['hello'])
    })

    test('[SY41] messages of one publisher arrive in order, and bytes arrive as they were', async () => {
      const raw: Uint8Array[] = []
      const inbox = new Inbox()
      await opened.there.subscribe('page', {
        message(message) {
          raw.push(message.slice())
          inbox.message(bytes(String(raw.length)))
        },
      })
      for (let i = 0; i < 200; i++) opened.here.publish('page', Uint8Array.of(i, 0, 255, 10, 13))
      await inbox.until(200)
      expect(raw.map((message) => message[0])).toEqual(Array.from({ length: 200 }, (_, i) => i))
      expect([...(raw[7] ?? [])]).toEqual([7, 0, 255, 10, 13])
    })

    test('[SY42] topics do not mix, and a topic may have several subscribers', async () => {
      const [one, again, other] = [new Inbox(), new Inbox(), new Inbox()]
      await opened.there.subscribe('one', one)
      await opened.there.subscribe('one', again)
      await opened.there.subscribe('other', other)
      opened.here.publish('one', bytes('for one'))
      opened.here.publish('other', bytes('for other'))
      expect(await other.until(1)).toEqual(['for other'])
      expect(await one.until(1)).toEqual(['for one'])
      expect(await again.until(1)).toEqual(['for one'])
    })

    test('[SY43] after unsubscribing nothing arrives, and the other subscribers stay', async () => {
      const [leaver, stayer] = [new Inbox(), new Inbox()]
      const leave = await opened.there.subscribe('page', leaver)
      await opened.there.subscribe('page', stayer)
      leave()
      leave()
      opened.here.publish('page', bytes('late'))
      expect(await stayer.until(1)).toEqual(['late'])
      expect(leaver.got).toEqual([])
      const back = new Inbox()
      await opened.there.subscribe('page', back)
      opened.here.publish('page', bytes('again'))
      expect(await back.until(1)).toEqual(['again'])
    })

    test('[SY44] nothing is delivered inside the call of publish', async () => {
      const inbox = new Inbox()
      await opened.here.subscribe('page', inbox)
      opened.here.publish('page', bytes('soon'))
      expect(inbox.got).toEqual([])
      expect(await inbox.until(1)).toEqual(['soon'])
    })

    test('[SY45] publishing after closing is no error', async () => {
      await opened.here.close()
      expect(() => opened.here.publish('page', bytes('nobody'))).not.toThrow()
    })
  })
}
