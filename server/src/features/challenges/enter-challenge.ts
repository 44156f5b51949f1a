import { Refusal, routes } from '@commonplace/api'
import {
  type Challenge,
  challengeStateAt,
  type EntryId,
  type MemberId,
  MOST_ENTRIES,
  mayEnterKind,
  type Page,
} from '@commonplace/domain'
import { mintId } from '@commonplace/kit'
import { pinVersion } from '../../derive/pin-version.ts'
import { presentOf, writersOf } from '../../derive/present.ts'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { alive, openPage, writerOf } from '../shared/doors.ts'
import { takeEntryBack } from '../shared/take-entry-back.ts'
import { challengeNow, openChallenge, openEntry } from './open-challenge.ts'

/**
 * Enters a page as it stands now. The version is kept for good, so that peers confirm, and the badge shows, what was there and nothing that came
 * later. Sent twice under the same id, it is entered once.
 */
export const enterChallenge = useCase(routes.enterChallenge, async (services, asking) => {
  const { store, documents, clock, random } = services
  const { actor, input, now, params } = asking
  const by = writerOf(asking)
  const id = (input.id ?? mintId(clock, random)) as EntryId
  const { page } = await openPage(store.read, actor, 'name-version', input.pageId)
  const present = await presentOf(documents, page.documentId)
  await store.change(async (writes) => {
    const { challenge, community } = await openChallenge(writes, actor, 'enter', params.id)
    const before = await writes.challenges.entry(id)
    if (before) {
      if (before.memberId !== by || before.challengeId !== challenge.id)
        throw new Refusal('conflict', say('idTaken'), { field: 'id' })
      return
    }
    const opened = await openPage(writes, actor, 'name-version', input.pageId)
    if (opened.community.id !== community.id) throw new Refusal('bad-input', say('notEntered'), { field: 'pageId' })
    alive(opened.page, 'page')
    const state = challengeStateAt(challenge, now)
    if (state === 'coming') throw new Refusal('conflict', say('notOpenYet'))
    if (state === 'over') throw new Refusal('gone', say('challengeClosed'))
    const entries = await writes.challenges.entries([challenge.id])
    if (entries.some(({ memberId }) => memberId === by)) throw new Refusal('conflict', say('enteredBefore'))
    if (entries.length >= MOST_ENTRIES) throw new Refusal('too-many', say('manyEntries', MOST_ENTRIES))
    await refuseForeign(writes, challenge, opened.page, by)
    const { title } = challenge.terms
    const version = await pinVersion(writes, services, opened.page, present, { by: [by], at: now, name: title })
    const made = { id, challengeId: challenge.id, memberId: by, pageId: page.id, version: version.n, at: now }
    if (!(await writes.challenges.enter({ ...made, terms: challenge.terms.n, earnedAt: null })))
      throw new Refusal('conflict', say('enteredBefore'))
    const subject = { kind: 'challenge', id: challenge.id } as const
    const data = { title, page: page.id, version: version.n, entry: id }
    await writes.events.tell({ communityId: community.id, type: 'challenge-entered', by, subject, data }, now)
  })
  return challengeNow(store.read, actor, params.id, now)
})

/** Refuses what its entrant had no part in: a story is somebody's, any other page is entered for what was made better of it meanwhile. */
async function refuseForeign(reads: Reads, challenge: Challenge, page: Page, by: MemberId): Promise<void> {
  if (!mayEnterKind(page.kind)) throw new Refusal('bad-input', say('notEntered'), { field: 'pageId' })
  // What was typed a moment ago is in no version yet.
  const typing = await writersOf(reads, page.documentId, [])
  if (typing.includes(by)) return
  if (page.kind === 'story') {
    const wrote = await reads.versions.contributorsOf(page.documentId)
    if (page.createdBy === by || wrote.includes(by)) return
    throw new Refusal('conflict', say('notYourWork'), { field: 'pageId' })
  }
  const before = await reads.versions.asOf(page.documentId, challenge.opensAt)
  const since = await reads.versions.between(page.documentId, before?.n ?? 0, Number.MAX_SAFE_INTEGER)
  if (!since.some((step) => step.by.includes(by)))
    throw new Refusal('conflict', say('notImproved'), { field: 'pageId' })
}

/** Takes an entry back, while it has not earned its badge. */
export const withdrawEntry = useCase(routes.withdrawEntry, async ({ store }, asking) => {
  const { actor, now, params } = asking
  const by = writerOf(asking)
  await store.change(async (writes) => {
    await writes.challenges.hold(params.id as EntryId)
    const { entry } = await openEntry(writes, actor, 'enter', params.id)
    if (entry.memberId !== by) throw new Refusal('not-allowed', say('mayNot', 'writer'))
    if (entry.earnedAt !== null) throw new Refusal('conflict', say('earnedStays'))
    await takeEntryBack(writes, entry.id, by, now)
  })
  return {}
})
