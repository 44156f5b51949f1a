import { type Api, type Me, routes } from '@commonplace/api'
import { systemClock, systemRandom } from '@commonplace/kit'
import { openDocuments, setDeviceState } from './chip/current-save.ts'
import type { Device } from './device/open-device.ts'
import { unsentDocuments } from './device/unsent.ts'
import { askForSync } from './device/worker-link.ts'
import { Keeper } from './library/keeper.ts'
import { LocalSource } from './library/local-source.ts'
import { Searches } from './library/searches.ts'
import { ActStore } from './outbox/act-store.ts'
import { Outbox } from './outbox/outbox.ts'
import { Cell } from './session/save-state.ts'

/** All of the offline machinery of one signed-in person, wired up. */
export interface Offline {
  readonly me: NonNullable<Me['member']>
  readonly device: Device
  readonly outbox: Outbox
  readonly keeper: Keeper
  readonly source: LocalSource
  readonly searches: Searches
  /** Sends what waits: acts, then edits of documents that are not open. */
  send(): Promise<void>
  /** Counts anew what waits, for the chip. */
  count(): Promise<void>
}

export function wireOffline(device: Device, me: Me & { member: NonNullable<Me['member']> }, api: Api): Offline {
  const { member } = me
  const searches = new Searches(device)
  const outbox = new Outbox({
    memberId: member.id,
    store: new ActStore(device),
    api,
    clock: systemClock,
    random: systemRandom,
    onQueued: () => void askForSync(),
  })
  const keeper = new Keeper({
    device,
    memberId: member.id,
    api,
    clock: systemClock,
    onPass: (slug, pass) => void searches.follow(slug, pass),
  })
  const source = new LocalSource({
    device,
    me,
    searchOf: (slug) => searches.of(slug),
    edits: async () => new (await import('./library/local-edits.ts')).LocalEdits(device),
  })

  const count = async () => {
    const acts = outbox.acts.get().filter((act) => act.refusal === null)
    const documents = await unsentDocuments(device)
    const times = [...acts.map((act) => act.madeAt), ...documents.map((one) => one.since)]
    setDeviceState({
      acts: acts.length,
      edits: documents.reduce((sum, one) => sum + one.changes, 0),
      since: times.length > 0 ? Math.min(...times) : null,
    })
  }
  outbox.acts.subscribe(() => void count())

  const send = async () => {
    await outbox.flush()
    const open = openDocuments()
    const waiting = (await unsentDocuments(device)).filter((one) => !open.has(one.documentId))
    if (waiting.length > 0) {
      // Under another account in this browser the words would stand under the wrong name.
      const now = await api(routes.readMe).catch(() => null)
      if (now?.member?.id === member.id) await (await import('./session/send-edits.ts')).sendEdits(device, member, open)
    }
    await count()
  }
  return { me: member, device, outbox, keeper, source, searches, send, count }
}

/** Nobody is signed in, the device is being opened, or the browser refuses to keep anything. */
export type NoOffline = 'nobody' | 'opening' | 'refused'

/** The machinery of who is signed in, or why there is none. */
export const currentOffline = new Cell<Offline | NoOffline>('nobody')
