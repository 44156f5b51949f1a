import { Refusal } from '@commonplace/api'
import { type Actor, type Instant, languageOf, type MemberId, type Page } from '@commonplace/domain'
import { dayOf, nothingSaid } from '../../derive/hosting.ts'
import { addNote, noteSeed } from '../../derive/new-note.ts'
import type { Reads } from '../../ports/store.ts'
import type { Services } from '../../ports/use-case.ts'
import { wordsIn } from '../../words/index.ts'
import { say } from '../../words/say.ts'
import { absent } from '../shared/doors.ts'
import { isHeldFirst } from '../shared/first-posts.ts'
import { gatheringUrl } from '../shared/gathering-rows.ts'
import { peopleOf } from '../shared/people.ts'
import { readMarkdown } from '../shared/read-markdown.ts'
import { type OpenOccurrence, openOccurrence } from './open-gathering.ts'

/** Who does something about a run-sheet, and when. */
export interface Who {
  readonly actor: Actor
  readonly by: MemberId
  readonly now: Instant
}

/** The run-sheet that is there; null where there is none, or it lies in the trash. Refuses where it is kept from whoever asks. */
export async function sheetOf(reads: Reads, { exception }: Pick<OpenOccurrence, 'exception'>): Promise<Page | null> {
  const id = exception?.pageId ?? null
  if (id === null) return null
  const page = await reads.pages.byId(id)
  if (!page) throw absent('page')
  return page.deletedAt === null ? page : null
}

/** The run-sheet of an occurrence: the one that is there, or else a new one. Made by two at once, it is made once. */
export async function sheetFor(services: Services, who: Who, opened: OpenOccurrence): Promise<Page> {
  const { store } = services
  const { actor, by, now } = who
  const { community, gathering, occurrence } = opened
  const there = await sheetOf(store.read, opened)
  if (there) return there
  const title = `${gathering.title}, ${dayOf(opened.occurrence, opened.gathering)}`
  const { holdFirst } = await services.settings.read(community.slug)
  const json = await readMarkdown(services, community, await beginningOf(services, opened))
  const seed = noteSeed(services, community, { title, json, by, at: now })
  return store.change(async (writes) => {
    const again = await openOccurrence(writes, actor, 'create-page', { id: gathering.id, at: occurrence.key }, now)
    // Somebody opened it in the same moment: theirs is everybody's.
    const other = await sheetOf(writes, again)
    if (other) return other
    // Made by a newcomer, it would count as what hosts look at first.
    if (await isHeldFirst(writes, holdFirst, actor, community, by)) throw new Refusal('not-allowed', say('sheetLater'))
    const page = await addNote(writes, services, community, seed, {}, { gathering: gathering.id })
    const before = again.exception ?? nothingSaid(gathering, occurrence.key)
    await writes.gatherings.setException({ ...before, pageId: page.id })
    return page
  })
}

/** Words as Markdown of one line that means nothing but them. */
export const line = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[[\]\\`*_<>#+~|&]/g, '\\$&')
    .replace(/^(\d*)([-.)])/, '$1\\$2')

/** Papers of a community are in its language, since they are everybody's. */
export async function papersOf({ settings, language }: Services, { community }: Pick<OpenOccurrence, 'community'>) {
  const { locale } = await settings.read(community.slug)
  return wordsIn(languageOf(locale) ?? language).papers
}

/** The line that leads from a paper to its gathering. */
export async function headOf(services: Services, { community, gathering, occurrence, host }: OpenOccurrence) {
  const papers = await papersOf(services, { community })
  const people = await peopleOf(services.store.read, host ? [host] : [])
  const url = gatheringUrl(community, gathering, occurrence.key)
  return `[${line(gathering.title)}](${url})${host ? ` · ${papers.host(line(people(host).name))}` : ''}`
}

/** What is shown at an occurrence, as a list in Markdown; empty where nothing is. */
export async function shownAt(services: Services, { community, gathering, occurrence }: OpenOccurrence) {
  const { read } = services.store
  const papers = await papersOf(services, { community })
  const showings = await read.gatherings.showings(gathering.id, occurrence.key)
  const people = await peopleOf(
    read,
    showings.map(({ memberId }) => memberId),
  )
  return showings
    .map(({ title, minutes, memberId }) => `- ${papers.showing(line(title), line(people(memberId).name), minutes)}`)
    .join('\n')
}

async function beginningOf(services: Services, opened: OpenOccurrence): Promise<string> {
  const papers = await papersOf(services, opened)
  const shown = await shownAt(services, opened)
  return [
    await headOf(services, opened),
    opened.gathering.sheet.trim() === '' ? papers.sheet : opened.gathering.sheet,
    ...(shown === '' ? [] : [`## ${papers.shown}\n\n${shown}`]),
  ].join('\n\n')
}
