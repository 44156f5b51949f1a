import { routes } from '@commonplace/api'
import { TRASH_KEPT } from '@commonplace/domain'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'

const write = (house: House, title: string, more: Record<string, unknown> = {}) =>
  house.do('bo', routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'practice', title, markdown: 'Wait.', ...more },
  })
const read = (house: House, id: string) =>
  house.do('amina', routes.readPage, { params: { id }, query: { format: 'markdown' } })

test('[CO130] a page remembers who set its status, when and why, however it was set', async () => {
  await using house = await openHouse()
  const page = await write(house, 'Glue')
  await house.do('amina', routes.changePage, {
    params: { id: page.id },
    input: { status: 'proposed', why: 'Three of us do it so.' },
  })
  house.clock.advance(1000)
  // Written into the document itself, in the name of somebody else: it is told of who wrote it.
  await house.type('bo', page.documentId, (doc) => doc.getMap('meta').set('status', 'trusted'))
  await house.quiet()
  const { steps } = await read(house, page.id)
  expect(steps.map(({ from, to, by, why }) => [from, to, by.name, why])).toEqual([
    ['proposed', 'trusted', 'Bo', ''],
    ['draft', 'proposed', 'Amina', 'Three of us do it so.'],
  ])
})

test('[CO131] a copy begins with the text and facts of a page, as a draft of whoever made it, beside the page', async () => {
  await using house = await openHouse()
  const parent = await write(house, 'Wood')
  const page = await write(house, 'Glue', { tags: ['wood'], parentId: parent.id, summary: 'How to wait.' })
  await write(house, 'Nails', { parentId: parent.id })
  await house.do('bo', routes.changePage, { params: { id: page.id }, input: { status: 'trusted', reviewed: true } })
  const id = '0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c3d'
  const copy = () => house.do('amina', routes.duplicatePage, { params: { id: page.id }, input: { id } })
  const made = await copy()
  expect((await copy()).documentId, 'sent twice, made once').toBe(made.documentId)
  expect(made).toMatchObject({ title: 'Glue (copy)', status: 'draft', tags: ['wood'], summary: 'How to wait.' })
  expect([made.createdBy.name, made.fields.reviewedAt, made.versions]).toEqual(['Amina', 0, 1])
  expect((await read(house, id)).markdown).toContain('Wait.')
  expect((await read(house, parent.id)).children.map(({ title }) => title)).toEqual(['Glue', 'Glue (copy)', 'Nails'])
  await expect(house.do('guest', routes.duplicatePage, { params: { id: page.id }, input: {} })).rejects.toMatchObject({
    code: 'not-allowed',
  })
})

test('[CO132] hosts pin pages, twelve at most; what is pinned is listed, and on Home', async () => {
  await using house = await openHouse()
  const page = await write(house, 'Glue')
  const pin = (id: string) => house.do('host', routes.pinPage, { params: { id } })
  await expect(house.do('bo', routes.pinPage, { params: { id: page.id } })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  expect((await pin(page.id)).pinned).toBe(true)
  await pin(page.id)
  expect(house.told('page-pinned')).toHaveLength(1)
  const pinned = async () =>
    (await house.do('guest', routes.listPages, { params: { slug: house.slug }, query: { pinned: 'true' } })).items
  expect((await pinned()).map(({ title }) => title)).toEqual(['Glue'])
  const home = await house.do('guest', routes.readHome, { params: { slug: house.slug } })
  expect(home.pinned.map(({ title }) => title)).toEqual(['Glue'])
  for (let n = 2; n <= 12; n++) await pin((await write(house, `Page ${n}`)).id)
  await expect(pin((await write(house, 'One more')).id)).rejects.toMatchObject({ code: 'too-many' })
  await house.do('host', routes.unpinPage, { params: { id: page.id } })
  expect(await pinned()).toHaveLength(11)
})

test('[CO133] what lies in the trash can be taken out for thirty days, and is not listed after', async () => {
  await using house = await openHouse()
  const page = await write(house, 'Glue')
  await house.do('bo', routes.deletePage, { params: { id: page.id } })
  const trash = async () =>
    (await house.do('bo', routes.listPages, { params: { slug: house.slug }, query: { deleted: 'true' } })).items.length
  house.clock.advance(TRASH_KEPT - 1000)
  expect(await trash()).toBe(1)
  house.clock.advance(1000)
  expect(await trash()).toBe(0)
  const undelete = () => house.do('bo', routes.undeletePage, { params: { id: page.id } })
  await expect(undelete()).rejects.toMatchObject({ code: 'gone' })
})

test('[CO134] hosts write what new pages of a kind begin with; given nothing, they begin as before', async () => {
  await using house = await openHouse()
  const set = (who: 'host' | 'bo', practice: string | null) =>
    house.do(who, routes.changeCommunity, { params: { slug: house.slug }, input: { templates: { practice } } })
  await expect(set('bo', 'Mine.')).rejects.toMatchObject({ code: 'not-allowed' })
  await set('host', '## Why\n\n## How\n\nIn steps.')
  const templates = async () =>
    (await house.do('bo', routes.readTemplates, { params: { slug: house.slug } })).items.filter(({ own }) => own)
  expect(await templates()).toEqual([{ kind: 'practice', markdown: '## Why\n\n## How\n\nIn steps.', own: true }])
  const headings = async (kind: 'practice' | 'story') =>
    (await write(house, 'New', { kind, markdown: undefined })).headings.map(({ text }) => text)
  expect(await headings('practice')).toEqual(['Why', 'How'])
  expect(await headings('story')).toContain('What we tried')
  await set('host', '  ')
  expect(await templates()).toEqual([])
  expect(await headings('practice')).toContain('When to use')
})
