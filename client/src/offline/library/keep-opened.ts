import type { PageShape, QuestionShape, RouteName } from '@commonplace/api'
import type { Device, PageCopy, QuestionCopy, Reason } from '../device/open-device.ts'
import { answerKey } from './answers.ts'
import { rowOf } from './row.ts'

/** How long a page or question stays that is only here because it was opened. */
export const OPENED_FOR = 30 * 24 * 3_600_000

export const isOpenedLongAgo = ({ openedAt, keptAt }: PageCopy | QuestionCopy, now: number): boolean =>
  now - (openedAt ?? keptAt) > OPENED_FOR

/** Whether something may have to leave because it was opened long ago. */
export async function hasOpenedLongAgo(device: Device, now: number): Promise<boolean> {
  const copies = [...(await device.getAll('pages')), ...(await device.getAll('questions'))]
  return copies.some((copy) => isOpenedLongAgo(copy, now))
}

const withOpened = (was: { reasons: readonly Reason[] } | undefined): readonly Reason[] => [
  ...new Set<Reason>([...(was?.reasons ?? []), 'opened']),
]

/** Answers that are kept as they came: small, and needed to draw any screen. */
const AS_THEY_CAME: ReadonlySet<RouteName> = new Set<RouteName>([
  'readCommunity',
  'readHome',
  'listMembers',
  'listCommunities',
  'listStars',
  'readTemplates',
  'readGaps',
  'listBrokenLinks',
  'readFollows',
])

const SWITCH = 'commonplace-keep-opened'

/** Whether what is opened stays readable for a while; so it is unless the person switched it off. */
export const keepsOpened = (): boolean => localStorage.getItem(SWITCH) !== 'no'

export function setKeepsOpened(keeps: boolean): void {
  if (keeps) localStorage.removeItem(SWITCH)
  else localStorage.setItem(SWITCH, 'no')
}

/** Keeps what the person has just read, so that it opens again without a network. What cannot be kept of it answers nothing later. */
export async function keepOpened(
  device: Device,
  name: RouteName,
  params: Readonly<Record<string, unknown>>,
  answer: unknown,
  now: number,
): Promise<void> {
  if (name === 'readPage' && keepsOpened()) {
    const page = answer as PageShape
    if (!page.may.read) return
    const tx = device.transaction(['pages', 'rows'], 'readwrite')
    const pages = tx.objectStore('pages')
    const was = await pages.get(page.id)
    const copy = { id: page.id, community: page.communitySlug, keptAt: now }
    await pages.put({ ...copy, page, reasons: withOpened(was), openedAt: now })
    await tx.objectStore('rows').put({ ...copy, row: rowOf(page) })
    await tx.done
  } else if (name === 'readQuestion' && keepsOpened()) {
    const question = answer as QuestionShape
    const tx = device.transaction('questions', 'readwrite')
    const was = await tx.store.get(question.id)
    const copy = { id: question.id, community: question.communitySlug, keptAt: now }
    await tx.store.put({ ...copy, question, reasons: withOpened(was), openedAt: now })
    await tx.done
  } else if (AS_THEY_CAME.has(name)) {
    const community = typeof params.slug === 'string' ? params.slug : null
    await device.put('answers', { key: answerKey(name, params), community, answer, keptAt: now })
  }
}
