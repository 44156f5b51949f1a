import { type DocNode, docOf, heading, withoutWoven } from '@commonplace/document'
import { type Community, countDots, type MemberId, type Page, type PageId } from '@commonplace/domain'
import { presentOf } from '../../derive/present.ts'
import { withdrawnIn, withoutAnswers } from '../../derive/withdrawn.ts'
import type { Reads } from '../../ports/store.ts'
import type { Services } from '../../ports/use-case.ts'
import { pageUrl, questionUrl } from '../shared/addresses.ts'
import { plansOf } from '../shared/gathering-rows.ts'
import { readMarkdown } from '../shared/read-markdown.ts'
import type { OpenOccurrence } from './open-gathering.ts'
import { notesOf, plainList, type Tasks, taskList, tasksOf } from './sheet-notes.ts'
import { headOf, line, papersOf, shownAt } from './the-sheet.ts'

const HOUR = 60 * 60 * 1000
/** What is written so long after the end is still of the gathering. */
const AFTERWARDS = 2 * HOUR
const MOST_PAGES = 30
const MOST_EVENTS = 1000

const NO_TASKS: Tasks = { open: [], done: [] }

export interface Sheet {
  readonly page: Page
  readonly json: DocNode
  readonly tasks: Tasks
}

/** A run-sheet as it stands now. */
export async function readSheet({ documents, store }: Services, page: Page): Promise<Sheet> {
  const { json } = await presentOf(documents, page.documentId)
  const whole = withoutWoven(withoutAnswers(json, await withdrawnIn(store.read, json)))
  return { page, json: whole, tasks: tasksOf(whole) }
}

/**
 * What a recap begins with: what was shown, what was asked, which pages were touched, what was done, what is still to do, and the notes.
 * `goesOn` says whether what is open goes on in another run-sheet; where it does not, it stays to be ticked here.
 */
export async function draftOf(
  services: Services,
  opened: OpenOccurrence,
  sheet: Sheet | null,
  goesOn: boolean,
): Promise<DocNode> {
  const { read } = services.store
  const { community } = opened
  const papers = await papersOf(services, opened)
  const shown = await shownAt(services, opened)
  const asked = sheet ? await askedOn(read, sheet.page.id) : []
  const touched = await touchedAt(read, opened, sheet?.page ?? null)
  const list = (title: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`## ${title}\n\n${items.join('\n')}`]
  const link = (title: string, url: string) => `- [${line(title)}](${url})`
  const head = await readMarkdown(
    services,
    community,
    [
      (await headOf(services, opened)) +
        (sheet ? ` · [${line(sheet.page.fields.title)}](${pageUrl(community, sheet.page)})` : ''),
      ...(shown === '' ? [] : [`## ${papers.shown}\n\n${shown}`]),
      ...list(
        papers.asked,
        asked.map((one) => link(one.title, questionUrl(community, one))),
      ),
      ...(await votedAt(read, opened)).map(({ title, lines }) => `## ${line(title)}\n\n${lines.join('\n')}`),
      ...list(
        papers.touched,
        touched.map((one) => link(one.fields.title, pageUrl(community, one))),
      ),
    ].join('\n\n'),
  )
  const { open, done } = sheet?.tasks ?? NO_TASKS
  const begun = sheet && (await read.versions.byNumber(sheet.page.documentId, 1))
  const notes = sheet ? notesOf(sheet.json, begun ? (JSON.parse(begun.json) as DocNode) : docOf([])) : []
  return docOf([
    ...(head.content ?? []),
    ...(done.length > 0 ? [heading(2, papers.done), plainList(done)] : []),
    ...(open.length > 0 ? [heading(2, papers.stillOpen), goesOn ? plainList(open) : taskList(open)] : []),
    ...(notes.length > 0 && notes[0]?.type !== 'heading' ? [heading(2, papers.notes)] : []),
    ...notes,
  ])
}

/** What was voted on, what most dots lie on first. */
async function votedAt(reads: Reads, { gathering, occurrence }: OpenOccurrence) {
  const votes = await reads.together.votes(gathering.id, occurrence.key)
  const dots = await reads.together.dots(votes.map(({ id }) => id))
  return votes.map((vote) => {
    const counts = countDots(
      vote,
      dots.filter(({ voteId }) => voteId === vote.id),
    )
    const lines = vote.options
      .map((text, n) => ({ text, count: counts[n] ?? 0 }))
      .sort((a, b) => b.count - a.count)
      .map(({ text, count }) => `- ${line(text)}: ${count}`)
    return { title: vote.title, lines }
  })
}

/** What was asked on a page, without what waits for a host. */
export async function askedOn(reads: Reads, page: PageId) {
  return (await reads.questions.aboutPage(page)).filter(({ held }) => held === null)
}

/**
 * Pages that were touched while people were together: those that whoever was there changed then, and those that the run-sheet leads to. None
 * that is kept from anybody: whoever reads the community reads the recap.
 */
async function touchedAt(reads: Reads, opened: OpenOccurrence, sheet: Page | null): Promise<Page[]> {
  const { community, gathering, occurrence, host } = opened
  const rsvps = await reads.gatherings.rsvps(gathering.id, occurrence.key)
  const showings = await reads.gatherings.showings(gathering.id, occurrence.key)
  const there = new Set<string>([
    ...rsvps.flatMap(({ memberId, answer }) => (answer === 'no' ? [] : [memberId])),
    ...showings.map(({ memberId }) => memberId),
    ...(host ? [host] : []),
    ...(sheet ? [...sheet.changedBy, ...(await reads.versions.contributorsOf(sheet.documentId))] : []),
  ])
  const events = await reads.events.since(community.id, occurrence.start, MOST_EVENTS, occurrence.end + AFTERWARDS)
  const changed = events.flatMap(({ type, subject, by, data }) => {
    const writers = [by ?? '', ...String(data.contributors ?? '').split(' ')] as MemberId[]
    const isWritten = type === 'page-created' || type === 'page-settled'
    return isWritten && subject?.kind === 'page' && writers.some((one) => there.has(one)) ? [subject.id as PageId] : []
  })
  const links = sheet ? await reads.links.out({ kind: 'page', id: sheet.id }) : []
  const linked = links.flatMap(({ to }) => (to.kind === 'page' ? [to.id as PageId] : []))
  const { exceptions } = await plansOf(reads, community)
  const papers = new Set([...exceptions.values()].flat().flatMap((one) => [one.pageId, one.closed?.recapId]))
  const ids = [...new Set([...linked, ...changed.reverse()])].filter((id) => !papers.has(id))
  const pages = await reads.pages.many(ids)
  const found: Page[] = []
  for (const id of ids) {
    const page = pages.get(id)
    if (!page || found.length === MOST_PAGES || !(await isOpen(reads, community, page))) continue
    found.push(page)
  }
  return found
}

async function isOpen(reads: Reads, community: Community, page: Page): Promise<boolean> {
  if (page.communityId !== community.id || page.deletedAt !== null) return false
  return (await reads.pages.audiencesOf(page.id)).length === 0
}
