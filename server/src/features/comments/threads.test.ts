import { routes } from '@commonplace/api'
import { applyJson, fromMarkdown } from '@commonplace/document'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'

const TEXT = 'The lever is a spring.\n\nIt is held by a magnet while the toast is brown. The magnet lets go.'
const write = (house: House, markdown = TEXT) =>
  house.do('bo', routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'practice', title: 'Levers', markdown },
  })
const say = (house: House, who: Persona, id: string, markdown: string, more: Record<string, unknown> = {}) =>
  house.do(who, routes.commentPage, { params: { id }, input: { markdown, ...more } })
const read = (house: House, id: string, who: Persona = 'amina') => house.do(who, routes.readPage, { params: { id } })
const rewrite = async (house: House, page: { documentId: string }, markdown: string) => {
  await house.type('bo', page.documentId, (doc) => applyJson(doc, fromMarkdown(markdown).json, null))
  await house.quiet()
}

test('[CO110] whoever reads a page in the community speaks in its margin, on words of it or on all of it; strangers read along', async () => {
  await using house = await openHouse()
  const page = await write(house)
  const on = { quote: 'held by a magnet', before: 'It is ', after: ' while' }
  const thread = await say(house, 'guest', page.id, 'Which *kind* of magnet?', { on })
  expect(thread).toMatchObject({ quote: on.quote, stands: { quote: on.quote }, resolved: null })
  expect(thread.comments[0]?.html).toContain('<em>kind</em>')
  await say(house, 'bo', page.id, 'An electromagnet.', { replyTo: thread.id })
  house.clock.advance(1000)
  await say(house, 'bo', page.id, 'A good page.')
  const shown = await read(house, page.id, 'stranger')
  expect(shown.threads.map(({ quote, comments }) => [quote, comments.map(({ by }) => by.name)])).toEqual([
    [null, ['Bo']],
    ['held by a magnet', ['Guest', 'Bo']],
  ])
  expect(shown.may).toMatchObject({ remark: false, suggest: false })
  await expect(say(house, 'stranger', page.id, 'And I?')).rejects.toMatchObject({ code: 'not-signed-in' })
  await expect(say(house, 'outsider', page.id, 'And I?')).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(say(house, 'bo', page.id, 'There?', { replyTo: page.id })).rejects.toMatchObject({ code: 'not-found' })
  const others = await write(house)
  await expect(say(house, 'bo', others.id, 'Here?', { replyTo: thread.id })).rejects.toMatchObject({
    code: 'bad-input',
  })
})

test('[CO155] nothing of another page is shown in a margin: what would show it stays words', async () => {
  await using house = await openHouse()
  const [page, other] = [await write(house), await write(house, 'Kept by few.')]
  const thread = await say(house, 'guest', page.id, `[All of it](shown:${other.id})`)
  expect(thread.comments[0]?.html).toContain('All of it')
  expect(thread.comments[0]?.html).not.toContain('Kept by few')
})

test('[CO111] the same comment sent twice stands there once, under its own id; the id for anything else is a conflict', async () => {
  await using house = await openHouse()
  const page = await write(house)
  const id = '0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c3d'
  await say(house, 'amina', page.id, 'Once.', { id })
  await say(house, 'amina', page.id, 'Once.', { id })
  expect((await read(house, page.id)).threads).toHaveLength(1)
  for (const [who, text] of [
    ['amina', 'Twice.'],
    ['bo', 'Once.'],
  ] as const)
    await expect(say(house, who, page.id, text, { id })).rejects.toMatchObject({ code: 'conflict' })
  expect(house.told('comment-given')).toHaveLength(1)
})

test('[CO112] a thread is settled by a member or whoever began it, opened again, and opens by itself when somebody speaks on', async () => {
  await using house = await openHouse()
  const page = await write(house)
  const his = await say(house, 'guest', page.id, 'Mine.')
  house.clock.advance(1000)
  const hers = await say(house, 'amina', page.id, 'Hers.')
  const settle = (who: Persona, id: string) => house.do(who, routes.resolveThread, { params: { id } })
  await expect(settle('guest', hers.id)).rejects.toMatchObject({ code: 'not-allowed' })
  expect((await settle('guest', his.id)).resolved?.by.name).toBe('Guest')
  await settle('bo', hers.id)
  await settle('bo', hers.id)
  expect(house.told('thread-resolved')).toHaveLength(2)
  expect(await read(house, page.id)).toMatchObject({ threads: [], resolvedThreads: 2 })
  const list = await house.do('guest', routes.listThreads, { params: { id: page.id }, query: { show: 'resolved' } })
  expect(list.items.map(({ id }) => id)).toEqual([hers.id, his.id])
  await house.do('bo', routes.reopenThread, { params: { id: hers.id } })
  await say(house, 'bo', page.id, 'One more thing.', { replyTo: his.id })
  expect((await read(house, page.id)).threads.map(({ id }) => id)).toEqual([hers.id, his.id])
})

