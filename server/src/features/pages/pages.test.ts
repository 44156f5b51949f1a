import { routes } from '@commonplace/api'
import { pageScaffold, paragraph, readBody, seedUpdate } from '@commonplace/document'
import { toY } from '@commonplace/document/y'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type House, openHouse } from '../../testing/house.ts'
import { askingOf } from '../../testing/personas.ts'
import { createPage } from './create-page.ts'

const page = (house: House, title: string, markdown?: string, more: Record<string, unknown> = {}) =>
  house.do('amina', routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'practice', title, ...(markdown === undefined ? {} : { markdown }), ...more },
  })

test('[CO1] a page made from Markdown is readable at once, with its lead, headings and first version', async () => {
  await using house = await openHouse()
  const made = await page(house, 'Triage a dead toaster', 'Unplug it *first*.\n\n## Steps\n\nOpen it.', {
    tags: ['toasters'],
  })
  expect(made.title).toBe('Triage a dead toaster')
  expect(made.url).toBe(`/repair/p/triage-a-dead-toaster-${made.id}`)
  expect(made.html).toContain('<em>first</em>')
  expect(made.lead).toContain('Unplug it first.')
  expect(made.headings).toEqual([{ id: 'h-steps', level: 2, text: 'Steps' }])
  expect(made.versions).toBe(1)
  expect(made.tags).toEqual(['toasters'])
  expect(made.may).toMatchObject({ read: true, edit: true })
  expect(house.told('page-created')).toHaveLength(1)
})

test('[CO1] a page without text begins with the headings of its kind', async () => {
  await using house = await openHouse()
  const made = await page(house, 'How we solder')
  expect(made.headings.map(({ text }) => text)).toContain('Signs it worked')
})

test('[CO2] the same page sent twice is made once; the same id for something else is refused', async () => {
  await using house = await openHouse()
  const sent = { id: '0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c3d', documentId: '0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c3e' }
  const first = await page(house, 'Glue', 'Wait a day.', sent)
  const again = await page(house, 'Glue', 'Wait a day.', sent)
  expect(again.id).toBe(first.id)
  expect(house.told('page-created')).toHaveLength(1)
  await expect(page(house, 'Glue', 'Wait two days.', sent)).rejects.toMatchObject({ code: 'conflict' })
  const other = { kind: 'practice' as const, title: 'Glue', markdown: 'Wait a day.', ...sent }
  const byBo = house.do('bo', routes.createPage, { params: { slug: house.slug }, input: other })
  await expect(byBo).rejects.toMatchObject({ code: 'conflict' })
  await expect(page(house, 'Else', 'x', { documentId: sent.documentId })).rejects.toMatchObject({ code: 'conflict' })
})

test('[CO3] fields change in the live document and in the answer at once', async () => {
  await using house = await openHouse()
  const made = await page(house, 'Glue', 'Wait a day.')
  const input = { title: 'Gluing', status: 'trusted' as const, stewards: [house.idOf('bo')], reviewed: true as const }
  const changed = await house.do('bo', routes.changePage, { params: { id: made.id }, input })
  expect(changed).toMatchObject({ title: 'Gluing', status: 'trusted', slug: 'gluing' })
  expect(changed.stewards).toEqual([expect.objectContaining({ name: 'Bo' })])
  expect(changed.html).toBe(made.html)
  const meta = await house.services.documents.read(made.documentId as never, (doc) => doc.getMap('meta').get('title'))
  expect(meta).toBe('Gluing')
  const guest = { params: { id: made.id }, input: { stewards: [house.idOf('guest')] } }
  await expect(house.do('bo', routes.changePage, guest)).rejects.toMatchObject({ field: 'stewards' })
})

