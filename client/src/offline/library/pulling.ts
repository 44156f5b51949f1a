import {
  type Api,
  type CommunityShape,
  Refusal,
  type Route,
  type RouteName,
  routes,
  Unreachable,
} from '@commonplace/api'
import type { Clock } from '@commonplace/kit'
import type { Device, PartCopy } from '../device/open-device.ts'
import type { Changed } from '../search/finder.ts'
import type { Cell } from '../session/save-state.ts'
import { answerKey } from './answers.ts'
import { applyPass, changedBy, type Keep, type Pass } from './apply-pass.ts'
import { dropCommunity } from './drop-community.ts'
import { forgetCopy } from './forget.ts'
import { keepComing } from './keep-coming.ts'
import { keepHistories } from './keep-histories.ts'
import { lookedAfter, OF_HOSTS, WHOLE } from './keep-opened.ts'
import type { News, Outcome, Progress } from './keeper.ts'
import { askedFor, reasonOf } from './part.ts'
import { keepPictures } from './pictures.ts'

export { dropCommunity } from './drop-community.ts'
export { letGo, letGoOpened } from './let-go.ts'
export { partKey, partOf, reasonOf } from './part.ts'

// What a keeper does once there is something to keep. A chunk of its own: most readers keep nothing.

export interface Tools {
  readonly device: Device
  readonly memberId: string
  readonly api: Api
  readonly clock: Clock
  readonly progress: Cell<Progress | null>
  readonly news: Cell<News | null>
  /** Told after each piece, so that search and screens can follow. */
  readonly onChanged?: (slug: string, changed: Changed) => void
  /** Told when something may no longer be seen: what was drawn for the person may still show it. */
  readonly onGone?: () => void
}

const PIECE = 60
/** Kept the first time, and anew whenever their screen is opened: what they say takes the server a while to find out. */
const AT_FIRST: readonly RouteName[] = ['readGaps', 'listBrokenLinks', 'readFollows', 'readWeek']
/** What is kept of a community besides its pages and questions, read again when anything happened in it. */
const BESIDES: readonly RouteName[] = [
  'readCommunity',
  'readHome',
  'listMembers',
  'listStars',
  'readMeasures',
  'readTemplates',
  'readProgramme',
  'listChallenges',
  'readThoughts',
  'readRota',
  'readPulse',
]

/** Does the work; where it fails for a reason that is to be expected, answers how it ended. */
export async function outcomeOf(
  { device, memberId, onChanged, onGone }: Tools,
  slug: string,
  signal: AbortSignal,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await work()
  } catch (error) {
    if (signal.aborted) return 'stopped'
    if (error instanceof Unreachable) return 'unreachable'
    if (!(error instanceof Refusal)) throw error
    if (!isClosed(error)) return 'unreachable'
    // What somebody may no longer read leaves their device at once.
    const gone = await dropCommunity(device, memberId, slug)
    onChanged?.(slug, gone)
    onGone?.()
    return 'lost'
  }
}

/** Brings a whole community up to date. */
export async function pullWhole(tools: Tools, slug: string, signal: AbortSignal): Promise<Outcome> {
  const { device, memberId, clock } = tools
  const before = await device.get('communities', slug)
  // Home and people first, the first time: a sync that breaks off leaves a place that opens.
  if (before?.keptAt == null) await keepBesides(tools, slug, signal)
  const latest = await pull(tools, { slug, reason: 'community', part: null }, signal)
  if (latest === null) return 'stopped'
  if (before?.latest !== latest) {
    if (before?.keptAt != null) await keepBesides(tools, slug, signal)
    const tx = device.transaction('communities', 'readwrite')
    const now = await tx.store.get(slug)
    if (now) await tx.store.put({ ...now, latest })
    await tx.done
  }
  await keepHistories(tools, slug, signal)
  const { pictures } = (await device.get('communities', slug)) ?? { pictures: false }
  if (pictures) await keepPictures(device, memberId, slug, clock.now(), signal)
  return signal.aborted ? 'stopped' : 'kept'
}

/** Brings a part of a community up to date. */
export async function pullPart(tools: Tools, part: PartCopy, signal: AbortSignal): Promise<Outcome> {
  const { device, memberId, clock } = tools
  if (!(await device.get('answers', answerKey('readCommunity', { slug: part.slug }))))
    await keepBesides(tools, part.slug, signal)
  if ((await pull(tools, { slug: part.slug, reason: reasonOf(part), part }, signal)) === null) return 'stopped'
  await keepHistories(tools, part.slug, signal)
  await keepPictures(device, memberId, part.slug, clock.now(), signal)
  return signal.aborted ? 'stopped' : 'kept'
}

/** Asks whether what was only opened may still be read, and takes off the device what may not. */
export async function stillReadable(tools: Tools, slug: string, signal: AbortSignal): Promise<Outcome> {
  const { device, api, clock, onChanged, onGone } = tools
  const [page, question] = [await anyOf(device, 'pages', slug), await anyOf(device, 'questions', slug)]
  const one = page ? { page } : question ? { question } : null
  if (!one) return 'kept'
  const about = { params: { slug }, signal }
  // Lists tell strangers titles; this tells them nothing, and what they kept leaves with that refusal.
  await api(routes.readOffline, { ...about, query: { ...one, limit: 1 } })
  const lists = [
    ['readPage', await device.getAllKeysFromIndex('pages', 'community', slug), routes.listPages],
    ['readQuestion', await device.getAllKeysFromIndex('questions', 'community', slug), routes.listQuestions],
  ] as const
  for (const [name, kept, list] of lists) {
    const missing = new Set(kept)
    for (let cursor: string | null = ''; cursor !== null && missing.size > 0; ) {
      const query = { limit: WHOLE, ...(cursor ? { cursor } : {}) }
      const piece: Listed = await api(list as typeof routes.listPages, { ...about, query })
      for (const { id } of piece.items) missing.delete(id)
      cursor = piece.next
    }
    for (const id of missing) {
      const gone = await forgetCopy(device, name, id)
      if (gone) onChanged?.(slug, gone)
      onGone?.()
    }
  }
  await device.put('answers', { key: lookedAfter(slug), community: slug, answer: null, keptAt: clock.now() })
  return 'kept'
}

