import { routes } from '@commonplace/api'
import { applyJson, doc, heading, paragraph, textOfBody, writtenAt } from '@commonplace/document'
import { toY } from '@commonplace/document/y'
import { expect, test } from 'vitest'
import type { XmlElement, XmlText } from 'yjs'
import { type House, openHouse } from '../../testing/house.ts'

const MARKDOWN = '## Clamp it\n\nLeave it in the clamps for a day.\n\n## Sand it\n\nGo with the grain of the wood.'

async function glue(house: House) {
  const input = { kind: 'practice' as const, title: 'Glue', markdown: MARKDOWN }
  return house.do('amina', routes.createPage, { params: { slug: house.slug }, input })
}
const line = (of: { getXmlFragment(name: string): { get(n: number): unknown } }, n: number) =>
  (of.getXmlFragment('default').get(n) as XmlElement).get(0) as XmlText
const compare = (house: House, id: string, from: number, to?: number) =>
  house.do('stranger', routes.readDiff, { params: { id }, query: to === undefined ? { from } : { from, to } })
async function named(house: House, id: string, name: string) {
  return (await house.do('host', routes.createVersion, { params: { id }, input: { name } })).n
}

test('[CO120] words that came and went in one sitting of two are each in the colour of who did it, now and in any version', async () => {
  await using house = await openHouse()
  const { id, documentId } = await glue(house)
  await house.type('bo', documentId, (live) => line(live, 1).delete(0, 6))
  await house.type('amina', documentId, (live) => line(live, 1).insert(0, 'Hold '))
  await house.type('host', documentId, (live) => line(live, 3).insert(30, ' Always.'))
  const expectColours = (diff: Awaited<ReturnType<typeof compare>>) => {
    const by = (name: string) => diff.authors.findIndex((one) => one.name === name)
    expect(diff.html).toMatch(new RegExp(`<del class="hue-\\d+" data-by="${by('Bo')}">Leave</del>`))
    expect(diff.html).toMatch(new RegExp(`<ins class="hue-\\d+" data-by="${by('Amina')}">Hold</ins>`))
    expect(diff.html).toMatch(new RegExp(`<ins class="hue-\\d+" data-by="${by('Host')}"> Always.</ins>`))
  }
  expectColours(await compare(house, id, 1))
  const n = await named(house, id, 'Agreed')
  expectColours(await compare(house, id, 1, n))
  await house.type('bo', documentId, (live) => line(live, 0).insert(0, 'First: '))
  await named(house, id, 'Later')
  expectColours(await compare(house, id, 1, n + 1))
})

test('[CO120] words that stood in a line which somebody else split are taken out by who takes them out, and stay whose they were', async () => {
  await using house = await openHouse()
  const { id, documentId } = await glue(house)
  await named(house, id, 'Before')
  // As an editor splits a line: the end is taken out and written anew in a block of its own.
  await house.type('bo', documentId, (live) => {
    const words = line(live, 1).toString().slice(9)
    line(live, 1).delete(9, words.length)
    live.getXmlFragment('default').insert(2, [toY(paragraph(words))])
  })
  const split = await compare(house, id, 1)
  const amina = split.authors.findIndex(({ name }) => name === 'Amina')
  expect(split.html).toMatch(new RegExp(`<ins class="diff-block hue-\\d+" data-by="${amina}"><p[^>]*>in the clamps`))
  const who = (quote: string) => house.do('guest', routes.readAuthors, { params: { id }, query: { quote } })
  expect((await who('in the clamps for a day')).parts).toEqual([
    { text: 'in the clamps for a day', by: expect.objectContaining({ name: 'Amina' }) },
  ])
  await house.type('host', documentId, (live) => live.getXmlFragment('default').delete(2, 1))
  const gone = await compare(house, id, 1)
  expect(gone.html).toMatch(/<del class="hue-\d+" data-by="(\d)">in the clamps for a day\.<\/del>/)
  expect(gone.authors.map(({ name }) => name)).toEqual(['Host'])
  await expect(who('in the clamps for a day')).rejects.toMatchObject({ code: 'not-found' })
})