test('[CO3] a body given as Markdown is merged into the live document, and is a version', async () => {
  await using house = await openHouse()
  const made = await page(house, 'Glue', 'Leave it in the clamps for a day at least.')
  const input = { markdown: 'Leave it in the clamps for two days at least.' }
  const changed = await house.do('bo', routes.changePage, { params: { id: made.id }, input })
  expect(changed.html).toContain('for two days at least.')
  expect(changed.versions).toBe(2)
  const versions = await house.do('bo', routes.listVersions, { params: { id: made.id } })
  expect(versions.items[0]).toMatchObject({ n: 2, added: 2, removed: 2, automatic: true })
})

test('[CO10] what is typed settles into content, a version and an event, once', async () => {
  await using house = await openHouse()
  const made = await page(house, 'Glue', 'Wait a day.')
  await house.type('bo', made.documentId, (doc) =>
    doc.getXmlFragment('default').insert(1, [toY(paragraph('Use clamps, see [it].'))]),
  )
  await house.quiet()
  const read = await house.do('stranger', routes.readPage, { params: { id: made.id } })
  expect(read.html).toContain('Use clamps')
  expect(read.changedBy).toEqual([expect.objectContaining({ name: 'Bo' })])
  expect(read.versions).toBe(2)
  expect(house.told('page-settled')).toHaveLength(1)
  house.work.settled(made.documentId as never, [house.idOf('bo')])
  await house.work.drain()
  expect(house.told('page-settled')).toHaveLength(1)
  expect(house.failures).toEqual([])
})

test('[CO11] one sitting is one version; what somebody else writes next is another', async () => {
  await using house = await openHouse()
  const made = await page(house, 'Glue', 'Wait a day.')
  const write = async (who: 'amina' | 'bo', words: string) => {
    await house.type(who, made.documentId, (doc) => doc.getXmlFragment('default').insert(0, [toY(paragraph(words))]))
    await house.quiet()
  }
  await write('bo', 'One.')
  await write('bo', 'Two.')
  await write('amina', 'Three.')
  const { items } = await house.do('bo', routes.listVersions, { params: { id: made.id } })
  expect(items.map(({ n, added, by }) => [n, added, by[0]?.name])).toEqual([
    [3, 1, 'Amina'],
    [2, 2, 'Bo'],
    [1, 3, 'Amina'],
  ])
})

test('[CO11] a pause of more than five minutes ends a sitting, and so do 300 words', async () => {
  await using house = await openHouse()
  const made = await page(house, 'Glue', 'Wait a day.')
  const write = async (words: string) => {
    await house.type('bo', made.documentId, (doc) => doc.getXmlFragment('default').insert(0, [toY(paragraph(words))]))
    await house.quiet()
  }
  const versions = async () =>
    (await house.do('bo', routes.listVersions, { params: { id: made.id } })).items.map(({ n, added }) => [n, added])
  await write('One.')
  house.clock.advance(4 * 60_000)
  await write('Two.')
  house.clock.advance(6 * 60_000)
  await write('Three.')
  expect(await versions()).toEqual([
    [3, 1],
    [2, 2],
    [1, 3],
  ])
  await write('word '.repeat(300))
  await write('Five.')
  expect((await versions()).slice(0, 2)).toEqual([
    [4, 1],
    [3, 301],
  ])
})

test('[CO12] who reads right after typing gets the text and title as they stand, before anything has settled', async () => {
  await using house = await openHouse()
  const made = await page(house, 'Glue', 'Wait a day.')
  await house.type('bo', made.documentId, (doc) => {
    doc.getXmlFragment('default').insert(1, [toY(paragraph('Clamp it.'))])
    doc.getMap('meta').set('title', 'Gluing')
  })
  const read = await house.do('bo', routes.readPage, { params: { id: made.id } })
  expect(read.html).toContain('Clamp it.')
  expect(read.title).toBe('Gluing')
  expect(read.versions).toBe(1)
})

