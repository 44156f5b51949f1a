import type { MemberId, NoticeThing, PageId, Reason } from '@commonplace/domain'
import { expect, test } from 'vitest'
import type { NewNotice } from '../../ports/notices.ts'
import { AMINA, AT, BO, id, NURSES, type OpenedStore, pageId, questionId, TEACHERS } from './place.ts'

const page = (n: number): NoticeThing => ({ kind: 'page', id: pageId(n) })
const question = (n: number): NoticeThing => ({ kind: 'question', id: questionId(n) })
const notice = (seq: number, thing: NoticeThing, reason: Reason = 'watching', memberId: MemberId = BO): NewNotice => ({
  ...{ memberId, seq, communityId: NURSES, thing, reason, part: null, type: 'page-settled', by: AMINA },
  ...{ at: AT + seq, readAt: null, mailAt: null },
})

/** What stands in inboxes. */
export function tellNotices(opened: () => OpenedStore): void {
  const store = () => opened().store
  const read = () => opened().store.read.notices
  const add = (...notices: NewNotice[]) => store().change((writes) => writes.notices.add(notices))
  const all = { show: 'all', limit: 10 } as const

  test('notices are gathered under their things, the latest first, a piece at a time', async () => {
    await add(notice(1, page(1)), notice(2, question(1), 'answer'), notice(3, page(1), 'mention'), notice(4, page(2)))
    await add(notice(5, page(1), 'watching', AMINA))
    const { items } = await read().groups(BO, all)
    expect(items.map(({ thing, seq, unread }) => [thing.id, seq, unread])).toEqual([
      [pageId(2), 4, 1],
      [pageId(1), 3, 2],
      [questionId(1), 2, 1],
    ])
    expect(items[0]).toMatchObject({ communityId: NURSES, at: AT + 4, thing: page(2) })
    const first = await read().groups(BO, { show: 'all', limit: 2 })
    const rest = await read().groups(BO, { show: 'all', limit: 2, cursor: first.next ?? '' })
    expect([first, rest].map((piece) => piece.items.map(({ seq }) => seq))).toEqual([[4, 3], [2]])
    expect(rest.next).toBeNull()
    const seqs = async (show: 'direct' | 'following') =>
      (await read().groups(BO, { show, limit: 5 })).items.map(({ seq }) => seq)
    expect(await seqs('direct')).toEqual([3, 2])
    expect(await seqs('following')).toEqual([4, 1])
    const under = await read().under(BO, items, 'all', 1)
    expect(under.map(({ seq }) => seq)).toEqual([4, 3, 2])
    expect((await read().under(BO, items, 'direct', 9)).map(({ reason }) => reason).sort()).toEqual([
      'answer',
      'mention',
    ])
  })

  test('one member has one notice of one event, however often it is added', async () => {
    await add(notice(1, page(1), 'mention'))
    await add({ ...notice(1, page(2)), part: { kind: 'answer', id: id('answer', 1) } }, notice(2, page(2)))
    const [, first] = (await read().groups(BO, all)).items
    expect(first).toMatchObject({ thing: page(1), unread: 1 })
    await store().change((writes) => writes.notices.setPlace(7))
    expect(await read().place()).toBe(7)
  })

  test('things are marked as read and unread, one or all, up to what was seen', async () => {
    await add(notice(1, page(1)), notice(2, question(1)), notice(3, page(1)))
    const mark = (things: NoticeThing[] | null, upTo: number | null, at: number | null) =>
      store().change((writes) => writes.notices.mark(BO, { things, upTo }, at))
    const unread = async () =>
      (await read().groups(BO, { ...all, unread: true })).items.map(({ thing, unread }) => [thing.id, unread])
    await mark([page(1)], 1, AT)
    expect(await unread()).toEqual([
      [pageId(1), 1],
      [questionId(1), 1],
    ])
    expect(await read().differ(BO, { things: [page(1)], upTo: 1 }, true)).toBe(false)
    expect(await read().differ(BO, { things: null, upTo: null }, true)).toBe(true)
    await mark([], null, AT)
    await mark(null, null, AT)
    expect(await unread()).toEqual([])
    await mark([question(1)], null, null)
    expect(await unread()).toEqual([[questionId(1), 1]])
    expect(await read().differ(AMINA, { things: null, upTo: null }, true)).toBe(false)
  })

  test('who is not there any more has nothing of the place, and what is old goes', async () => {
    await add(
      notice(1, page(1)),
      { ...notice(2, page(2)), communityId: TEACHERS },
      notice(3, page(3), 'watching', AMINA),
    )
    await store().change((writes) => writes.notices.forget(NURSES, BO))
    expect((await read().groups(BO, all)).items.map(({ communityId }) => communityId)).toEqual([TEACHERS])
    await store().change((writes) => writes.notices.prune(AT + 3))
    expect((await read().groups(BO, all)).items).toEqual([])
    expect((await read().groups(AMINA, all)).items).toHaveLength(1)
  })

  test('who was named in a text is remembered once', async () => {
    const document = id<never>('document', 1)
    expect(await read().namedIn(document)).toEqual([])
    await store().change(async (writes) => {
      await writes.notices.addNamed(document, [BO])
      await writes.notices.addNamed(document, [BO, AMINA])
      await writes.notices.addNamed(document, [])
    })
    expect([...(await read().namedIn(document))].sort()).toEqual([AMINA, BO].sort())
  })

  test('what waits for a mail is taken by one process, all of a member and community at once, and settled', async () => {
    const mails = () => store().read.mails
    const due = { memberId: BO, communityId: NURSES }
    expect(await mails().nextDue()).toBeNull()
    await add(
      { ...notice(1, page(1), 'mention'), mailAt: AT + 10 },
      { ...notice(2, page(2), 'answer'), mailAt: AT + 20 },
    )
    await add(notice(3, page(3)), { ...notice(4, page(3), 'mention', AMINA), mailAt: AT + 30 })
    expect(await mails().nextDue()).toBe(AT + 10)
    expect(await mails().due(AT + 9, 5)).toEqual([])
    expect(await mails().due(AT + 10, 5)).toEqual([due])
    const take = (at: number) => store().change((writes) => writes.mails.take(due, at, at + 100))
    expect((await take(AT + 10)).map(({ seq }) => seq)).toEqual([1, 2])
    expect(await take(AT + 10)).toEqual([])
    await store().change((writes) => writes.mails.settle(due, [1], null))
    await store().change((writes) => writes.mails.settle(due, [1, 2], AT + 40))
    expect((await take(AT + 40)).map(({ seq }) => seq)).toEqual([2])
    await store().change((writes) => writes.notices.mark(BO, { things: null, upTo: null }, AT))
    expect(await mails().due(AT + 999, 5)).toEqual([{ ...due, memberId: AMINA }])
  })

  test('what somebody wants in their mail is theirs for each community, and a digest goes to proven addresses once', async () => {
    const mails = () => store().read.mails
    expect(await mails().settings(NURSES, BO)).toEqual({ immediate: true, digest: true })
    await store().change((writes) => writes.mails.setSettings(NURSES, BO, { immediate: false }))
    expect(await mails().settings(NURSES, BO)).toEqual({ immediate: false, digest: true })
    expect(await mails().settings(TEACHERS, BO)).toEqual({ immediate: true, digest: true })
    const wanted = (after = '') => mails().toDigest(NURSES, AT, after, 5)
    expect(await wanted()).toEqual([])
    await store().change(async ({ ways }) => {
      await ways.addIdentity({ issuer: 'mail', subject: 'bo@example.org', memberId: BO, at: AT })
      await ways.addIdentity({ issuer: 'mail', subject: 'was.amina@example.org', memberId: AMINA, at: AT })
    })
    expect(await wanted()).toEqual([BO])
    expect(await wanted(BO)).toEqual([])
    const claim = (at: number) => store().change((writes) => writes.mails.claimDigest(NURSES, BO, at))
    expect([await claim(AT), await claim(AT)]).toEqual([true, false])
    expect(await wanted()).toEqual([])
    await store().change((writes) => writes.mails.giveBackDigest(NURSES, BO))
    expect(await wanted()).toEqual([BO])
    await store().change((writes) => writes.mails.setSettings(NURSES, BO, { digest: false }))
    expect(await wanted()).toEqual([])
  })

  test('what a host made of a digest is of its week; the secret is kept once', async () => {
    const { mails } = store().read
    const ours = pageId(7)
    const set = (intro: string, skipped: boolean, pageId: PageId | null = null) =>
      store().change((writes) => writes.mails.setDraft(NURSES, AT, { intro, skipped, pageId }, BO))
    expect(await mails.draft(NURSES, AT)).toBeNull()
    await set('Come.', false)
    await set('Come on Friday.', true)
    expect(await mails.draft(NURSES, AT)).toEqual({ intro: 'Come on Friday.', skipped: true, pageId: null })
    await set('', false, ours)
    expect(await mails.draft(NURSES, AT)).toEqual({ intro: '', skipped: false, pageId: ours })
    expect(await mails.draft(NURSES, AT + 1)).toBeNull()
    expect(await mails.secret()).toBeNull()
    const keep = (secret: string) => store().change((writes) => writes.mails.keepSecret(secret))
    expect([await keep('one'), await keep('two'), await mails.secret()]).toEqual(['one', 'one', 'one'])
  })

  test('browsers listen while the session lives in which they were asked, twenty of one member, each for one', async () => {
    const session = (hash: string, memberId: MemberId, expiresAt = AT * 2) =>
      store().change(({ keys }) =>
        keys.addSession({ hash, memberId, createdAt: AT, seenAt: AT, expiresAt, device: '', wipedAt: null }),
      )
    const put = (endpoint: string, sessionHash: string, memberId = BO, at = AT) =>
      store().change(({ push }) => push.put({ endpoint, p256dh: 'p', auth: 'a', memberId, sessionHash, at }))
    const of = async (member: MemberId) => (await store().read.push.of(member)).map(({ endpoint }) => endpoint)
    await session('b', BO)
    await session('a', AMINA)
    await session('old', BO, 1)
    await put('one', 'b')
    await put('two', 'b', BO, AT + 1)
    await put('three', 'old')
    await put('four', 'a')
    expect([await of(BO), await of(AMINA)]).toEqual([['two', 'one'], []])
    await put('one', 'a', AMINA)
    expect([await of(BO), await of(AMINA)]).toEqual([['two'], ['one']])
    await store().change(({ push }) => push.remove('one'))
    await store().change(({ keys }) => keys.endSession('b'))
    expect([await of(BO), await of(AMINA)]).toEqual([[], []])
    for (let n = 0; n < 25; n++) await put(`a${n}`, 'a', AMINA, AT + n)
    expect((await of(AMINA)).length).toBe(20)
  })

  test('of some members those are found who belong to a community', async () => {
    const { members } = store().read
    expect([...(await members.among(NURSES, [BO, id<MemberId>('member', 99)]))]).toEqual([BO])
    expect((await members.among(NURSES, [])).size).toBe(0)
  })
}
