import { type PageShape, routes } from '@commonplace/api'
import { doc, fromMarkdown, node, paragraph, stringAttr } from '@commonplace/document'
import { toY } from '@commonplace/document/y'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { ownDatabase, postgresForTests } from '../../storage/testing/postgres.ts'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'
import { bothIndexes } from '../../testing/rebuild-links.ts'

const server = postgresForTests('sections of other pages on PostgreSQL')

/** A story on SQLite, told once more on PostgreSQL where `both` says so. */
const both: ((house: House) => Promise<void>)[] = []
function story(title: string, tell: (house: House) => Promise<void>): typeof tell {
  test(title, async () => {
    await using house = await openHouse()
    await tell(house)
    expect(house.failures).toEqual([])
  })
  return tell
}

const make = (house: House, title: string, markdown: string, who: Persona = 'amina') =>
  house.do(who, routes.createPage, { params: { slug: house.slug }, input: { kind: 'practice', title, markdown } })
const read = (house: House, who: Persona, id: string, format?: 'json' | 'markdown') =>
  house.do(who, routes.readPage, { params: { id }, query: format ? { format } : {} })
const write = (house: House, id: string, markdown: string) =>
  house.do('amina', routes.changePage, { params: { id }, input: { markdown } })
const shown = (house: House, who: Persona, id: string, query: { at?: string; into?: string; format?: 'json' } = {}) =>
  house.do(who, routes.readShown, { params: { id }, query })

/** The block of a heading of a page, as its link names it. */
const blockAt = async (house: House, { id }: PageShape, at: string) => (await shown(house, 'amina', id, { at })).blockId
const ref = (page: PageShape, blockId = '') => `[x](shown:${page.id}${blockId && `#${blockId}`})`

const SOURCE = 'Before.\n\n## Drying\n\nWait a **day**.\n\n### In winter\n\nTwo days.\n\n## After\n\nPaint.'

