import { type Api, type Me, routes } from '@commonplace/api'
import { systemClock, systemRandom } from '@commonplace/kit'
import { pathOf } from '../addresses.ts'
import { onTakenForStranger } from '../data/api.ts'
import { toast } from '../ui/toasts.tsx'
import { offlineWords } from '../words/offline.ts'
import { deviceState, openDocuments, retryNow, setDeviceState } from './chip/current-save.ts'
import type { Device } from './device/open-device.ts'
import { documentsToVisit, unsentDocuments } from './device/unsent.ts'
import { askForSync } from './device/worker-link.ts'
import { Keeper } from './library/keeper.ts'
import type { LocalSource } from './library/local-source.ts'
import { isStarring } from './library/starring.ts'
import { ActStore } from './outbox/act-store.ts'
import { needsPerson, Outbox } from './outbox/outbox.ts'
import type { Changed } from './search/finder.ts'
import type { SearchLink } from './search/search-link.ts'
import { Cell } from './session/save-state.ts'
import type { Served } from './session/send-edits.ts'
import type { PageInput } from './waiting/begin-page.ts'

/** All of the offline machinery of one signed-in person, wired up. */
export interface Offline {
  readonly me: NonNullable<Me['member']>
  readonly device: Device
  readonly outbox: Outbox
  readonly keeper: Keeper
  /** The answers of this device; loaded when the server gives none. */
  source(): Promise<LocalSource>
  /** The search over what is kept; loaded when something is looked for, or changes what is kept. */
  search(): Promise<SearchLink>
  /** Puts all of it away: nothing more comes, is sent or is looked for, and the device is let go. */
  close(): void
  /** Ends the search, and forgets what it holds in memory. */
  closeSearch(): void
  /** Takes off the device what the server says is not there, or not theirs to see. */
  forget(name: 'readPage' | 'readQuestion', id: string): Promise<void>
  /** Sends what waits: acts, then edits of documents that are not open. */
  send(): Promise<void>
  /** Counts anew what waits, for the chip. */
  count(): Promise<void>
}

/** The community an address is in. */
const slugOf = (address: string) => new URL(address, location.origin).pathname.split('/')[1] ?? ''

/** Nobody waits for what follows a change; it is done anew at the next one. */
const warn = (error: unknown) => console.warn('What is kept on this device could not follow a change.', error)

/** What takes copies off the device; loaded when something is to be forgotten. */
export const forgetting = () => import('./library/forget.ts')

/** What others did to pages meanwhile; loaded for whoever writes without a network. */
const returns = () => import('./waiting/returns.ts')

