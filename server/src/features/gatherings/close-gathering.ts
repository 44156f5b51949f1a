import { Refusal, routes } from '@commonplace/api'
import { docOf, heading } from '@commonplace/document'
import { applyJson } from '@commonplace/document/apply'
import { readBody } from '@commonplace/document/y'
import { areWithin, can, type Gathering, type GatheringId, type Instant } from '@commonplace/domain'
import { nextStanding } from '@commonplace/domain/recurrence'
import { dayOf, nothingSaid } from '../../derive/hosting.ts'
import { addNote, noteSeed } from '../../derive/new-note.ts'
import { tellOfTime } from '../../derive/tell-of-time.ts'
import type { Reads } from '../../ports/store.ts'
import { type Services, useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { pageTarget, writerOf } from '../shared/doors.ts'
import { editDocument } from '../shared/edit-document.ts'
import { isHeldFirst } from '../shared/first-posts.ts'
import { exceptionsIn, plansOf } from '../shared/gathering-rows.ts'
import { gatheringNow } from './gathering-shape.ts'
import { type OpenOccurrence, openOccurrence } from './open-gathering.ts'
import { draftOf, readSheet, type Sheet } from './recap.ts'
import { missingIn, taskList } from './sheet-notes.ts'
import { papersOf, sheetFor, sheetOf, type Who } from './the-sheet.ts'

/** Closes an occurrence: its recap is drafted once, and what is still to do goes to the next run-sheet once, however often it is closed. */
export const closeGathering = useCase(routes.closeGathering, async (services, asking) => {
  const { store } = services
  const { actor, params, now } = asking
  const who = { actor, now, by: writerOf(asking) }
  const opened = await openOccurrence(store.read, actor, 'host', params, now)
  refuseEarly(opened, now)
  const page = await sheetOf(store.read, opened)
  const sheet = page && (await readSheet(services, page))
  const next = sheet && (await nextFor(store.read, who, opened, sheet))
  if (!opened.exception?.closed) await draft(services, who, opened, sheet, next !== null)
  await carryOn(services, who, params, sheet, next)
  return gatheringNow(store.read, actor, params, now)
})

function refuseEarly({ occurrence }: OpenOccurrence, now: Instant): void {
  if (occurrence.cancelled !== null) throw new Refusal('conflict', say('offBecause', occurrence.cancelled))
  if (occurrence.start > now) throw new Refusal('conflict', say('notBegun'))
}

async function draft(
  services: Services,
  { actor, by, now }: Who,
  opened: OpenOccurrence,
  sheet: Sheet | null,
  goesOn: boolean,
): Promise<void> {
  const { store } = services
  const { community, gathering, occurrence } = opened
  const papers = await papersOf(services, opened)
  const { holdFirst } = await services.settings.read(community.slug)
  const title = papers.recap(`${gathering.title}, ${dayOf(opened.occurrence, opened.gathering)}`)
  const json = await draftOf(services, opened, sheet, goesOn)
  const seed = noteSeed(services, community, { title, json, by, at: now })
  await store.change(async (writes) => {
    const again = await openOccurrence(writes, actor, 'host', { id: gathering.id, at: occurrence.key }, now)
    // Somebody closed it in the same moment.
    if (again.exception?.closed) return
    if (await isHeldFirst(writes, holdFirst, actor, community, by)) throw new Refusal('not-allowed', say('sheetLater'))
    // Whoever the notes are kept from is not told them by the recap: below the run-sheet, now and whenever that is narrowed; moved away, still now.
    const where = { parentId: sheet?.page.id ?? null, audience: sheet?.page.audience ?? null }
    const { id } = await addNote(writes, services, community, seed, where, { gathering: gathering.id })
    const before = again.exception ?? nothingSaid(gathering, occurrence.key)
    await writes.gatherings.setException({ ...before, closed: { at: now, by, recapId: id, carried: false } })
    await tellOfTime(writes, 'gathering-closed', opened, by, now)
  })
}

/** Takes what is still to do to the next run-sheet, unless that was done when this was closed before, or is being done by whoever closes it too. */
async function carryOn(
  services: Services,
  who: Who,
  params: { readonly id: string; readonly at: string },
  sheet: Sheet | null,
  next: OpenOccurrence | null,
): Promise<void> {
  const { store } = services
  const mark = (carried: boolean) =>
    store.change(async (writes) => {
      const { exception } = await openOccurrence(writes, who.actor, 'read', params, who.now)
      if (!exception?.closed || exception.closed.carried === carried) return false
      await writes.gatherings.setException({ ...exception, closed: { ...exception.closed, carried } })
      return true
    })
  // Marked first: of two processes that close it at once, one goes on, for neither sees what the other writes just then.
  if (!(await mark(true)) || !sheet || !next) return
  try {
    await carry(services, who, sheet, next)
  } catch (error) {
    await mark(false)
    throw error
  }
}

/** Puts what is open on one run-sheet onto another, below a heading that leads back. What stands there already is not put there again. */
export async function carry(services: Services, who: Who, from: Sheet, to: OpenOccurrence): Promise<void> {
  const papers = await papersOf(services, to)
  const target = await sheetFor(services, who, to)
  const title = heading(2, papers.carriedFrom(from.page.fields.title))
  await editDocument(services.documents, target.documentId, who.by, (doc) => {
    const body = readBody(doc)
    const items = missingIn(body, from.tasks.open)
    if (items.length > 0) applyJson(doc, docOf([...(body.content ?? []), title, taskList(items)]), null)
  })
}

/**
 * Where what is still to do on a run-sheet goes: the next time that this takes place, in what it goes on as too, if whoever closes may write on
 * its run-sheet and nobody reads there from whom this one is kept. Null where there is none, or nothing is to do.
 */
export async function nextFor(
  reads: Reads,
  { actor, now }: Who,
  opened: OpenOccurrence,
  { page: from, tasks }: Sheet,
): Promise<OpenOccurrence | null> {
  if (tasks.open.length === 0) return null
  const { community, occurrence } = opened
  const plans = await plansOf(reads, community)
  const passed = new Set<string>()
  for (let at: Gathering | undefined = opened.gathering; at && !passed.has(at.id); ) {
    passed.add(at.id)
    const next = nextStanding(at, exceptionsIn(plans, at.id), now, Math.max(now, occurrence.start))
    if (next) {
      const there = await openOccurrence(reads, actor, 'create-page', { id: at.id, at: next.key }, now)
      const id = there.exception?.pageId ?? null
      const page = id === null ? null : await reads.pages.byId(id)
      const mayWrite = id === null || (page !== null && can(actor, 'edit', pageTarget(community, page)))
      const audiences = id === null ? [] : await reads.pages.audiencesOf(id)
      return mayWrite && areWithin(audiences, await reads.pages.audiencesOf(from.id)) ? there : null
    }
    const follower: GatheringId | null = at.continuesAs
    at = plans.gatherings.find(({ id }) => id === follower)
  }
  return null
}
