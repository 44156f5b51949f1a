import type { MemberId } from '@commonplace/domain'
import type { Bus } from '@commonplace/sync'
import type { Store } from '../ports/store.ts'
import type { Hub } from './event-stream.ts'

const EVENTS = 'events'
const ACCESS = 'people-access'
const NOTICES = 'people-notices'

const utf8 = {
  encode: (text: string) => new TextEncoder().encode(text),
  decode: (bytes: Uint8Array) => new TextDecoder().decode(bytes),
}

/**
 * News between processes: that something happened, and that somebody's access changed. Only the fact is told; what happened is read from the
 * store, so that nothing is missed when a message is lost.
 */
export async function openHub(
  store: Store,
  bus: Bus,
): Promise<Hub & { everybodysAccessChanged(): void; close(): void }> {
  const onEvents = new Set<() => void>()
  const onAccess = new Set<(member: MemberId | null) => void>()
  const onNotices = new Set<(members: ReadonlySet<MemberId>) => void>()
  const happened = () => {
    for (const listener of onEvents) listener()
  }
  const changed = (member: MemberId | null) => {
    for (const listener of onAccess) listener(member)
  }
  const stops = [
    await bus.subscribe(EVENTS, { message: happened, lapse: happened }),
    await bus.subscribe(ACCESS, {
      message: (bytes) => changed((utf8.decode(bytes) || null) as MemberId | null),
      lapse: () => changed(null),
    }),
    await bus.subscribe(NOTICES, {
      message: (bytes) => {
        const members = new Set(utf8.decode(bytes).split(' ') as MemberId[])
        for (const listener of onNotices) listener(members)
      },
      // A count that is old is counted anew with the next notice, or when its window is looked at again.
      lapse: () => undefined,
    }),
    store.onEvents(() => bus.publish(EVENTS, new Uint8Array(1))),
  ]
  return {
    onEvents(listener) {
      onEvents.add(listener)
      return () => onEvents.delete(listener)
    },
    onAccess(listener) {
      onAccess.add(listener)
      return () => onAccess.delete(listener)
    },
    onNotices(listener) {
      onNotices.add(listener)
      return () => onNotices.delete(listener)
    },
    noticed: (members) => bus.publish(NOTICES, utf8.encode(members.join(' '))),
    accessChanged: (member) => bus.publish(ACCESS, utf8.encode(member)),
    everybodysAccessChanged: () => bus.publish(ACCESS, new Uint8Array(0)),
    close() {
      for (const stop of stops) stop()
    },
  }
}
