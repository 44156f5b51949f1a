import { type EventShape, Refusal } from '@commonplace/api'
import type { DomainEvent, MemberId } from '@commonplace/domain'
import { type Clock, Places } from '@commonplace/kit'
import type { Response } from 'express'
import type { Follow } from '../ports/line.ts'
import type { Reads } from '../ports/store.ts'
import { say } from '../words/say.ts'

// One open answer per follower. What happened is read from the store in order, so that nothing is missed between processes; the hub only
// says that there is something to read.

/** Says that events happened, on this process or another, or that somebody's access changed. */
export interface Hub {
  onEvents(listener: () => void): () => void
  onAccess(listener: (member: MemberId | null) => void): () => void
  accessChanged(member: MemberId): void
  /** Says that the inboxes of these members are others now. */
  noticed(members: readonly MemberId[]): void
  onNotices(listener: (members: ReadonlySet<MemberId>) => void): () => void
}

const HEARTBEAT = 15_000
/** A follower that fell this far behind is sent away with what it has; it comes back with its Last-Event-ID. */
const FAR_BEHIND = 1_000_000
const PIECE = 200

interface StreamCaps {
  readonly perMember: number
  /** Of strangers and members together: a school may come from one address. */
  readonly perAddress: number
}
const STREAM_CAPS: StreamCaps = { perMember: 50, perAddress: 500 }

interface Follower {
  readonly member: MemberId | null
  readonly address: string
}

export interface Streams {
  /** Refuses with `too-many` when the follower has enough of them open already. */
  follow(response: Response, follower: Follower, given: Follow): Promise<void>
  /** Ends every stream; the browsers come back by themselves. */
  close(): void
}

export function openStreams(reads: Reads, hub: Hub, clock: Clock, caps = STREAM_CAPS): Streams {
  const open = new Set<() => void>()
  const places = new Places()

  const placeFor = ({ member, address }: Follower) => {
    const ofAddress = [`address ${address}`, caps.perAddress] as const
    const place = places.take(member === null ? [ofAddress] : [ofAddress, [`member ${member}`, caps.perMember]])
    if (place) return place
    throw new Refusal('too-many', say('tooManyStreams'), {
      retryAfter: 30,
    })
  }

  const follow = async (response: Response, follower: Follower, { after, plain, present }: Follow) => {
    const giveBack = placeFor(follower)
    // Whoever goes before it has begun gives the place back too.
    response.on('close', giveBack)
    let at = after ?? (await reads.events.last())
    if (response.closed || response.destroyed) return
    let waiting = false
    let ended = false
    const { promise, resolve } = Promise.withResolvers<void>()
    const end = () => {
      if (ended) return
      ended = true
      open.delete(end)
      beat.cancel()
      for (const stop of stops) stop()
      response.end()
      resolve()
    }
    const write = (text: string) => {
      if (ended) return
      if (response.writableLength <= FAR_BEHIND) {
        response.write(text)
        return
      }
      end()
      // It would never read the end either.
      response.destroy()
    }
    const heartbeat = () => {
      write(': still here\n\n')
      beat = clock.after(HEARTBEAT, heartbeat)
    }
    let beat = clock.after(HEARTBEAT, heartbeat)
    let reading = false
    const catchUp = async () => {
      if (reading) {
        waiting = true
        return
      }
      reading = true
      try {
        do {
          waiting = false
          at = await sendFrom(at)
        } while (waiting && !ended)
      } finally {
        reading = false
      }
    }
    const sendFrom = async (from: number): Promise<number> => {
      let at = from
      while (!ended) {
        const events: readonly DomainEvent[] = await reads.events.after(at, PIECE)
        const last = events.at(-1)
        if (!last) return at
        for (const shape of await present(events)) write(textOf(shape, plain))
        at = last.seq
      }
      return at
    }
    const tryAgainLater = () => {
      // The store could not be read; the browser comes back and continues from its last event.
      end()
    }
    const stops = [
      hub.onNotices((members) => {
        if (follower.member !== null && members.has(follower.member)) write('event: notices\ndata: {}\n\n')
      }),
      hub.onEvents(() => void catchUp().catch(tryAgainLater)),
      hub.onAccess((changed) => {
        if (changed !== null && changed !== follower.member) return
        // Said before it ends, so that a device looks at once at what it may still keep and does not wait until it is back.
        write('event: access-changed\ndata: {}\n\n')
        end()
      }),
    ]
    open.add(end)
    response.on('close', end)
    response.status(200)
    response.setHeader('Content-Type', 'text/event-stream; charset=utf-8')
    response.setHeader('Cache-Control', 'no-store')
    response.setHeader('X-Accel-Buffering', 'no')
    response.flushHeaders()
    write('retry: 3000\n\n')
    await catchUp()
    return promise
  }

  return {
    follow,
    close() {
      for (const end of [...open]) end()
    },
  }
}

function textOf(event: EventShape, plain: boolean): string {
  const name = plain ? '' : `event: ${event.type}\n`
  return `id: ${event.seq}\n${name}data: ${JSON.stringify(event)}\n\n`
}
