import { routes } from '@commonplace/api'
import { toY } from '@commonplace/document/y'
import { NOTICES_KEPT, type Show } from '@commonplace/domain'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'
import { takeNotice } from '../../work/take-notice.ts'

/** A house whose inboxes begin now. */
async function openInboxes(): Promise<House> {
  const house = await openHouse({ visibility: 'gated' })
  await takeNotice(house.services)
  return house
}
async function take(house: House): Promise<void> {
  while ((await takeNotice(house.services)).more);
}
const write = (house: House, who: Persona, title: string, more: { markdown?: string; tags?: string[] } = {}) =>
  house.do(who, routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'note', title, markdown: 'Words', ...more },
  })
const ask = (house: House, who: Persona, title: string, more: object = {}) =>
  house.do(who, routes.askQuestion, { params: { slug: house.slug }, input: { title, markdown: '', ...more } })
const answer = (house: House, who: Persona, id: string, markdown = 'So.') =>
  house.do(who, routes.answerQuestion, { params: { id }, input: { markdown } })
const inbox = async (house: House, who: Persona, show: Show = 'all') => {
  await take(house)
  return (await house.do(who, routes.readInbox, { query: { show } })).items
}
/** For each thing, why something stands under it, the latest first. */
const reasons = async (house: House, who: Persona, show: Show = 'all') =>
  (await inbox(house, who, show)).map(({ title, notices }) => [title, ...notices.map(({ reason }) => reason)])
const count = async (house: House, who: Persona) => (await house.do(who, routes.countInbox)).unread

test('[NT10] what is meant for somebody comes to them: answers, acceptance, comments, asking, changes, suggestions', async () => {
  await using house = await openInboxes()
  const asked = await ask(house, 'amina', 'Which glue?', { invite: [house.idOf('host')] })
  expect(await reasons(house, 'host')).toEqual([['Which glue?', 'asked']])
  const given = await answer(house, 'bo', asked.id)
  expect(await reasons(house, 'amina')).toEqual([['Which glue?', 'answer']])
  await house.do('amina', routes.acceptAnswer, { params: { id: given.id } })
  await house.do('amina', routes.commentAnswer, { params: { id: given.id }, input: { markdown: 'Thanks.' } })
  await house.do('host', routes.changeAnswer, { params: { id: given.id }, input: { markdown: 'So it is.' } })
  expect(await reasons(house, 'bo', 'direct')).toEqual([['Which glue?', 'changed', 'comment', 'accepted']])
  const page = await write(house, 'bo', 'Glue', { markdown: 'Wait a day.' })
  await house.do('bo', routes.changePage, { params: { id: page.id }, input: { stewards: [house.idOf('amina')] } })
  const on = { quote: 'a day' }
  const remark = { params: { id: page.id }, input: { markdown: '', on, proposal: 'two days' } }
  await house.do('guest', routes.commentPage, remark)
  const thread = { params: { id: page.id }, input: { markdown: 'Why?' } }
  const begun = await house.do('host', routes.commentPage, thread)
  await house.do('bo', routes.commentPage, { params: { id: page.id }, input: { markdown: 'So.', replyTo: begun.id } })
  expect((await reasons(house, 'amina', 'direct'))[0]).toEqual(['Glue', 'comment', 'comment', 'suggestion'])
  expect((await reasons(house, 'host', 'direct'))[0]).toEqual(['Glue', 'comment'])
})

test('[NT10] whose answer is woven in, and whose suggestion was decided, hears of it', async () => {
  await using house = await openInboxes()
  const page = await write(house, 'amina', 'Glue', { markdown: 'Wait a day.' })
  const asked = await ask(house, 'amina', 'Which?')
  const given = await answer(house, 'bo', asked.id)
  await house.do('amina', routes.adoptAnswer, { params: { id: given.id }, input: { pageId: page.id } })
  const remark = { markdown: '', on: { quote: 'a day' }, proposal: 'two days' }
  const { id } = await house.do('guest', routes.commentPage, { params: { id: page.id }, input: remark })
  await house.do('amina', routes.rejectSuggestion, { params: { id } })
  expect((await reasons(house, 'bo'))[0]).toEqual(['Glue', 'adopted'])
  expect(await reasons(house, 'guest')).toEqual([['Glue', 'decided']])
})

