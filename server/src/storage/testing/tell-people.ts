import type { MemberId } from '@commonplace/domain'
import { expect, test } from 'vitest'
import type { Claim } from '../../ports/keys.ts'
import {
  AMINA,
  AT,
  addAnswer,
  addPage,
  addQuestion,
  BO,
  id,
  NURSES,
  type OpenedStore,
  questionId,
  TEACHERS,
} from './place.ts'

/** Communities, members, and whatever opens a door. */
export function tellPeople(opened: () => OpenedStore): void {
  const store = () => opened().store
  const read = () => opened().store.read

  test('communities are found by slug and id, in the order of their founding', async () => {
    expect((await read().communities.list()).map(({ slug }) => slug)).toEqual(['nurses', 'teachers'])
    expect(await read().communities.bySlug('nurses')).toEqual({
      id: NURSES,
      slug: 'nurses',
      visibility: 'public',
      createdAt: AT,
    })
    await store().change((writes) => writes.communities.setVisibility(NURSES, 'gated'))
    expect((await read().communities.byId(NURSES))?.visibility).toBe('gated')
    expect(await read().communities.bySlug('nobody')).toBeNull()
  })

  test('members are found by id and by address, letter case aside', async () => {
    expect(await read().members.any()).toBe(true)
    const amina = { id: AMINA, name: 'Ámina Diallo', email: 'amina@example.org', joinedAt: AT }
    expect(await read().members.byEmail('Amina@Example.org')).toEqual(amina)
    expect(await read().members.byId(AMINA)).toEqual(amina)
    expect((await read().members.many([AMINA, BO, 'nobody' as MemberId])).size).toBe(2)
    expect((await read().members.many([])).size).toBe(0)
    expect(await read().members.passwordOf(AMINA)).toBeNull()
    await store().change((writes) => writes.members.change(AMINA, { name: 'Amina D.', passwordHash: '$argon2id$x' }))
    await store().change((writes) => writes.members.change(AMINA, {}))
    expect(await read().members.passwordOf(AMINA)).toBe('$argon2id$x')
    expect((await read().members.byId(AMINA))?.name).toBe('Amina D.')
  })

  test('members are listed by name a piece at a time, with what they gave, and found by the beginning of any name', async () => {
    await store().change(async (writes) => {
      for (let n = 0; n < 5; n++) {
        const who = id<MemberId>('member', n)
        await writes.members.add({
          id: who,
          name: `Zoë ${'edcba'[n]}`,
          email: `z${n}@x.org`,
          joinedAt: AT,
          passwordHash: null,
        })
        await writes.members.setRole(NURSES, who, 'member', AT)
      }
      await addPage(writes, 1)
      await addPage(writes, 2, { deletedAt: AT })
      await addQuestion(writes, 1)
      await addAnswer(writes, 1, questionId(1))
    })
    const names: string[] = []
    let cursor: string | undefined
    do {
      const piece = await read().members.listOf(NURSES, { limit: 3, cursor })
      names.push(...piece.items.map(({ name }) => name))
      cursor = piece.next ?? undefined
    } while (cursor)
    expect(names).toEqual(['Ámina Diallo', 'Bo Øst', 'Zoë a', 'Zoë b', 'Zoë c', 'Zoë d', 'Zoë e'])
    const [amina] = (await read().members.listOf(NURSES, { limit: 9, q: 'dial' })).items
    expect(amina).toMatchObject({ id: AMINA, role: 'founder', pages: 1, answers: 1 })
    expect((await read().members.listOf(NURSES, { limit: 9, q: 'zoe' })).items).toHaveLength(5)
    expect((await read().members.listOf(NURSES, { limit: 9, q: 'iallo' })).items).toEqual([])
    expect((await read().members.listOf(NURSES, { limit: 9, q: '%' })).items).toHaveLength(7)
    await expect(read().members.listOf(NURSES, { limit: 3, cursor: 'nonsense' })).rejects.toMatchObject({
      code: 'bad-input',
    })
  })

  test('[FO3] a place in the core group is of a membership, and goes with it', async () => {
    expect(await read().members.core(NURSES)).toEqual([])
    await store().change(async (writes) => {
      await writes.members.setPlace(NURSES, BO, 'expert')
      await writes.members.setPlace(NURSES, AMINA, 'champion')
      await writes.members.setPlace(TEACHERS, AMINA, 'expert')
    })
    const core = async () => (await read().members.core(NURSES)).map(({ memberId, place }) => [memberId, place])
    expect(await core()).toEqual([
      [AMINA, 'champion'],
      [BO, 'expert'],
    ])
    await store().change(async (writes) => {
      await writes.members.setRole(NURSES, BO, 'host', AT + 1)
      await writes.members.setPlace(NURSES, AMINA, null)
    })
    expect(await core()).toEqual([[BO, 'expert']])
    await store().change(async (writes) => {
      await writes.members.removeMembership(NURSES, BO)
      await writes.members.setRole(NURSES, BO, 'member', AT + 2)
    })
    expect(await core()).toEqual([])
    expect(await read().members.core(TEACHERS)).toEqual([])
  })

  test('a membership is made, changed, counted and ended', async () => {
    expect(await read().members.membership(NURSES, BO)).toEqual({
      communityId: NURSES,
      memberId: BO,
      role: 'member',
      joinedAt: AT,
      buddyId: null,
      place: null,
      title: null,
    })
    await store().change(async (writes) => {
      await writes.members.setTitle(NURSES, BO, 'Keeper of the tea')
      await writes.members.setRole(NURSES, BO, 'founder', AT + 9)
      await writes.members.setRole(TEACHERS, BO, 'guest', AT + 9)
      await writes.members.setVisits(NURSES, BO, { since: AT, seen: AT + 1 })
      await writes.members.setVisits(NURSES, BO, { since: AT + 1, seen: AT + 2 })
    })
    const titled = { role: 'founder', joinedAt: AT, title: 'Keeper of the tea' }
    expect(await read().members.membership(NURSES, BO)).toMatchObject(titled)
    expect((await read().members.listOf(NURSES, { limit: 9, q: 'Bo' })).items[0]?.title).toBe('Keeper of the tea')
    expect(await read().members.foundersOf(NURSES)).toBe(2)
    expect((await read().members.membershipsOf(BO)).map(({ role }) => role)).toEqual(['founder', 'guest'])
    expect(await read().members.visits(NURSES, BO)).toEqual({ since: AT + 1, seen: AT + 2 })
    expect(await read().members.visits(NURSES, AMINA)).toBeNull()
    await store().change((writes) => writes.members.removeMembership(NURSES, BO))
    expect(await read().members.membership(NURSES, BO)).toBeNull()
    expect(await read().members.countOf(NURSES)).toBe(1)
  })

  test('sessions begin, are seen, and end one by one, all but one, or when they run out', async () => {
    const session = (hash: string, expiresAt = AT + 100) => ({
      hash,
      memberId: BO,
      createdAt: AT,
      seenAt: AT,
      expiresAt,
      device: 'Firefox, Linux',
      wipedAt: null,
    })
    await store().change(async ({ keys }) => {
      for (const hash of ['one', 'two', 'three']) await keys.addSession(session(hash))
      await keys.seeSession('two', AT + 5, AT + 500)
      await keys.endSession('one')
    })
    expect(await read().keys.session('one')).toBeNull()
    expect(await read().keys.session('two')).toEqual({ ...session('two', AT + 500), seenAt: AT + 5 })
    await store().change(({ keys }) => keys.prune(AT + 200))
    expect(await read().keys.session('three')).toBeNull()
    await store().change(async ({ keys }) => {
      await keys.addSession(session('four'))
      await keys.endSessionsOf(BO, 'four')
    })
    expect(await read().keys.session('two')).toBeNull()
    expect(await read().keys.session('four')).not.toBeNull()
    await store().change(async ({ keys }) => {
      await keys.addSession({ ...session('five'), seenAt: AT + 7 })
      await keys.wipeSession('four', AT + 9)
      await keys.endSessionsOf(BO)
    })
    expect(await read().keys.sessionsOf(BO)).toEqual([{ ...session('four'), wipedAt: AT + 9 }])
  })

  test('tokens, invites and tickets open what they should, as often as they should', async () => {
    const token = {
      id: id<never>('token', 1),
      hash: 't',
      memberId: BO,
      label: 'script',
      scopes: ['read', 'write'] as const,
      createdAt: AT,
      lastUsedAt: null,
    }
    const invite = {
      id: 'invite1',
      hash: 'i',
      communityId: NURSES,
      role: 'guest' as const,
      createdBy: AMINA,
      createdAt: AT,
      expiresAt: AT + 10,
      usesLeft: 1,
      email: null,
      place: null,
    }
    const ticket = { hash: 'k', memberId: BO, scopes: ['read'] as const, expiresAt: AT + 30, madeWith: 't' }
    await store().change(async ({ keys }) => {
      await keys.addToken(token)
      await keys.seeToken(token.id, AT + 3)
      await keys.addInvite(invite)
      await keys.addTicket(ticket)
    })
    expect(await read().keys.token('t')).toEqual({ ...token, lastUsedAt: AT + 3 })
    expect(await read().keys.tokensOf(BO)).toHaveLength(1)
    expect(await read().keys.invitesOf(NURSES)).toEqual([invite])
    await store().change(async ({ keys }) => {
      expect(await keys.useInvite('invite1')).toBe(true)
      expect(await keys.useInvite('invite1')).toBe(false)
      expect(await keys.takeTicket('k')).toEqual(ticket)
      expect(await keys.takeTicket('k')).toBeNull()
      expect(await keys.revokeToken(AMINA, token.id)).toBe(false)
      expect(await keys.revokeToken(BO, token.id)).toBe(true)
      expect(await keys.revokeInvite(TEACHERS, 'invite1')).toBe(false)
      expect(await keys.revokeInvite(NURSES, 'invite1')).toBe(true)
    })
    expect(await read().keys.invite('i')).toBeNull()
  })

  test('the set-up link is open until it is not, and a write done once is remembered with its answer', async () => {
    expect(await read().keys.setupHash()).toBeNull()
    await store().change(({ keys }) => keys.setSetupHash('first'))
    await store().change(({ keys }) => keys.setSetupHash('second'))
    expect(await read().keys.setupHash()).toBe('second')
    await store().change(({ keys }) => keys.setSetupHash(null))
    expect(await read().keys.setupHash()).toBeNull()
    const done = { memberId: BO, key: 'k1', what: 'ask:abc', status: 201, body: '{"id":1}', at: AT }
    const claim = { memberId: BO, key: 'k1', what: 'ask:abc', holder: 'here', until: AT + 10 }
    const ask = (more: Partial<Claim>, now: number) =>
      store().change(({ keys }) => keys.claim({ ...claim, ...more }, now))
    expect(await ask({}, AT)).toEqual({ kind: 'yours' })
    expect(await read().keys.done(BO, 'k1')).toBeNull()
    expect(await store().change(({ keys }) => keys.addDone(done, 'there'))).toBe(false)
    expect(await store().change(({ keys }) => keys.addDone(done, 'here'))).toBe(true)
    expect(await read().keys.done(BO, 'k1')).toEqual(done)
    expect(await ask({ holder: 'there', what: 'other' }, AT + 20)).toEqual({ kind: 'done', ...done })
    await store().change(({ keys }) => keys.prune(AT + 40 * 24 * 3_600_000))
    expect(await read().keys.done(BO, 'k1')).toBeNull()
  })

  test('[ST11] a key has one holder, whoever asks at once, until they let go of it or are not heard of again', async () => {
    const claim = { memberId: BO, key: 'k2', what: 'ask:abc', holder: '', until: AT + 10 }
    const ask = (holder: string, now: number, more: Partial<Claim> = {}) =>
      store().change(({ keys }) => keys.claim({ ...claim, holder, ...more }, now))
    const all = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((holder) => ask(holder, AT)))
    expect(all.filter(({ kind }) => kind === 'yours')).toHaveLength(1)
    expect(all.filter(({ kind }) => kind === 'under-way')).toHaveLength(4)
    const holder = ['a', 'b', 'c', 'd', 'e'][all.findIndex(({ kind }) => kind === 'yours')] ?? ''
    // Nobody else lets go of it or makes it last.
    await store().change(({ keys }) => keys.release({ ...claim, holder: 'nobody' }))
    await store().change(({ keys }) => keys.hold({ ...claim, holder: 'nobody', until: AT + 1_000 }))
    await store().change(({ keys }) => keys.hold({ ...claim, holder, until: AT + 20 }))
    expect(await ask('late', AT + 15)).toEqual({ kind: 'under-way', what: 'ask:abc' })
    // For something else it is not to be had, however long ago its holder was heard of.
    expect(await ask('late', AT + 50, { what: 'ask:other' })).toEqual({ kind: 'under-way', what: 'ask:abc' })
    expect(await ask('late', AT + 20, { until: AT + 60 })).toEqual({ kind: 'yours' })
    await store().change(({ keys }) => keys.release({ ...claim, holder: 'late' }))
    expect(await ask('again', AT + 21)).toEqual({ kind: 'yours' })
  })
}
