import type { PageShape, QuestionShape, RouteName } from '@commonplace/api'
import type { Device, PageCopy, QuestionCopy, Reason } from '../device/open-device.ts'
import { answerKey } from './answers.ts'
import { rowOf } from './row.ts'

/** How long a page or question stays that is only here because it was opened. */
export const OPENED_FOR = 30 * 24 * 3_600_000

export const isOpenedLongAgo = ({ openedAt, keptAt }: PageCopy | QuestionCopy, now: number): boolean =>
  now - (openedAt ?? keptAt) > OPENED_FOR

/** After how long it is asked again whether what was only opened may still be read. */
const LOOK_AFTER = 6 * 3_600_000
/** Under which key it is noted when that was asked last. */
export const lookedAfter = (slug: string): string => `looked-after ${slug}`

/** The communities of which something was opened so long ago that it is time to ask whether it may still be read; with `each`, all of them. */
export async function openedToLookAfter(device: Device, now: number, each: boolean): Promise<Set<string>> {
  const slugs = new Set<string>()
  for (const { community, keptAt, openedAt = 0 } of await opened(device))
    if (each || now - Math.max(keptAt, openedAt) > LOOK_AFTER) slugs.add(community)
  for (const slug of slugs) {
    const last = (await device.get('answers', lookedAfter(slug)))?.keptAt ?? 0
    if (!each && now - last <= LOOK_AFTER) slugs.delete(slug)
  }
  return slugs
}

const opened = async (device: Device): Promise<(PageCopy | QuestionCopy)[]> => [
  ...(await device.getAllFromIndex('pages', 'reason', 'opened')),
  ...(await device.getAllFromIndex('questions', 'reason', 'opened')),
]

const withOpened = (was: { reasons: readonly Reason[] } | undefined): readonly Reason[] => [
  ...new Set<Reason>([...(was?.reasons ?? []), 'opened']),
]

/** Answers that are kept as they came: small, and needed to draw any screen. */
const AS_THEY_CAME: ReadonlySet<RouteName> = new Set<RouteName>([
  'readCommunity',
  'readHome',
  'listMembers',
  'readMember',
  'listCommunities',
  'listStars',
  'readTemplates',
  'readGaps',
  'listBrokenLinks',
  'readFollows',
  'readProgramme',
  'readGathering',
  'readMeasures',
  'readPulse',
  'listChallenges',
  'readChallenge',
  'readThoughts',
  'readWeek',
  'readRota',
])
/** What only hosts see is kept of a community that is kept whole: there a sync takes it away from who is a host no more. */
export const OF_HOSTS: ReadonlySet<RouteName> = new Set<RouteName>([
  'readModeration',
  'listJoinRequests',
  'listNewcomers',
  'readDigest',
  'readStart',
])

/** How much of such a list is kept. */
export const WHOLE = 200

const SWITCH = 'commonplace-keep-opened'

/** Whether what is opened stays readable for a while; so it is unless the person switched it off. */
export const keepsOpened = (): boolean => localStorage.getItem(SWITCH) !== 'no'

export function setKeepsOpened(keeps: boolean): void {
  if (keeps) localStorage.removeItem(SWITCH)
  else localStorage.setItem(SWITCH, 'no')
}

/** A later piece of a list is not the list, nor is what somebody looks for in it, nor its first few. */
const isPiece = (name: RouteName, { cursor, q, limit }: Readonly<Record<string, unknown>>): boolean =>
  Boolean(cursor || q) || (AS_THEY_CAME.has(name) && limit !== undefined && Number(limit) < WHOLE)

/** Whether a text shows something of other pages. */
export function showsOthers(kept: PageShape | QuestionShape): boolean {
  // What an earlier build of the program kept knew of no sections.
  const below = 'answerList' in kept ? [...kept.answerList, ...(kept.sectionAnswers ?? [])] : []
  return [kept, ...below].some(({ html }) => html.includes('<figure class="shown"'))
}

/** The community an answer is of, by its name in the call or in the answer; it goes from the device with it. */
function placeOf({ slug }: Readonly<Record<string, unknown>>, answer: unknown): string | null {
  if (typeof slug === 'string') return slug
  const { communitySlug } = (answer ?? {}) as { communitySlug?: unknown }
  return typeof communitySlug === 'string' ? communitySlug : null
}

/** Keeps what the person has just read, so that it opens again without a network. What cannot be kept of it answers nothing later. */
export async function keepOpened(
  device: Device,
  name: RouteName,
  params: Readonly<Record<string, unknown>>,
  answer: unknown,
  now: number,
  query: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  // Of the measures one picture is kept: that of the last twelve weeks.
  if (isPiece(name, query) || (name === 'readMeasures' && query.range !== '12w')) return
  // Of the weeks, the last one.
  if (name === 'readWeek' && query.at !== undefined) return
  if (name === 'readPage' && keepsOpened()) {
    const read = answer as PageShape
    if (!read.may.read) return
    const page = showsOthers(read) ? (await import('./shown-here.ts')).pageApart(read) : read
    const tx = device.transaction(['pages', 'rows'], 'readwrite')
    const pages = tx.objectStore('pages')
    const was = await pages.get(page.id)
    const copy = { id: page.id, community: page.communitySlug, keptAt: now }
    await pages.put({ ...copy, page, reasons: withOpened(was), openedAt: now })
    await tx.objectStore('rows').put({ ...copy, row: rowOf(page) })
    await tx.done
  } else if (name === 'readQuestion' && keepsOpened()) {
    const read = answer as QuestionShape
    const question = showsOthers(read) ? (await import('./shown-here.ts')).questionApart(read) : read
    const tx = device.transaction('questions', 'readwrite')
    const was = await tx.store.get(question.id)
    const copy = { id: question.id, community: question.communitySlug, keptAt: now }
    await tx.store.put({ ...copy, question, reasons: withOpened(was), openedAt: now })
    await tx.done
  } else if (AS_THEY_CAME.has(name) || OF_HOSTS.has(name)) {
    const community = placeOf(params, answer)
    if (OF_HOSTS.has(name) && !(await device.get('communities', community ?? ''))?.pinned) return
    await device.put('answers', { key: answerKey(name, params), community, answer, keptAt: now })
  }
}