test('[NT10] who is named in a text or a remark hears of it once, however often it is written on', async () => {
  await using house = await openInboxes()
  const name = `[@Bo](member:${house.idOf('bo')})`
  const page = await write(house, 'amina', 'Glue', { markdown: `Ask ${name}.` })
  expect(await reasons(house, 'bo')).toEqual([['Glue', 'mention']])
  const markdown = `Ask ${name}, and [@Host](member:${house.idOf('host')}).`
  await house.do('amina', routes.changePage, { params: { id: page.id }, input: { markdown } })
  expect(await reasons(house, 'bo')).toEqual([['Glue', 'mention']])
  expect(await reasons(house, 'host')).toEqual([['Glue', 'mention']])
  await house.type('amina', page.documentId, (doc) =>
    doc.getXmlFragment('default').insert(0, [
      toY({
        type: 'paragraph',
        content: [{ type: 'mention', attrs: { memberId: house.idOf('guest'), name: 'Guest' } }],
      }),
    ]),
  )
  await house.quiet()
  expect(await reasons(house, 'guest')).toEqual([['Glue', 'mention']])
  expect(await reasons(house, 'bo')).toEqual([['Glue', 'mention']])
  await house.do('amina', routes.commentPage, { params: { id: page.id }, input: { markdown: `${name}?` } })
  expect(await reasons(house, 'bo')).toEqual([['Glue', 'mention', 'mention']])
})

test('[NT10] who is named hears of it once, and from whoever named them, when several changes are looked at together', async () => {
  await using house = await openInboxes()
  const named = (who: Persona) => `[@X](member:${house.idOf(who)})`
  const page = await write(house, 'bo', 'Glue')
  const change = async (who: Persona, markdown: string) => {
    house.clock.advance(60 * 60 * 1000)
    await house.do(who, routes.changePage, { params: { id: page.id }, input: { markdown } })
  }
  await change('amina', `Ask ${named('bo')}.`)
  await change('host', `Ask ${named('bo')} or ${named('guest')}.`)
  await change('amina', `Ask ${named('bo')} or ${named('guest')} soon.`)
  const mentions = async (who: Persona) =>
    (await inbox(house, who)).flatMap(({ notices }) =>
      notices.flatMap(({ reason, by }) => (reason === 'mention' ? [by?.name] : [])),
    )
  expect(await mentions('bo')).toEqual(['Amina'])
  expect(await mentions('guest')).toEqual(['Host'])
})

test('[NT11] who watches a thing, its tag or its community hears of all of it; oneself is no news', async () => {
  await using house = await openInboxes()
  const { slug } = house
  await house.do('host', routes.setTagLevel, { params: { slug, tag: 'glue' }, input: { level: 'watching' } })
  await house.do('guest', routes.setCommunityLevel, { params: { slug }, input: { level: 'watching' } })
  const page = await write(house, 'amina', 'Glue', { tags: ['Glue'] })
  const other = await write(house, 'amina', 'Lamps')
  await take(house)
  await house.do('bo', routes.setPageLevel, { params: { id: page.id }, input: { level: 'watching' } })
  const change = (id: string) => house.do('host', routes.changePage, { params: { id }, input: { markdown: 'More.' } })
  await change(page.id)
  await change(other.id)
  await ask(house, 'host', 'Why glue?', { askedFrom: { pageId: page.id, quote: 'More' } })
  expect(await reasons(house, 'guest')).toEqual([
    ['Why glue?', 'watching'],
    ['Lamps', 'watching', 'watching'],
    ['Glue', 'watching', 'watching'],
  ])
  expect(await reasons(house, 'host')).toEqual([['Glue', 'watching']])
  expect(await reasons(house, 'bo')).toEqual([
    ['Why glue?', 'watching'],
    ['Glue', 'watching'],
  ])
  expect(await reasons(house, 'amina', 'direct')).toEqual([])
})

test('[NT11] nothing comes of what is muted, but for one’s own name', async () => {
  await using house = await openInboxes()
  const asked = await ask(house, 'amina', 'Which glue?')
  await house.do('amina', routes.setQuestionLevel, { params: { id: asked.id }, input: { level: 'muted' } })
  const given = await answer(house, 'bo', asked.id)
  await house.do('bo', routes.commentAnswer, { params: { id: given.id }, input: { markdown: 'Sure.' } })
  expect(await reasons(house, 'amina')).toEqual([])
  const named = { markdown: `[@Amina](member:${house.idOf('amina')}), look.` }
  await house.do('host', routes.commentQuestion, { params: { id: asked.id }, input: named })
  expect(await reasons(house, 'amina')).toEqual([['Which glue?', 'mention']])
})

