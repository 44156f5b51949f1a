import type { Challenge, ChallengeEntry, ChallengeId, EntryId, PageId } from '@commonplace/domain'
import { expect, test } from 'vitest'
import { newBadgeKey, publicBadgeKey } from '../../ports/badge-keys.ts'
import { AMINA, AT, BO, id, NURSES, type OpenedStore, TEACHERS } from './place.ts'

const DAY = 24 * 60 * 60 * 1000
const terms = { n: 1, title: 'Mend in public', goal: 'Tell of one thing you mended.', how: '', badge: 'Mender' }
const first: Challenge = {
  ...{ id: id<ChallengeId>('challenge', 1), communityId: NURSES, opensAt: AT, closesAt: AT + 30 * DAY, terms },
  ...{ createdBy: AMINA, createdAt: AT },
}
const entry: ChallengeEntry = {
  ...{ id: id<EntryId>('entry', 1), challengeId: first.id, memberId: AMINA, pageId: id<PageId>('page', 1) },
  ...{ version: 2, terms: 1, at: AT + DAY, earnedAt: null },
}

/** What a community tries together, and what came in. */
export function tellChallenges(opened: () => OpenedStore): void {
  const change = (fn: Parameters<OpenedStore['store']['change']>[0]) => opened().store.change(fn)
  const read = () => opened().store.read.challenges

  test('a challenge is among those that are open or come until it closed, and among those that were from then on', async () => {
    const next = { ...first, id: id<ChallengeId>('challenge', 2), opensAt: AT + 9 * DAY, closesAt: AT + 20 * DAY }
    await change(async ({ challenges }) => {
      await challenges.add(next)
      await challenges.add(first)
    })
    expect(await read().byId(first.id)).toEqual(first)
    expect((await read().current(NURSES, AT)).map((one) => one.id)).toEqual([first.id, next.id])
    expect(await read().current(TEACHERS, AT)).toEqual([])
    expect(await read().closed(NURSES, next.closesAt - 1, 5)).toEqual([])
    expect((await read().closed(NURSES, next.closesAt, 5)).map((one) => one.id)).toEqual([next.id])
    expect((await read().closed(NURSES, first.closesAt, 5)).map((one) => one.id)).toEqual([first.id, next.id])
    expect(await read().closed(NURSES, first.closesAt, 1)).toHaveLength(1)
  })

  test('[CB2] its words change under their number, or as others beside them; dates by themselves', async () => {
    await change(({ challenges }) => challenges.add(first))
    await change(({ challenges }) => challenges.putTerms(first.id, { ...terms, goal: 'Tell of two things.' }))
    expect((await read().byId(first.id))?.terms.goal).toBe('Tell of two things.')
    const second = { ...terms, n: 2, title: 'Mend anything' }
    await change(async ({ challenges }) => {
      await challenges.putTerms(first.id, second)
      await challenges.change(first.id, { terms: 2, closesAt: AT + 40 * DAY })
      await challenges.change(first.id, {})
    })
    expect(await read().byId(first.id)).toEqual({ ...first, closesAt: AT + 40 * DAY, terms: second })
    expect((await read().termsOf(first.id)).map(({ n, goal }) => [n, goal])).toEqual([
      [1, 'Tell of two things.'],
      [2, terms.goal],
    ])
    await change(({ challenges }) => challenges.remove(first.id))
    expect(await read().byId(first.id)).toBeNull()
    expect(await read().termsOf(first.id)).toEqual([])
  })

  test('[CB3] a member enters once; peers confirm once each; taken back, it is gone with what they said', async () => {
    await change(({ challenges }) => challenges.add(first))
    const enter = (one: ChallengeEntry) => opened().store.change(({ challenges }) => challenges.enter(one))
    expect(await enter(entry)).toBe(true)
    expect(await enter({ ...entry, id: id<EntryId>('entry', 2) })).toBe(false)
    expect(await enter({ ...entry, id: id<EntryId>('entry', 3), memberId: BO, at: AT })).toBe(true)
    expect(await read().entry(entry.id)).toEqual(entry)
    expect((await read().entries([first.id])).map(({ memberId }) => memberId)).toEqual([BO, AMINA])
    expect(await read().entries([])).toEqual([])
    const confirm = (at: number) =>
      opened().store.change(async ({ challenges }) => {
        expect(await challenges.hold(entry.id)).toEqual(entry)
        return challenges.confirm({ entryId: entry.id, memberId: BO, at })
      })
    expect([await confirm(AT), await confirm(AT + 1)]).toEqual([true, false])
    expect(await read().confirmations([entry.id])).toEqual([{ entryId: entry.id, memberId: BO, at: AT }])
    await change(({ challenges }) => challenges.unconfirm(entry.id, BO))
    expect(await read().confirmations([entry.id])).toEqual([])
    await confirm(AT)
    await change(({ challenges }) => challenges.withdraw(entry.id))
    expect(await read().entry(entry.id)).toBeNull()
    expect(await read().confirmations([entry.id])).toEqual([])
  })

  test('[CB3] of two peers who confirm in one moment one is the second, and sees the other', async () => {
    await change(({ challenges }) => challenges.add(first))
    await change(({ challenges }) => challenges.enter(entry))
    const confirm = (memberId: typeof BO) =>
      opened().store.change(async ({ challenges }) => {
        await challenges.hold(entry.id)
        await challenges.confirm({ entryId: entry.id, memberId, at: AT })
        const { length } = await challenges.confirmations([entry.id])
        if (length === 2) await challenges.earn(entry.id, AT + 1)
        return length
      })
    const seen = await Promise.all([BO, id<typeof BO>('member', 9)].map(confirm))
    expect(seen.sort()).toEqual([1, 2])
    expect((await read().entry(entry.id))?.earnedAt).toBe(AT + 1)
  })

  test('[CB5] what was earned is found by who earned it and by its page, with the words it answered', async () => {
    await change(({ challenges }) => challenges.add(first))
    await change(({ challenges }) => challenges.enter(entry))
    expect(await read().earnedBy(NURSES, AMINA)).toEqual([])
    await change(async ({ challenges }) => {
      await challenges.earn(entry.id, AT + 5)
      await challenges.putTerms(first.id, { ...terms, n: 2, badge: 'Other' })
      await challenges.change(first.id, { terms: 2 })
    })
    const badge = { entry: { ...entry, earnedAt: AT + 5 }, terms }
    expect(await read().earnedBy(NURSES, AMINA)).toEqual([badge])
    expect(await read().earnedBy(null, AMINA)).toEqual([badge])
    expect(await read().earnedBy(TEACHERS, AMINA)).toEqual([])
    expect(await read().earnedBy(NURSES, BO)).toEqual([])
    expect(await read().earnedOn(entry.pageId)).toEqual([badge])
    expect(await read().earnedOn(id<PageId>('page', 2))).toEqual([])
  })

  test('[CB5] what somebody entered and confirmed is in the copy of their data; gone for good, what they earned stays', async () => {
    const other = { ...first, id: id<ChallengeId>('challenge', 2) }
    const waits = { ...entry, id: id<EntryId>('entry', 2), challengeId: other.id, at: AT + 2 * DAY }
    await change(async ({ challenges }) => {
      for (const one of [first, other]) await challenges.add(one)
      for (const one of [entry, waits]) {
        await challenges.enter(one)
        await challenges.confirm({ entryId: one.id, memberId: BO, at: AT + 3 })
      }
      await challenges.earn(entry.id, AT + 5)
    })
    const { profiles } = opened().store.read
    const { id: challenge, at, version, pageId: page } = { ...entry, id: first.id }
    expect((await profiles.kept(AMINA)).entries).toEqual([
      { id: entry.id, challenge, page, version, at, earnedAt: AT + 5 },
      { id: waits.id, challenge: other.id, page, version, at: waits.at, earnedAt: null },
    ])
    expect((await profiles.kept(BO)).vouched.map((one) => one.entry).sort()).toEqual([entry.id, waits.id].sort())
    await change((writes) => writes.profiles.forget(AMINA))
    expect((await read().entries([first.id, other.id])).map((one) => one.id)).toEqual([entry.id])
    expect((await read().confirmations([entry.id, waits.id])).map(({ entryId }) => entryId)).toEqual([entry.id])
  })

  test('[CB6] the key that badges are signed with is the first that was kept, for all who come at once', async () => {
    expect(await read().signingKey()).toBeNull()
    const keep = (pem: string) => opened().store.change(({ challenges }) => challenges.keepSigningKey(pem))
    expect([await keep('one'), await keep('two')]).toEqual(['one', 'one'])
    expect(await read().signingKey()).toBe('one')
    expect(await read().earlierKeys()).toEqual([])
  })

  test('[CB10] another key signs from then on, and the public halves that are given with it go on verifying', async () => {
    const before = publicBadgeKey(await newBadgeKey())
    await change(({ challenges }) => challenges.keepSigningKey('one'))
    await change(({ challenges }) => challenges.changeSigningKey('two', [before]))
    expect([await read().signingKey(), await read().earlierKeys()]).toEqual(['two', [before]])
    await change(({ challenges }) => challenges.changeSigningKey('three', []))
    expect([await read().signingKey(), await read().earlierKeys()]).toEqual(['three', []])
    // What signs is never made anew in the place of a key that is there.
    expect(await change(({ challenges }) => challenges.keepSigningKey('four'))).toBe('three')
  })

  test('[DO23] what a member lately entered and confirmed can be found, as far as no badge was earned by it', async () => {
    const second = { ...first, id: id<ChallengeId>('challenge', 2) }
    const other = { ...first, id: id<ChallengeId>('challenge', 3), communityId: TEACHERS }
    const lately = { ...entry, at: AT + 2 * DAY }
    const earned = { ...lately, id: id<EntryId>('entry', 2), challengeId: second.id }
    const elsewhere = { ...lately, id: id<EntryId>('entry', 3), challengeId: other.id }
    const ofBo = { ...lately, id: id<EntryId>('entry', 4), memberId: BO }
    const earnedByBo = { ...ofBo, id: id<EntryId>('entry', 5), challengeId: second.id }
    await change(async ({ challenges }) => {
      for (const one of [first, second, other]) await challenges.add(one)
      for (const one of [lately, earned, elsewhere, ofBo, earnedByBo]) await challenges.enter(one)
      for (const { id: entryId } of [ofBo, earnedByBo])
        await challenges.confirm({ entryId, memberId: AMINA, at: AT + 2 * DAY })
      for (const one of [earned, earnedByBo]) await challenges.earn(one.id, AT + 3 * DAY)
    })
    const done = (since: number) => opened().store.read.moderation.doneSince(NURSES, AMINA, since)
    const { entries, vouched } = await done(AT + 2 * DAY)
    expect([entries, vouched]).toEqual([[lately.id], [ofBo.id]])
    const later = await done(AT + 2 * DAY + 1)
    expect([later.entries, later.vouched]).toEqual([[], []])
  })
}