test('[CO21] a link to a page that was yet to be written leads there once it is', async () => {
  await using house = await openHouse()
  const chair = await page(house, 'Mend a chair', 'See [[Hide glue]].')
  expect(chair.html).toContain('page-link-missing')
  const glue = await page(house, 'Hide glue', 'Soak it.')
  const read = await house.do('bo', routes.readPage, { params: { id: chair.id } })
  expect(read.html).toContain(`href="${glue.url}"`)
})

test('[CO4] pages move under each other, in order, and never below themselves', async () => {
  await using house = await openHouse()
  const [a, b, c] = [await page(house, 'A'), await page(house, 'B'), await page(house, 'C')]
  const move = (id: string, input: { parentId?: string | null; after?: string | null }) =>
    house.do('bo', routes.changePage, { params: { id }, input })
  await move(c.id, { after: a.id })
  const tree = await house.do('bo', routes.listPages, { params: { slug: house.slug }, query: { sort: 'tree' } })
  expect(tree.items.map(({ title }) => title)).toEqual(['A', 'C', 'B'])
  await move(b.id, { parentId: a.id })
  const moved = await move(c.id, { parentId: b.id })
  expect(moved.breadcrumb.map(({ title }) => title)).toEqual(['A', 'B'])
  await expect(move(a.id, { parentId: c.id })).rejects.toMatchObject({ code: 'bad-input', field: 'parentId' })
  await expect(move(a.id, { parentId: a.id })).rejects.toMatchObject({ code: 'bad-input', field: 'parentId' })
})

test('[CO4] a page is put only under one that is there, in this community and not in the trash', async () => {
  await using house = await openHouse()
  const [glue, gone] = [await page(house, 'Glue'), await page(house, 'Thrown away')]
  await house.do('bo', routes.deletePage, { params: { id: gone.id } })
  const { id } = await house.do('founder', routes.createCommunity, { input: { slug: 'elsewhere', name: 'Elsewhere' } })
  const call = { params: { slug: 'elsewhere' }, query: {}, input: { kind: 'note' as const, title: 'Far away' } }
  const asking = await askingOf(house, 'founder', call)
  const actor = { ...asking.actor, roles: { [id]: 'founder' as const } }
  const far = await createPage.run(house.services, { ...asking, ...call, actor })
  const refused = { code: 'bad-input', field: 'parentId' }
  for (const parentId of [gone.id, far.id, 'nobodynobody1234']) {
    const move = house.do('bo', routes.changePage, { params: { id: glue.id }, input: { parentId } })
    await expect(move, parentId).rejects.toMatchObject(refused)
    await expect(page(house, 'Below', 'Text.', { parentId }), parentId).rejects.toMatchObject(refused)
  }
})

test('[CO5] a page in the trash is gone for readers, cannot be edited, and comes back as it was', async () => {
  await using house = await openHouse()
  const made = await page(house, 'Glue', 'Wait a day.')
  const child = await page(house, 'Wood glue', 'Wait longer.', { parentId: made.id })
  await house.do('bo', routes.deletePage, { params: { id: made.id } })
  for (const who of ['stranger', 'guest', 'outsider'] as const)
    await expect(house.do(who, routes.readPage, { params: { id: made.id } })).rejects.toMatchObject({
      code: 'not-found',
    })
  const edit = { params: { id: made.id }, input: { title: 'X' } }
  await expect(house.do('bo', routes.changePage, edit)).rejects.toMatchObject({ code: 'gone' })
  const kept = await house.do('stranger', routes.readPage, { params: { id: child.id } })
  expect(kept.breadcrumb).toEqual([])
  const found = await house.do('bo', routes.search, { params: { slug: house.slug }, query: { q: 'day' } })
  expect(found.items).toEqual([])
  const trash = await house.do('bo', routes.listPages, { params: { slug: house.slug }, query: { deleted: 'true' } })
  expect(trash.items.map(({ id }) => id)).toEqual([made.id])
  const back = await house.do('amina', routes.undeletePage, { params: { id: made.id } })
  expect(back.html).toBe(made.html)
  const again = await house.do('bo', routes.search, { params: { slug: house.slug }, query: { q: 'day' } })
  expect(again.items.map(({ id }) => id)).toEqual([made.id])
})