test('[NT12] the inbox is gathered by thing, counted, and marked as read or unread, one thing or all of it', async () => {
  await using house = await openInboxes()
  const first = await ask(house, 'amina', 'First?')
  const second = await ask(house, 'amina', 'Second?')
  await answer(house, 'bo', first.id)
  house.clock.advance(1000)
  await answer(house, 'host', second.id)
  house.clock.advance(1000)
  await answer(house, 'host', first.id)
  const items = await inbox(house, 'amina')
  expect(items.map(({ title, unread, level }) => [title, unread, level])).toEqual([
    ['First?', 2, 'watching'],
    ['Second?', 1, 'watching'],
  ])
  expect(items[0]).toMatchObject({ kind: 'question', community: { slug: house.slug, name: 'Repair' } })
  expect(items[0]?.notices.map(({ by, type, url }) => [by?.name, type, /#a-\w+$/.test(url)])).toEqual([
    ['Host', 'answer-given', true],
    ['Bo', 'answer-given', true],
  ])
  expect(await count(house, 'amina')).toBe(2)
  const mark = (input: object) => house.do('amina', routes.markInbox, { input: { read: true, ...input } })
  await mark({ things: [{ kind: 'question', id: second.id }] })
  expect(await count(house, 'amina')).toBe(1)
  await answer(house, 'guest', first.id).catch(() => undefined)
  await house.do('bo', routes.commentQuestion, { params: { id: first.id }, input: { markdown: 'And?' } })
  await take(house)
  await mark({ upTo: items[0]?.latest ?? 0 })
  expect((await inbox(house, 'amina')).map(({ unread }) => unread)).toEqual([1, 0])
  await mark({})
  expect(await count(house, 'amina')).toBe(0)
  await mark({ read: false, things: [{ kind: 'question', id: second.id }] })
  expect(await count(house, 'amina')).toBe(1)
})

test('[NT12] whoever opens a page has read what happened with it', async () => {
  await using house = await openInboxes()
  const page = await write(house, 'amina', 'Glue')
  await house.do('bo', routes.changePage, { params: { id: page.id }, input: { markdown: 'More.' } })
  await take(house)
  expect(await count(house, 'amina')).toBe(1)
  await house.do('amina', routes.markPageRead, { params: { id: page.id }, input: { version: 2 } })
  expect(await count(house, 'amina')).toBe(0)
})

test('[NT13] what somebody may not see any more is absent, and not counted; it is there again when they may', async () => {
  await using house = await openInboxes()
  const page = await write(house, 'amina', 'Secret glue')
  await take(house)
  await house.do('bo', routes.setPageLevel, { params: { id: page.id }, input: { level: 'watching' } })
  await house.do('amina', routes.changePage, { params: { id: page.id }, input: { markdown: 'More.' } })
  const asked = await ask(house, 'bo', 'Which?')
  const given = await answer(house, 'amina', asked.id)
  expect(await reasons(house, 'bo')).toHaveLength(2)
  const narrow = (audience: { floor: 'host'; people: [] } | null) =>
    house.do('host', routes.narrowPage, { params: { id: page.id }, input: { audience } })
  await narrow({ floor: 'host', people: [] })
  expect(await reasons(house, 'bo')).toEqual([['Which?', 'answer']])
  expect(await count(house, 'bo')).toBe(1)
  await house.do('amina', routes.deleteAnswer, { params: { id: given.id } })
  expect(await reasons(house, 'bo')).toEqual([])
  expect(await count(house, 'bo')).toBe(0)
  // Of two answers one is taken back: the other is what waits.
  const second = await answer(house, 'amina', asked.id)
  await answer(house, 'host', asked.id)
  await take(house)
  await house.do('amina', routes.deleteAnswer, { params: { id: second.id } })
  expect((await inbox(house, 'bo')).map(({ title, unread }) => [title, unread])).toEqual([['Which?', 1]])
  expect(await count(house, 'bo')).toBe(1)
  await house.do('bo', routes.markInbox, { input: { read: true, things: [{ kind: 'question', id: asked.id }] } })
  await house.do('host', routes.deleteQuestion, { params: { id: asked.id } })
  await narrow(null)
  expect(await reasons(house, 'bo')).toEqual([['Secret glue', 'watching']])
  await house.do('amina', routes.deletePage, { params: { id: page.id } })
  expect(await reasons(house, 'bo')).toEqual([])
})

test('[NT14] what happened is written down once for each member, by however many processes, and none of its words', async () => {
  await using house = await openInboxes()
  const asked = await ask(house, 'amina', 'Which glue?')
  await answer(house, 'bo', asked.id, 'The brown one.')
  await Promise.all([take(house), take(house), take(house)])
  await take(house)
  expect(await reasons(house, 'amina')).toEqual([['Which glue?', 'answer']])
  const rows = await house.services.store.read.notices.under(
    house.idOf('amina'),
    (await house.services.store.read.notices.groups(house.idOf('amina'), { show: 'all', limit: 9 })).items,
    'all',
    9,
  )
  expect(JSON.stringify(rows)).not.toMatch(/glue|brown|Bo"/)
})

test('[NT15] who leaves or is banned hears of nothing there any more, and notices go after 90 days', async () => {
  await using house = await openInboxes()
  const asked = await ask(house, 'bo', 'Which glue?')
  await answer(house, 'amina', asked.id)
  expect(await reasons(house, 'bo')).toHaveLength(1)
  const bo = { slug: house.slug, id: house.idOf('bo') }
  await house.do('founder', routes.banMember, { params: bo, input: { reason: 'So.' } })
  await answer(house, 'host', asked.id)
  expect(await reasons(house, 'bo')).toEqual([])
  const other = await ask(house, 'amina', 'Why?')
  await answer(house, 'host', other.id)
  expect((await reasons(house, 'amina'))[0]).toEqual(['Why?', 'answer'])
  const mine = { show: 'all', limit: 9 } as const
  expect((await house.services.store.read.notices.groups(house.idOf('bo'), mine)).items).toEqual([])
  await using work = house.work
  await work.start()
  house.clock.advance(NOTICES_KEPT + 24 * 60 * 60 * 1000)
  await work.drain()
  expect((await house.services.store.read.notices.groups(house.idOf('amina'), mine)).items).toEqual([])
})

test('[DO20] [NT11] hosts hear that they are called to something where it stands, muted or not, and not by whom', async () => {
  await using house = await openInboxes()
  const page = await write(house, 'bo', 'Glue')
  const asked = await ask(house, 'bo', 'Which glue?')
  const given = await answer(house, 'bo', asked.id)
  const remark = await house.do('guest', routes.commentPage, { params: { id: page.id }, input: { markdown: 'Bah.' } })
  const about = { kind: 'page' as const, id: page.id }
  const thanked = { to: house.idOf('bo'), about, words: 'At last.' }
  const thanks = await house.do('host', routes.giveThanks, { params: { slug: house.slug }, input: thanked })
  await take(house)
  await house.do('founder', routes.markInbox, { input: { read: true } })
  await house.do('founder', routes.setPageLevel, { params: { id: page.id }, input: { level: 'muted' } })
  const report = async (kind: 'page' | 'answer' | 'comment' | 'thanks', id: string, who: Persona = 'amina') => {
    house.clock.advance(1000)
    const input = { kind, id, reason: 'Not here.' }
    await house.do(who, routes.reportContent, { params: { slug: house.slug }, input })
  }
  await report('page', page.id)
  await report('comment', remark.id)
  await report('thanks', thanks.id)
  await report('answer', given.id)
  const called = await inbox(house, 'founder', 'direct')
  expect(called.map(({ title, notices }) => [title, ...notices.map(({ reason, words }) => [reason, words])])).toEqual([
    ['Which glue?', ['reported', null]],
    ['Glue', ['reported', 'At last.'], ['reported', null], ['reported', null]],
  ])
  const [answered, , remarked] = called.flatMap(({ notices }) => notices.map(({ url }) => url))
  expect([answered, remarked]).toEqual([
    expect.stringMatching(new RegExp(`#a-${given.id}$`)),
    expect.stringMatching(new RegExp(`#t-${remark.id}$`)),
  ])
  expect(JSON.stringify(called)).not.toContain(house.idOf('amina'))
  for (const who of ['bo', 'amina', 'guest'] as const)
    expect((await reasons(house, who)).flat(), who).not.toContain('reported')
  // A host who calls the others hears nothing of it.
  await report('page', page.id, 'host')
  expect((await inbox(house, 'host', 'direct')).flatMap(({ notices }) => notices.map(({ reason }) => reason))).toEqual([
    'reported',
    'reported',
    'reported',
    'reported',
  ])
})
