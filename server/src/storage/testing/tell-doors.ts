import type { GatheringId, MemberId } from '@commonplace/domain'
import { expect, test } from 'vitest'
import {
  AMINA,
  AT,
  addAnswer,
  addPage,
  addQuestion,
  answerId,
  BO,
  id,
  NURSES,
  type OpenedStore,
  pageId,
  questionId,
  TEACHERS,
} from './place.ts'

/** Ways in beside a passphrase, profiles, what hosts look after, and what other programs are told. */
export function tellDoors(opened: () => OpenedStore): void {
  const store = () => opened().store
  const read = () => opened().store.read

  test('what is good once is taken once, for its purpose, and forgotten when it ran out', async () => {
    const once = { hash: 'h', purpose: 'recover', memberId: BO, data: { a: 'b' }, expiresAt: AT + 10 } as const
    await store().change(({ ways }) => ways.put(once))
    expect(await read().ways.look('h', 'recover')).toEqual(once)
    expect(await read().ways.look('h', 'oidc')).toBeNull()
    expect(await store().change(({ ways }) => ways.take('h', 'mail-sign-in'))).toBeNull()
    const both = await Promise.all([1, 2].map(() => store().change(({ ways }) => ways.take('h', 'recover'))))
    expect(both.filter(Boolean)).toEqual([once])
    await store().change(async ({ ways }) => {
      await ways.put({ ...once, hash: 'old' })
      await ways.pruneOnce(AT + 11)
    })
    expect(await read().ways.look('old', 'recover')).toBeNull()
  })

  test('passkeys, identities and requests are one each, and all of a member’s ways in can be forgotten', async () => {
    const passkey = {
      ...{ id: 'p', memberId: BO, publicKey: 'k', counter: 1, transports: ['internal'], label: 'Laptop' },
      ...{ createdAt: AT, lastUsedAt: null },
    }
    const request = { id: 'r', communityId: TEACHERS, memberId: BO, note: 'Please.', at: AT }
    await store().change(async ({ ways }) => {
      await ways.addPasskey(passkey)
      await ways.usePasskey('p', 2, AT + 5)
      await ways.addIdentity({ issuer: 'i', subject: 's', memberId: BO, at: AT })
      await ways.addIdentity({ issuer: 'i', subject: 's', memberId: AMINA, at: AT })
      await ways.addJoinRequest(request)
      await ways.addJoinRequest({ ...request, id: 'again', note: 'Now?' })
    })
    expect(await read().ways.passkey('p')).toEqual({ ...passkey, counter: 2, lastUsedAt: AT + 5 })
    expect((await read().ways.identity('i', 's'))?.memberId).toBe(BO)
    expect(await read().ways.joinRequests(TEACHERS)).toEqual([{ ...request, note: 'Now?' }])
    expect(await store().change(({ ways }) => ways.removePasskey(AMINA, 'p'))).toBe(false)
    await store().change(async (writes) => {
      await writes.ways.forget(BO)
      await writes.members.anonymise(BO, 'Somebody who left')
    })
    expect(await read().ways.passkeysOf(BO)).toEqual([])
    expect(await read().ways.joinRequestOf(TEACHERS, BO)).toBeNull()
    expect(await read().members.byId(BO)).toMatchObject({ name: 'Somebody who left' })
    expect(await read().members.byEmail('bo@example.org')).toBeNull()
  })

  test('a profile and a picture are kept, and members are found by what they say they can help with', async () => {
    const profile = { memberId: BO, offers: 'Solder and flux', seeks: '', topics: ['Lamps'], changedAt: AT }
    const bytes = new Uint8Array([1, 2, 3])
    await store().change(async ({ profiles }) => {
      await profiles.put({ ...profile, offers: 'Before' })
      await profiles.put(profile)
      await profiles.putPortrait(BO, { revision: 'r1', bytes })
    })
    expect(await read().profiles.of(BO)).toEqual(profile)
    expect((await read().profiles.many([BO, AMINA])).size).toBe(1)
    expect(await read().profiles.portrait(BO)).toEqual({ revision: 'r1', bytes })
    const found = async (q: string, more = {}) => await read().members.listOf(NURSES, { limit: 9, q, ...more })
    const ids = async (q: string) => (await found(q)).items.map(({ id }) => id)
    for (const q of ['flux', 'lamp', 'bo']) expect(await ids(q)).toEqual([BO])
    // By the beginnings of words, without their accents; of too few letters, names alone. Who is called so comes first.
    await store().change(({ profiles }) =>
      profiles.put({ ...profile, memberId: AMINA, offers: 'Café, bocks and more' }),
    )
    expect([await ids('cafe'), await ids('ocks'), await ids('bo')]).toEqual([[AMINA], [], [BO]])
    await store().change(({ profiles }) => profiles.put({ ...profile, memberId: AMINA, offers: 'Østrich, and lamps' }))
    expect(await ids('øst')).toEqual([BO, AMINA])
    const { next } = await found('ost', { limit: 1 })
    expect((await found('ost', { cursor: next ?? '' })).items.map(({ id }) => id)).toEqual([AMINA])
  })

  test('what somebody gave is gathered; their first post is the first that is not withheld', async () => {
    expect(await read().profiles.firstPost(NURSES, BO)).toBeNull()
    await store().change(async (writes) => {
      await addPage(writes, 1, { createdBy: BO })
      const subject = { kind: 'page', id: pageId(1) } as const
      await writes.moderation.withhold({ communityId: NURSES, subject, state: 'held', reason: '', by: BO, at: AT })
    })
    expect(await read().profiles.firstPost(NURSES, BO)).toBeNull()
    await store().change((writes) => addQuestion(writes, 1))
    expect(await read().profiles.firstPost(NURSES, BO)).toMatchObject({ kind: 'question', replied: false })
    await store().change((writes) => addAnswer(writes, 1, questionId(1)))
    expect(await read().profiles.firstPost(NURSES, BO)).toMatchObject({ replied: true })
    const given = await read().profiles.given(BO)
    expect([given.pages, given.questions].map((list) => list.length)).toEqual([1, 1])
    expect((await read().profiles.given(AMINA)).answers).toMatchObject([{ id: answerId(1), question: questionId(1) }])
    const done = await read().moderation.doneSince(NURSES, BO, 0)
    expect([done.pages, done.questions]).toEqual([[pageId(1)], [questionId(1)]])
    await store().change(async ({ thanks, charters }) => {
      const said = { communityId: NURSES, from: BO, to: AMINA, words: 'So.' }
      const about = (n: number) => ({ kind: 'page', id: `page${n}` }) as const
      await thanks.add({ id: id('thanks', 1), ...said, subject: about(1), at: AT })
      await thanks.add({ id: id('thanks', 2), ...said, subject: about(2), at: AT + 5 })
      for (const [version, by] of [
        [2, AMINA],
        [3, BO],
      ] as const)
        await charters.addMeaning({ pageId: pageId(1), version, by, at: AT + 5, why: 'So.' })
    })
    const late = await read().moderation.doneSince(NURSES, BO, AT + 1)
    expect([late.thanks, late.meanings]).toEqual([[id('thanks', 2)], [{ page: pageId(1), version: 3 }]])
    await store().change(({ charters }) => charters.removeMeaning(pageId(1), 3))
    expect(await read().charters.meaning(pageId(1))).toMatchObject({ version: 2 })
  })

  test('what is kept of somebody can be gathered, and what is theirs alone forgotten', async () => {
    const page = { kind: 'page', id: pageId(1) } as const
    await store().change(async (writes) => {
      await addPage(writes, 1, { createdBy: AMINA })
      await writes.stars.set(NURSES, BO, page, true, AT)
      await writes.follows.setLevel(NURSES, BO, page, 'watching', AT)
      await writes.members.setVisits(NURSES, BO, { since: AT, seen: AT })
      const report = { communityId: NURSES, subject: page, by: BO, reason: 'Advert.', at: AT, settled: null }
      await writes.moderation.addReport({ id: 'kept', ...report })
      await writes.ways.addJoinRequest({ id: 'j1', communityId: TEACHERS, memberId: BO, note: 'Please.', at: AT })
      const thanks = { communityId: NURSES, subject: page, at: AT, words: 'It held.' }
      await writes.thanks.add({ id: id('thanks', 1), from: BO, to: AMINA, ...thanks })
      await writes.thanks.add({ id: id('thanks', 2), from: AMINA, to: BO, ...thanks })
      await writes.charters.sign({ pageId: pageId(1), memberId: BO, version: 3, at: AT })
      const [gatheringId, key] = [id<GatheringId>('gathering', 1), '2026-01-13T18:00']
      const time = { gatheringId, key, memberId: BO, at: AT }
      await writes.gatherings.answer({ ...time, answer: 'maybe' })
      await writes.gatherings.answer({ ...time, memberId: AMINA, answer: 'yes' })
      await writes.gatherings.addShowing({ ...time, id: id('showing', 1), title: 'A lamp', minutes: 5 })
      const away = [{ from: '2026-02-01', to: '2026-02-07' }]
      await writes.rota.setHost({ communityId: NURSES, memberId: BO, since: AT, base: 0, twice: false, away })
      await writes.together.placeDots(id('vote', 1), BO, [2, 0, 1])
    })
    const time = { gathering: id('gathering', 1), occurrence: '2026-01-13T18:00', at: AT }
    const noted = { community: NURSES, ...page, at: AT }
    expect(await read().profiles.kept(BO)).toMatchObject({
      ...{ stars: [noted], follows: [noted], visits: [{ community: NURSES }], read: [] },
      ...{ reports: [{ ...noted, reason: 'Advert.' }], joinRequests: [{ community: TEACHERS, note: 'Please.' }] },
      thanksGiven: [{ ...noted, to: AMINA, words: 'It held.' }],
      signatures: [{ page: pageId(1), version: 3, at: AT }],
      ...{ coming: [{ ...time, answer: 'maybe' }], showings: [{ ...time, title: 'A lamp', minutes: 5 }] },
      hosting: [{ community: NURSES, since: AT, away: [{ from: '2026-02-01', to: '2026-02-07' }] }],
      dots: [{ vote: id('vote', 1), placed: [2, 0, 1] }],
    })
    await store().change(async (writes) => {
      await writes.profiles.forget(BO)
      await writes.ways.forget(BO)
    })
    expect(await read().profiles.kept(BO)).toMatchObject({
      ...{ stars: [], follows: [], visits: [], read: [], joinRequests: [], waits: [] },
    })
    // What they said to others stays theirs; what was said to them goes with them.
    expect(await read().thanks.byId(id('thanks', 1))).not.toBeNull()
    expect(await read().thanks.byId(id('thanks', 2))).toBeNull()
  })

  test('reports are one a subject and member, settled once; bans and what is withheld come and go', async () => {
    const subject = { kind: 'page', id: pageId(1) } as const
    const report = { id: 'r1', communityId: NURSES, subject, by: BO, reason: 'Advert.', at: AT, settled: null }
    await store().change(async ({ moderation }) => {
      await moderation.addReport(report)
      await moderation.addReport({ ...report, id: 'r2', reason: 'Still.' })
      await moderation.addBan({ communityId: NURSES, memberId: BO, reason: 'No.', by: AMINA, at: AT })
      await moderation.withhold({ communityId: NURSES, subject, state: 'hidden', reason: 'x', by: AMINA, at: AT })
    })
    expect((await read().moderation.openReports(NURSES)).map(({ id }) => id)).toEqual(['r2'])
    await store().change(({ moderation }) => moderation.settleReport('r2', { by: AMINA, at: AT, outcome: 'Done.' }))
    expect(await read().moderation.openReports(NURSES)).toEqual([])
    expect((await read().moderation.report('r2'))?.settled).toEqual({ by: AMINA, at: AT, outcome: 'Done.' })
    expect(await read().moderation.ban(NURSES, BO)).toMatchObject({ reason: 'No.' })
    expect(await read().moderation.ban(TEACHERS, BO)).toBeNull()
    expect(await store().change(({ moderation }) => moderation.removeBan(NURSES, BO))).toBe(true)
    await store().change(({ moderation }) => moderation.letGo('page', pageId(1)))
    expect(await read().moderation.allWithheld(NURSES)).toEqual([])
  })

  test('a delivery is one process’s at a time; what is over is forgotten in the end', async () => {
    const webhook = {
      ...{ id: 'w', communityId: NURSES, url: 'https://example.org', secret: 's', types: ['page-created'] as const },
      ...{ createdBy: AMINA, createdAt: AT, lastUsedAt: null, failingSince: null },
    }
    const delivery = {
      ...{ id: 'd', webhookId: 'w', type: 'page-created', body: '{}', at: AT, tries: 0, nextAt: AT + 5 },
      ...{ status: null, said: '', doneAt: null },
    }
    expect(await read().hooks.any()).toBe(false)
    await store().change(async ({ hooks }) => {
      await hooks.add(webhook)
      await hooks.addDelivery(delivery)
      await hooks.setPlace(7)
      await hooks.setPlace(9)
    })
    expect([await read().hooks.any(), await read().hooks.place(), await read().hooks.nextDue([])]).toEqual([
      true,
      9,
      AT + 5,
    ])
    expect(await read().hooks.due(webhook.id, AT + 4, 9)).toEqual([])
    const taken = await Promise.all(
      [1, 2].map(() => store().change(({ hooks }) => hooks.takeDelivery('d', AT + 5, AT + 60))),
    )
    expect([...taken].sort()).toEqual([false, true])
    const over = { tries: 1, nextAt: null, status: 200, said: '', doneAt: AT + 6 }
    await store().change(async ({ hooks }) => {
      await hooks.changeDelivery('d', over)
      await hooks.used('w', AT + 6, null)
    })
    expect(await read().hooks.delivery('d')).toEqual({ ...delivery, ...over })
    await store().change(({ hooks }) => hooks.pruneDeliveries(AT + 1))
    expect(await read().hooks.deliveriesOf('w', 9)).toEqual([])
    expect(await store().change(({ hooks }) => hooks.remove(TEACHERS, 'w'))).toBe(false)
    expect(await store().change(({ hooks }) => hooks.remove(NURSES, 'w'))).toBe(true)
  })

  test('newcomers are listed with who looks after them', async () => {
    const lee = 'leeleeleeleelee1' as MemberId
    await store().change(async ({ members }) => {
      await members.add({ id: lee, name: 'Lee', email: 'lee@example.org', joinedAt: AT, passwordHash: null })
      await members.setRole(NURSES, lee, 'member', AT + 100)
      await members.setBuddy(NURSES, lee, AMINA)
    })
    expect(await read().members.newcomers(NURSES, AT + 50, 9)).toMatchObject([{ memberId: lee, buddyId: AMINA }])
    expect((await read().members.hostsOf(NURSES)).map(({ memberId }) => memberId)).toEqual([AMINA])
  })
}