story(
  '[CO156] a section of another page is in the HTML, drawn as that page draws it, and follows it',
  async (house) => {
    const glue = await make(house, 'Glue', SOURCE)
    const block = await blockAt(house, glue, 'h-drying')
    const page = await make(house, 'Chairs', `Mine.\n\n## How\n\n${ref(glue, block)}\n\nAnd mine.`)
    expect(page.html).toMatch(/<figure class="shown" data-shown="[^"]+" data-block="[^"]+" data-state="shown"/)
    expect(page.html).toContain('<p>Wait a <strong>day</strong>.</p>')
    expect(page.html).toContain('Two days.')
    expect(page.html).not.toMatch(/Paint|Before/)
    expect(page.html).toContain(`href="${glue.url}#h-drying"><cite>Glue › Drying</cite>`)
    expect(page.headings.map(({ text }) => text)).toEqual(['How'])
    const [frame = ''] = /<figure class="shown"[\s\S]*<\/figure>/.exec(page.html) ?? []
    expect(frame.match(/ id="|data-id/g)).toEqual(['data-id'])

    // Renamed and rewritten, the block stays what it was.
    await write(house, glue.id, SOURCE.replace('## Drying', '## Drying slowly').replace('Two days', 'Three days'))
    await house.do('amina', routes.changePage, { params: { id: glue.id }, input: { title: 'Wood glue' } })
    const later = await read(house, 'stranger', page.id)
    expect(later.html).toContain('Three days.')
    expect(later.html).toContain('Wood glue › Drying slowly')
    expect(later.versions).toBe(page.versions)
  },
)

both[0] = story(
  '[CO154] both pages know of it, so does a rebuild, and throwing the source away says so',
  async (house) => {
    const glue = await make(house, 'Glue', SOURCE)
    const page = await make(house, 'Chairs', `## How\n\n${ref(glue)}\n\nSee [[Glue]].`)
    const hidden = await make(house, 'For hosts', ref(glue))
    const where = async (who: Persona) =>
      (await read(house, who, glue.id)).links.in
        .filter(({ type }) => type === 'shows')
        .map(({ title, sentence }) => ({ title, sentence }))
    await house.do('amina', routes.narrowPage, {
      params: { id: hidden.id },
      input: { audience: { floor: 'host', people: [] } },
    })
    expect(await where('bo')).toEqual([{ title: 'Chairs', sentence: 'How' }])
    expect((await where('host')).map(({ title }) => title).sort()).toEqual(['Chairs', 'For hosts'])
    expect((await read(house, 'bo', page.id)).links.out.map(({ type }) => type).sort()).toEqual(['mentions', 'shows'])
    const { kept, rebuilt } = await bothIndexes(house.services.store.read, house.community.id)
    expect(kept).toEqual(rebuilt)

    await house.do('amina', routes.deletePage, { params: { id: glue.id } })
    const gone = await read(house, 'bo', page.id)
    expect(gone.html).toContain('data-state="trashed"')
    expect(gone.html).not.toContain('Wait a')
    const stranger = await read(house, 'stranger', page.id)
    expect(stranger.html).toContain('data-state="absent"')
    expect(stranger.html).not.toContain('<cite>')
    const broken = await house.do('bo', routes.listBrokenLinks, { params: { slug: house.slug } })
    expect(broken.items.map(({ from, why }) => [from.type, why])).toContainEqual(['shows', 'trash'])
    await house.do('amina', routes.undeletePage, { params: { id: glue.id } })
    expect((await read(house, 'stranger', page.id)).html).toContain('Two days.')
    await write(house, glue.id, 'All new.\n\n## Else\n\nOther.')
    expect((await read(house, 'stranger', page.id)).html).toContain('All new.')
  },
)

story('[CO152] a circle is told before it is placed, and ends where two people made one at once', async (house) => {
  const a = await make(house, 'A', 'Words of A.')
  const b = await make(house, 'B', `Words of B.\n\n${ref(a)}`)
  expect(await shown(house, 'bo', a.id, { into: a.id })).toMatchObject({ state: 'cycle', leadsBack: true })
  expect(await shown(house, 'bo', b.id, { into: a.id })).toMatchObject({ state: 'shown', leadsBack: true })
  expect(await shown(house, 'bo', a.id, { into: b.id })).toMatchObject({ state: 'shown', leadsBack: false })
  await write(house, a.id, `Words of A.\n\n${ref(b)}`)
  const { html } = await read(house, 'bo', a.id)
  expect(html.match(/Words of A/g)).toHaveLength(1)
  expect(html.match(/Words of B/g)).toHaveLength(1)
  expect(html).toContain('data-state="cycle"')
})

story(
  '[CO153] copied, they are words of the page that has them, with ids of their own, and no answer of anybody in them',
  async (house) => {
    const glue = await make(house, 'Glue', SOURCE)
    const asked = await house.do('amina', routes.askQuestion, {
      params: { slug: house.slug },
      input: { title: 'How long?', markdown: '' },
    })
    const answer = await house.do('bo', routes.answerQuestion, {
      params: { id: asked.id },
      input: { markdown: 'A week.' },
    })
    await house.do('amina', routes.adoptAnswer, {
      params: { id: answer.id },
      input: { pageId: glue.id, heading: 'In winter' },
    })
    const copy = await shown(house, 'bo', glue.id, { at: 'h-drying', format: 'json' })
    const text = JSON.stringify(copy.json)
    expect(text).toContain('A week.')
    expect(text).toContain('"blockquote"')
    expect(text).not.toMatch(/"id"|adoption/i)
    expect(copy.html).toContain('Answered by Bo')
    await house.do('bo', routes.deleteAnswer, { params: { id: answer.id } })
    expect(JSON.stringify(await shown(house, 'bo', glue.id, { format: 'json' }))).not.toContain('A week.')
  },
)

const SECRET = 'quicksilver'

/** Every answer that a page which shows another gives to one person, as one text. */
async function everything(house: House, who: Persona, id: string): Promise<string> {
  const { slug } = house
  const answers: unknown[] = []
  const ask = async (asked: Promise<unknown>) => answers.push(await asked.catch(String))
  for (const format of [undefined, 'json', 'markdown'] as const) await ask(read(house, who, id, format))
  await ask(house.do(who, routes.readVersion, { params: { id, n: 1 } }))
  await ask(house.do(who, routes.readDiff, { params: { id }, query: { from: 1 } }))
  await ask(house.do(who, routes.readLinks, { params: { id } }))
  await ask(house.do(who, routes.readHome, { params: { slug } }))
  await ask(house.do(who, routes.listPages, { params: { slug } }))
  await ask(house.do(who, routes.search, { params: { slug }, query: { q: SECRET } }))
  await ask(house.do(who, routes.findSimilar, { params: { slug }, query: { text: SECRET } }))
  await ask(house.do(who, routes.readOffline, { params: { slug } }))
  await ask(house.do(who, routes.listBrokenLinks, { params: { slug } }))
  return JSON.stringify(answers)
}

both[1] = story(
  '[CO155] the words of a page that somebody may not read reach them by no page that shows it',
  async (house) => {
    const secret = await make(house, `Where the ${SECRET} is`, `## The ${SECRET}\n\nBelow the ${SECRET} jar.`)
    const block = await blockAt(house, secret, `h-the-${SECRET}`)
    const open = await make(house, 'Chairs', `Mine.\n\n${ref(secret, block)}\n\n${ref(secret)}`)
    // Shown by a page that is shown itself.
    const far = await make(house, 'Tables', ref(open))
    const asked = await house.do('amina', routes.askQuestion, {
      params: { slug: house.slug },
      input: { title: 'Where?', markdown: ref(secret) },
    })
    const answer = await house.do('amina', routes.answerQuestion, {
      params: { id: asked.id },
      input: { markdown: ref(secret, block) },
    })
    expect((await read(house, 'bo', far.id)).html).toContain(`Below the ${SECRET} jar`)
    await house.do('amina', routes.narrowPage, {
      params: { id: secret.id },
      input: { audience: { floor: 'host', people: [] } },
    })
    for (const who of ['bo', 'guest', 'outsider', 'stranger'] as const) {
      for (const { id } of [open, far]) expect(await everything(house, who, id)).not.toContain(SECRET)
      expect(JSON.stringify(await house.do(who, routes.readQuestion, { params: { id: asked.id } }))).not.toContain(
        SECRET,
      )
      await expect(shown(house, who, secret.id, { format: 'json' })).rejects.toMatchObject({ code: 'not-found' })
    }
    // Those who may read it read it there too, whoever asked just before them.
    for (const who of ['amina', 'host'] as const)
      expect((await read(house, who, far.id)).html).toContain(`Below the ${SECRET} jar`)
    expect((await read(house, 'bo', far.id)).html).not.toContain(SECRET)
    // Nothing that is derived from the pages that show it holds its words: search, mails, feeds and cards are made of that.
    for (const { documentId } of [open, far, answer]) {
      const content = await house.services.store.read.documents.content(documentId as never)
      expect(JSON.stringify(content)).not.toContain(SECRET)
      // What a socket gives to whoever opens the text.
      const live = await house.services.documents.read(documentId as never, (doc) => Y.encodeStateAsUpdate(doc))
      expect(Buffer.from(live).includes(SECRET)).toBe(false)
    }
    expect(
      JSON.stringify(
        house.told('page-settled', 'page-created', 'page-changed').filter(({ subject }) => subject?.id !== secret.id),
      ),
    ).not.toContain(SECRET)
    // A device puts in what it keeps itself: its packet has the words once, for those who may read them.
    const kept = await house.do('amina', routes.readOffline, { params: { slug: house.slug } })
    for (const { page } of kept.pages) expect(page.html.includes(SECRET)).toBe(page.id === secret.id)
    expect(kept.pages.find(({ page }) => page.id === open.id)?.page.html).toContain('data-state="apart"')
  },
)

test('[CO155] strangers of a gated community see no words by a section either', async () => {
  await using house = await openHouse({ visibility: 'gated' })
  const glue = await make(house, 'Glue', SOURCE)
  const page = await make(house, 'Chairs', ref(glue))
  expect((await read(house, 'guest', page.id)).html).toContain('Two days.')
  expect(JSON.stringify(await read(house, 'stranger', page.id))).not.toContain('Two days.')
  await expect(shown(house, 'stranger', glue.id)).rejects.toMatchObject({ code: 'not-signed-in' })
})

test('[CO155] no community shows what another one says, not even to who reads both', async () => {
  await using house = await openHouse()
  const input = { slug: 'elsewhere', name: 'Elsewhere', visibility: 'private' as const }
  await house.do('founder', routes.createCommunity, { input })
  const theirs = await house.do('founder', routes.createPage, {
    params: { slug: 'elsewhere' },
    input: { kind: 'note', title: 'Theirs', markdown: `A jar of ${SECRET}.` },
  })
  expect((await read(house, 'founder', theirs.id)).html).toContain(SECRET)
  const page = await make(house, 'Chairs', ref(theirs))
  expect((await read(house, 'founder', page.id)).html).toContain('data-state="absent"')
  expect(await everything(house, 'founder', page.id)).not.toMatch(/quicksilver|Theirs/)
})

test('[CO156] a version keeps the place and says that it shows it as it is today', async () => {
  await using house = await openHouse()
  const glue = await make(house, 'Glue', SOURCE)
  const page = await make(house, 'Chairs', ref(glue))
  await write(house, glue.id, 'Only this now.')
  const version = await house.do('bo', routes.readVersion, { params: { id: page.id, n: 1 }, query: { format: 'json' } })
  expect(version.html).toMatch(/Only this now[\s\S]*Glue<\/cite><\/a> · as it is today/)
  expect(JSON.stringify(version.json)).not.toContain('Only this')
  const exported = (await read(house, 'bo', page.id, 'markdown')).markdown ?? ''
  const again = await make(house, 'Again', exported)
  expect(again.html).toContain('Only this now.')
})

test('[CO151] what somebody else put in by hand, or by halves, is drawn as a sentence and harms nothing', async () => {
  await using house = await openHouse()
  const page = await make(house, 'Chairs', 'Mine.')
  const odd = [
    {},
    { pageId: '"><script>' },
    { pageId: page.id, blockId: '\'"<b>' },
    { pageId: 7 },
    { pageId: 'x'.repeat(5000) },
  ]
  await house.type('bo', page.documentId, (live) => {
    for (const attrs of odd) live.getXmlFragment('default').push([toY(node('shownSection', attrs as never))])
  })
  await house.quiet()
  const { html } = await read(house, 'bo', page.id)
  expect(html).not.toMatch(/<script|<b>/)
  expect(html.match(/<figure class="shown"/g)?.length).toBe(odd.length)
  expect(stringAttr(fromMarkdown(`${ref(page)}`).json.content?.[0] ?? doc(paragraph()), 'pageId')).toBe(page.id)
})

test.runIf(server !== null)('[CO90] sections of other pages are on PostgreSQL as they are on SQLite', async () => {
  const database = await ownDatabase(server ?? '')
  try {
    await using house = await openHouse({ databaseUrl: database.url })
    for (const tell of both) await tell(house)
    expect(house.failures).toEqual([])
  } finally {
    await database.drop()
  }
})