export function wireOffline(
  device: Device,
  me: Me & { member: NonNullable<Me['member']> },
  api: Api,
  served: Served = {},
): Offline {
  const { member } = me
  // What a screen asked for was refused: who is signed in is asked, so that the chip says it where it is nobody.
  onTakenForStranger(() => {
    if (!deviceState.get().signedOut) api(routes.readMe).catch(warn)
  })
  let link: Promise<SearchLink> | null = null
  const search = () => {
    link ??= import('./search/search-link.ts').then(({ SearchLink }) => new SearchLink(member.id))
    return link
  }
  const follow = async (slug: string, changed: Changed) => (await search()).follow(slug, changed)
  const forget = async (name: 'readPage' | 'readQuestion', id: string) => {
    const gone = await (await forgetting()).forgetCopy(device, name, id)
    if (gone) await follow(gone.slug, gone)
  }
  const outbox = new Outbox({
    memberId: member.id,
    store: new ActStore(device),
    api,
    clock: systemClock,
    random: systemRandom,
    onQueued: async ({ blob }, { where }) => {
      if (blob) await (await import('./library/pictures.ts')).showPicture(device, member.id, blob, slugOf(where))
      askForSync().catch(warn)
    },
    onDone: ({ name, about: { where } }) => {
      if (isStarring(name)) keeper.followStars(slugOf(where)).catch(warn)
    },
    meanwhile: async (act) =>
      act.name === 'askQuestion' ? (await import('./outbox/nearly-asked.ts')).nearlyAsked(device, api, act) : null,
    prepare: async (name, input, { slug }) =>
      name === 'createPage'
        ? (await import('./waiting/begin-page.ts')).beginPage(device, input as PageInput, String(slug ?? ''))
        : input,
  })
  const keeper = new Keeper({
    device,
    memberId: member.id,
    api,
    clock: systemClock,
    onChanged: (slug, changed) => void follow(slug, changed).catch(warn),
    onGone: () =>
      void forgetting()
        .then(({ forgetDrawnPages }) => forgetDrawnPages())
        .catch(warn),
  })
  // Whoever kept a community will look for something in it, perhaps at the next start: the search is made ready now.
  keeper.news.subscribe(() => {
    const { slug = '', first = false, went = 0 } = keeper.news.get() ?? {}
    if (first || went > 0)
      search()
        .then((link) => link.prepare(slug))
        .catch(warn)
  })
  let local: Promise<LocalSource> | null = null
  const source = () => {
    const edits = async () => new (await import('./library/local-edits.ts')).LocalEdits(device)
    const history = async () => new (await import('./library/local-history.ts')).LocalHistory(device, edits)
    local ??= import('./library/local-source.ts').then(
      ({ LocalSource }) => new LocalSource({ device, me, finder: search, edits, history }),
    )
    return local
  }

  const count = async () => {
    const all = outbox.acts.get()
    const acts = all.filter((act) => !needsPerson(act))
    const open = openDocuments()
    const documents = (await unsentDocuments(device)).filter((one) => !open.has(one.documentId))
    const times = [...acts.map((act) => act.madeAt), ...documents.map((one) => one.since)]
    setDeviceState({
      counted: true,
      acts: acts.length,
      choices: all.length - acts.length,
      edits: documents.reduce((sum, one) => sum + one.changes, 0),
      since: times.length > 0 ? Math.min(...times) : null,
    })
  }
  outbox.acts.subscribe(() => void count().catch(warn))

  const begun = () => outbox.acts.get().filter(({ name }) => name === 'createPage').length
  const send = async () => {
    if ((await device.count('marks')) > 0) await (await returns()).noteReturns(device)
    const before = begun()
    const chosen = new Set(outbox.acts.get().flatMap((act) => (act.nearly ? act.key : [])))
    await outbox.flush()
    for (const { key, nearly, about, params } of outbox.acts.get())
      if (nearly && !chosen.has(key)) {
        const library = `/${params.slug ?? slugOf(about.where)}/offline`
        toast(offlineWords.nearly(nearly.by, nearly.title), {
          label: offlineWords.choose,
          run: () => location.assign(library),
        })
      }
    // Pages that were made here are known to the server now, and their open documents may come in.
    if (begun() < before) retryNow()
    const open = openDocuments()
    const waiting = (await documentsToVisit(device)).filter((one) => !open.has(one))
    if (waiting.length > 0) {
      // Under another account in this browser the words would stand under the wrong name.
      const now = await api(routes.readMe).catch(() => null)
      if (now?.member?.id === member.id)
        await (await import('./session/send-edits.ts')).sendEdits(device, member, open, served)
    }
    const returned =
      (await device.count('returns')) > 0 ? await (await returns()).askReturns(device, api, member.id) : []
    for (const one of returned) {
      const see = { label: offlineWords.seeChanges, run: () => location.assign(`${pathOf(one.url)}/history`) }
      toast(offlineWords.meanwhile(one.by, one.title), see)
    }
    await count()
  }
  const closeSearch = () => {
    link?.then((started) => started.close()).catch(warn)
    link = null
  }
  const close = () => {
    keeper.stop()
    outbox.close()
    closeSearch()
    device.close()
  }
  return { me: member, device, outbox, keeper, source, search, forget, send, count, close, closeSearch }
}

/** Nobody is signed in, the device is being opened, the browser refuses to keep anything, or a newer build keeps it now. */
export type NoOffline = 'nobody' | 'opening' | 'refused' | 'outdated'

/** The machinery of who is signed in, or why there is none. */
export const currentOffline = new Cell<Offline | NoOffline>('nobody')