test('[CO121] one section comes back as new edits; what others wrote elsewhere, and anchors there, stay', async () => {
  await using house = await openHouse()
  const { id, documentId } = await glue(house)
  const { documents } = house.services
  await house.type('bo', documentId, (live) =>
    applyJson(
      live,
      doc(heading(2, 'Clamp it'), paragraph('All new.'), heading(2, 'Sand it'), paragraph('Bo sands.')),
      null,
    ),
  )
  // The very letters, as they were written: whatever holds on to them still does.
  const letters = () =>
    documents.read(documentId as never, (live) => {
      const body = textOfBody(live)
      const from = body.text.indexOf('Bo sands')
      return writtenAt(body, { from, to: from + 8 })
    })
  const before = await letters()
  const input = { version: 1, section: 'clamp it' }
  const restored = await house.do('host', routes.restoreVersion, { params: { id }, input })
  expect(restored.name).toBe('Restored “clamp it” of version 1')
  const read = await house.do('bo', routes.readPage, { params: { id }, query: { format: 'markdown' } })
  expect(read.markdown).toBe('## Clamp it\n\nLeave it in the clamps for a day.\n\n## Sand it\n\nBo sands.\n')
  expect(await letters()).toEqual(before)
  // Who brought words back did not write them.
  const { parts } = await house.do('bo', routes.readAuthors, { params: { id }, query: { quote: 'in the clamps' } })
  expect(parts).toEqual([{ text: 'in the clamps', by: expect.objectContaining({ name: 'Amina' }) }])
  const missing = { params: { id }, input: { version: 1, section: 'Paint it' } }
  await expect(house.do('host', routes.restoreVersion, missing)).rejects.toMatchObject({ field: 'section' })
})

test('[CO121] a section that is gone comes back behind the one it followed', async () => {
  await using house = await openHouse()
  const { id, documentId } = await glue(house)
  await house.type('bo', documentId, (live) => {
    live.getXmlFragment('default').delete(2, 2)
    live.getXmlFragment('default').insert(2, [toY(heading(1, 'Paint it'))])
  })
  await house.do('host', routes.restoreVersion, { params: { id }, input: { version: 1, section: 'Sand it' } })
  const read = await house.do('bo', routes.readPage, { params: { id } })
  expect(read.headings.map(({ text }) => text)).toEqual(['Clamp it', 'Sand it', 'Paint it'])
})

test('[CO121] a restore while others type takes nothing of theirs that comes after, and old words come back as whose they were', async () => {
  await using house = await openHouse()
  const { id, documentId } = await glue(house)
  await house.type('bo', documentId, (live) => applyJson(live, doc(paragraph('Bo rewrote it.')), null))
  const typing = Array.from({ length: 10 }, (_, i) =>
    house.type('bo', documentId, (live) => {
      const blocks = live.getXmlFragment('default')
      blocks.insert(blocks.length, [toY(paragraph(`Line ${i}.`))])
    }),
  )
  const restoring = house.do('host', routes.restoreVersion, { params: { id }, input: { version: 1 } })
  await Promise.all([...typing, restoring])
  await house.type('bo', documentId, (live) => live.getXmlFragment('default').insert(0, [toY(paragraph('After.'))]))
  const { runs, people } = await house.do('bo', routes.readAttribution, { params: { id } })
  const amina = runs.filter(({ by }) => people[by]?.name === 'Amina').reduce((sum, { from, to }) => sum + to - from, 0)
  expect(amina).toBe(MARKDOWN.replaceAll(/#+ |\n/g, '').length)
  const { items } = await house.do('bo', routes.listVersions, { params: { id } })
  // What was typed before it, and what it took the place of, stands in the version before.
  const restored = items.find(({ name }) => name?.startsWith('Restored'))
  const before = await house.do('bo', routes.readVersion, { params: { id, n: (restored?.n ?? 0) - 1 } })
  expect(before.html).toContain('Bo rewrote it.')
})

test('[CO122] what others changed since somebody last read is told to them alone, until they read again', async () => {
  await using house = await openHouse()
  const { id } = await glue(house)
  const read = async (who: 'amina' | 'bo' | 'stranger') =>
    (await house.do(who, routes.readPage, { params: { id } })).unread
  expect(await read('bo')).toBeNull()
  await house.do('bo', routes.markPageRead, { params: { id }, input: { version: 99 } })
  house.clock.advance(60_000)
  await house.do('amina', routes.changePage, { params: { id }, input: { markdown: `${MARKDOWN}\n\nTwo more.` } })
  expect(await read('bo')).toMatchObject({ since: 1, added: 2, removed: 0, by: [{ name: 'Amina' }] })
  expect(await read('amina')).toBeNull()
  expect(await read('stranger')).toBeNull()
  await house.do('bo', routes.markPageRead, { params: { id }, input: { version: 2 } })
  expect(await read('bo')).toBeNull()
  // The sitting goes on under the same number: what came after it was read is news.
  house.clock.advance(60_000)
  await house.do('amina', routes.changePage, {
    params: { id },
    input: { markdown: `${MARKDOWN}\n\nThree more words.` },
  })
  expect(await read('bo')).toMatchObject({ since: 1, by: [{ name: 'Amina' }] })
  await house.do('bo', routes.markPageRead, { params: { id }, input: { version: 1 } })
  expect(await read('bo')).not.toBeNull()
  // One's own are no news.
  await house.do('bo', routes.changePage, { params: { id }, input: { markdown: 'Only mine.' } })
  await house.do('amina', routes.markPageRead, { params: { id }, input: { version: 9 } })
  await house.do('amina', routes.changePage, { params: { id }, input: { markdown: 'Only mine!' } })
  expect(await read('amina')).toBeNull()
})