test('[CO20] links follow the page: its title today, and both ways', async () => {
  await using house = await openHouse()
  const glue = await page(house, 'Glue', 'Wait a day.')
  const chair = await page(house, 'Mend a chair', 'Take it apart. Use [[Glue]] on every joint. Wait.')
  await house.do('bo', routes.changePage, { params: { id: glue.id }, input: { title: 'Wood glue' } })
  const read = await house.do('bo', routes.readPage, { params: { id: chair.id } })
  expect(read.html).toContain(`href="/repair/p/wood-glue-${glue.id}"`)
  expect(read.html).toContain('>Wood glue</a>')
  const links = await house.do('stranger', routes.readLinks, { params: { id: glue.id } })
  expect(links.in).toEqual([
    expect.objectContaining({ type: 'mentions', kind: 'page', id: chair.id, sentence: 'Use Glue on every joint.' }),
  ])
})

test('[SA20] changing a page through the API keeps what others typed meanwhile', async () => {
  await using house = await openHouse()
  const made = await page(house, 'Glue', 'One.\n\nTwo.')
  await house.type('amina', made.documentId, (doc) =>
    doc.getXmlFragment('default').insert(2, [toY(paragraph('Three.'))]),
  )
  await house.do('bo', routes.changePage, { params: { id: made.id }, input: { summary: 'About glue' } })
  const json = await house.services.documents.read(made.documentId as never, (doc) => readBody(doc))
  expect(JSON.stringify(json)).toContain('Three.')
  const read = await house.do('bo', routes.readPage, { params: { id: made.id } })
  expect(read.html).toContain('Three.')
  await house.quiet()
  const { items } = await house.do('bo', routes.listVersions, { params: { id: made.id } })
  expect(items[0]?.by.map(({ name }) => name).sort()).toEqual(['Amina', 'Bo'])
})

test('[CO6] a page begun on a device comes in with the words it began with, once, and only whole', async () => {
  await using house = await openHouse()
  const ids = { id: 'madeOnADevice001', documentId: 'madeOnADevice002' }
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedUpdate({ json: pageScaffold('practice'), fields: { title: 'Glue' }, clientId: 77 }))
  const state = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64')
  const made = await page(house, 'Glue', undefined, { ...ids, state })
  expect(made.headings.map(({ text }) => text)).toContain('Signs it worked')
  expect((await page(house, 'Glue', undefined, { ...ids, state })).id).toBe(made.id)
  // What the device wrote on top of it fits.
  doc.getXmlFragment('default').insert(0, [toY(paragraph('On the train.'))])
  const more = Y.encodeStateAsUpdate(doc)
  await house.type('amina', made.documentId, (live) => Y.applyUpdate(live, more))
  const read = await house.do('amina', routes.readPage, { params: { id: made.id } })
  expect(read.html.match(/On the train\./g)).toHaveLength(1)
  expect(read.html.match(/Signs it worked/g)).toHaveLength(made.html.match(/Signs it worked/g)?.length ?? 0)

  const bad = (changed: string, title = 'Glue') =>
    page(house, title, undefined, { id: 'madeOnADevice003', documentId: 'madeOnADevice004', state: changed })
  await expect(bad(state, 'Else')).rejects.toMatchObject({ code: 'bad-input', field: 'title' })
  for (const broken of ['AAAA', 'AQID', '', state.slice(0, 40), state.slice(40)])
    await expect(bad(broken)).rejects.toMatchObject({ code: 'bad-input' })
  const other = new Y.Doc()
  other.getMap('x').set('y', 1)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  await expect(bad(Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64'))).rejects.toMatchObject({
    code: 'bad-input',
  })
})