test('[CO113] who said something changes it and takes it back, a guest too; hosts may; what others replied to stays', async () => {
  await using house = await openHouse()
  const page = await write(house)
  const thread = await say(house, 'guest', page.id, 'Magnt.')
  const change = (who: Persona, id: string) =>
    house.do(who, routes.changeComment, { params: { id }, input: { markdown: 'Magnet.' } })
  const remove = (who: Persona, id: string) => house.do(who, routes.deleteComment, { params: { id } })
  await expect(change('bo', thread.id)).rejects.toMatchObject({ code: 'not-allowed' })
  await change('guest', thread.id)
  const reply = (await say(house, 'bo', page.id, 'Yes.', { replyTo: thread.id })).comments[1]
  await expect(remove('guest', thread.id)).rejects.toMatchObject({ code: 'conflict' })
  await remove('host', reply?.id ?? '')
  await remove('guest', thread.id)
  expect((await read(house, page.id)).threads).toEqual([])
  await expect(say(house, 'bo', page.id, 'Still?', { replyTo: thread.id })).rejects.toMatchObject({ code: 'gone' })
})

test('[CO114] a thread follows its words through rewording and moving, and keeps its quote where they are gone', async () => {
  await using house = await openHouse()
  const page = await write(house)
  const on = { quote: 'It is held by a magnet while the toast is brown.' }
  await say(house, 'amina', page.id, 'Brown?', { on })
  const now = async () => (await read(house, page.id)).threads[0]
  expect((await now())?.stands?.after).toContain('lets go')
  await rewrite(
    house,
    page,
    `${TEXT.replace('while the toast is brown', 'for as long as the toast is brown')}\n\nMore.`,
  )
  expect((await now())?.stands?.quote).toContain('for as long')
  await rewrite(house, page, 'It is held by a magnet for as long as toast is brown. The lever is a spring.')
  expect((await now())?.stands?.after).toContain('lever')
  await rewrite(house, page, 'Something else altogether.')
  expect(await now()).toMatchObject({ quote: on.quote, stands: null })
  await rewrite(house, page, TEXT)
  expect((await now())?.stands?.quote).toBe(on.quote)
})

test('[CO114] words selected across blocks are found, and of equal words those that were meant', async () => {
  await using house = await openHouse()
  const page = await write(house, 'One day.\n\nTwo days.\n\nOne day.')
  const across = await say(house, 'amina', page.id, 'These.', { on: { quote: 'One day.\n\n Two days.' } })
  expect(across.stands?.quote).toBe('One day.\nTwo days.')
  const second = { quote: 'One day.', before: 'Two days.\n', after: '' }
  expect((await say(house, 'amina', page.id, 'This.', { on: second })).stands?.before).toContain('Two days.')
  expect((await say(house, 'amina', page.id, 'What?', { on: { quote: 'never there' } })).stands).toBeNull()
})

test('[CO115] who is named in a margin, or spoke in a thread, finds on Home what others said there since', async () => {
  await using house = await openHouse()
  const page = await write(house)
  const home = async (who: Persona) =>
    (await house.do(who, routes.readHome, { params: { slug: house.slug } })).forYou.margins
  const thread = await say(house, 'amina', page.id, 'Who knows?')
  house.clock.advance(1000)
  await say(house, 'bo', page.id, `[@Guest](member:${house.idOf('guest')}) does.`, { replyTo: thread.id })
  expect(await home('guest')).toEqual([expect.objectContaining({ title: 'Levers', named: true })])
  expect(await home('amina')).toEqual([
    expect.objectContaining({ named: false, by: expect.objectContaining({ name: 'Bo' }) }),
  ])
  expect(await home('bo')).toEqual([])
  await house.do('bo', routes.resolveThread, { params: { id: thread.id } })
  expect(await home('guest'), 'what is settled asks for nothing').toEqual([])
})