interface Listed {
  readonly items: readonly { readonly id: string }[]
  readonly next: string | null
}

const anyOf = (device: Device, store: 'pages' | 'questions', slug: string) =>
  device.getKeyFromIndex(store, 'community', slug)

/** Fetches piece after piece until there is no more; answers what had happened last, or null where it was stopped or let go. */
async function pull(
  { device, api, onChanged, onGone, progress, news }: Tools,
  keep: Keep,
  signal: AbortSignal,
): Promise<number | null> {
  const { slug } = keep
  let { part } = keep
  let [came, went, bytes] = [0, 0, 0]
  let first = false
  for (;;) {
    const row = part ?? (await device.get('communities', slug))
    first ||= row?.keptAt == null
    const query = {
      limit: PIECE,
      ...(row?.cursor ? { since: row.cursor } : {}),
      ...(part ? askedFor(part) : {}),
    }
    const pass: Pass = await api(routes.readOffline, { params: { slug }, query, signal })
    if (!(await applyPass(device, { ...keep, part }, pass))) return null
    if (part) part = { ...part, cursor: pass.next, keptAt: pass.at }
    onChanged?.(slug, changedBy(pass))
    if (pass.gone.length > 0) onGone?.()
    came += pass.pages.length + pass.questions.length
    went += pass.gone.filter(({ why }) => why === 'deleted' || part).length
    bytes += sizeOf(pass)
    progress.set({ slug, done: came, all: part ? came : Math.max(came, pass.total), bytes })
    if (signal.aborted) return null
    if (pass.more) continue
    if (came + went > 0) news.set({ slug, came, went, first })
    return pass.latest
  }
}

async function keepBesides(tools: Tools, slug: string, signal: AbortSignal): Promise<void> {
  const { device } = tools
  await keepInbox(tools, signal)
  for (const name of BESIDES) await keepAnswer(tools, slug, name, signal)
  await forgetProfiles(device, slug)
  for (const name of AT_FIRST)
    if ((await device.getKey('answers', answerKey(name, { slug }))) === undefined)
      await keepAnswer(tools, slug, name, signal)
  if (await isHost(device, slug)) for (const name of OF_HOSTS) await keepAnswer(tools, slug, name, signal)
  else await forgetOfHosts(device, slug)
  await keepComing(tools, slug, signal)
}

async function keepAnswer(
  { device, api, clock }: Tools,
  slug: string,
  name: RouteName,
  signal: AbortSignal,
): Promise<void> {
  const key = answerKey(name, { slug })
  const route: Route = routes[name]
  try {
    const query = name === 'listMembers' || name === 'listStars' ? { limit: WHOLE } : {}
    const answer = await api(route, { params: { slug } as never, query: query as never, signal })
    await device.put('answers', { key, community: slug, answer, keptAt: clock.now() })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // Guests of a gated community may not see its members; the rest is kept all the same, and what they saw as members goes.
    if (isClosed(error)) await device.delete('answers', key)
  }
}

const isClosed = ({ code }: Refusal): boolean => code === 'not-allowed' || code === 'not-found' || code === 'gone'

const profilesOf = (slug: string): IDBKeyRange => IDBKeyRange.bound(`readMember ${slug} `, `readMember ${slug} \uffff`)

/**
 * Profiles that were opened before say no more than the list does now, and perhaps what one may see no longer. Of people beyond the part of a
 * long list that is kept it says nothing.
 */
async function forgetProfiles(device: Device, slug: string): Promise<void> {
  const list = (await device.get('answers', answerKey('listMembers', { slug })))?.answer as Listed | undefined
  if (!list?.next) return device.delete('answers', profilesOf(slug))
  for (const { id } of list.items) await device.delete('answers', answerKey('readMember', { slug, id }))
}

/** Whether somebody is a host where they keep everything, by what the community says of itself. */
async function isHost(device: Device, slug: string): Promise<boolean> {
  const community = (await device.get('answers', answerKey('readCommunity', { slug })))?.answer
  const { may } = (community ?? {}) as Partial<CommunityShape>
  return may?.manageMembers === true && (await device.get('communities', slug))?.pinned === true
}

export async function forgetOfHosts(device: Device, slug: string): Promise<void> {
  for (const name of OF_HOSTS) await device.delete('answers', answerKey(name, { slug }))
}

/** What the inbox holds, of all communities: it is one, whichever of them brought it. */
async function keepInbox({ device, api, clock }: Pick<Tools, 'device' | 'api' | 'clock'>, signal: AbortSignal) {
  try {
    const answer = await api(routes.readInbox, { query: { limit: 50 }, signal })
    await device.put('answers', { key: answerKey('readInbox'), community: '', answer, keptAt: clock.now() })
  } catch (error) {
    // A server of an older build has none.
    if (!(error instanceof Refusal)) throw error
  }
}

/** About how many bytes a piece is on the device. */
function sizeOf({ pages, questions }: Pass): number {
  const text = pages.reduce((sum, { page, state }) => sum + page.html.length + (state?.length ?? 0), 0)
  const asked = questions.map(
    ({ html, answerList }) => html.length + answerList.reduce((sum, one) => sum + one.html.length, 0),
  )
  return asked.reduce((sum, length) => sum + length, text)
}
