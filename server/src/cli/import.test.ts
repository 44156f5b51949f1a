import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { must } from '@commonplace/kit'
import { expect, test } from 'vitest'
import { importHistory } from './import-history.ts'
import { importMarkdown } from './import-markdown.ts'
import { importStackExchange } from './import-stack-exchange.ts'
import { type AtHand, openAtHand } from './testing/at-hand.ts'

const community = 'menders'
// The smallest PNG there is: one pixel.
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

async function pagesOf({ here }: AtHand) {
  const { read } = here.store
  const { id } = must(await read.communities.bySlug(community), 'the community was set up')
  return (await read.pages.list(id, { limit: 200, sort: 'tree' })).items
}

test('a folder becomes a tree of pages that are linked, found, and carry their pictures', async () => {
  await using hand = await openAtHand()
  const folder = await hand.lay('wiki', {
    'README.md': '# Home\n\nSee [the toaster](practices/toaster.md#heat) ![lever](lever.png)',
    'practices/toaster.md':
      '---\ntitle: Toaster\ntags: [heat]\ndate: 2024-05-06\n---\n\n## Heat\n\nBack to [[Home]]. Thermal fuses.',
    'lever.png': PIXEL,
  })
  await importMarkdown(hand.here, folder, { community }, hand.output)
  const { read } = hand.here.store
  const [home, toaster] = await pagesOf(hand)
  if (!home || !toaster) throw new Error('both pages are there')
  expect([home.fields.title, toaster.fields.title, toaster.parentId, toaster.kind]).toEqual([
    'Home',
    'Toaster',
    home.id,
    'practice',
  ])
  expect(toaster.createdAt).toBe(Date.UTC(2024, 4, 6))
  expect((await read.links.in({ kind: 'page', id: toaster.id })).map(({ from }) => from.id)).toEqual([home.id])
  expect((await read.search.find({ communityId: home.communityId, text: 'thermal', limit: 5, offset: 0 })).total).toBe(
    1,
  )
  const [picture] = await read.attachments.ofPage(home.id)
  expect(picture).toMatchObject({ type: 'image/png', width: 1 })
  expect(await hand.here.files.get(must(picture, 'the picture is kept').id)).not.toBeNull()
  expect(hand.steps[0]).toMatchObject({ name: 'imported', facts: { pages: 2, pictures: 1, linksResolved: 2 } })
})

test('what cannot come along is in the receipt, the rest is imported, and the exit says so', async () => {
  await using hand = await openAtHand()
  const folder = await hand.lay('wiki', {
    'good.md': '# Good\n\n[gone](gone.md) ![gone](gone.png) ![bad](bad.png)',
    'bad.md': new Uint8Array([0, 1, 2]),
    'bad.png': 'this is no picture',
  })
  await importMarkdown(hand.here, folder, { community }, hand.output)
  expect((await pagesOf(hand)).map(({ fields }) => fields.title)).toEqual(['Good'])
  expect(hand.partly).toBe(true)
  const receipt = JSON.parse(await readFile(String(hand.steps[0]?.facts.receipt), 'utf8')) as Record<
    string,
    { where: string }[]
  >
  expect(receipt.skipped?.map(({ where }) => where)).toEqual(['bad.md', 'good.md, bad.png'])
  expect(receipt.unresolved).toHaveLength(1)
  expect(receipt.missingPictures).toHaveLength(1)
})

test('an import that goes on makes nothing twice, takes in what is new, and leaves changed pages alone', async () => {
  await using hand = await openAtHand()
  const folder = await hand.lay('wiki', { 'a.md': '# A', 'b.md': '# B' })
  await importMarkdown(hand.here, folder, { community }, hand.output)
  const before = await pagesOf(hand)
  await writeFile(join(folder, 'b.md'), '# B, rewritten')
  await hand.lay('wiki', { 'c.md': 'See [[A]]' })
  await importMarkdown(hand.here, folder, { community, resume: true }, hand.output)
  const after = await pagesOf(hand)
  expect(after.map(({ fields }) => fields.title)).toEqual(['A', 'B', 'c'])
  expect(after.slice(0, 2).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  expect(hand.steps[1]).toMatchObject({ facts: { pages: 1, skipped: 2 } })
  expect(hand.words[1]).toContain('b.md: It was imported before and the file has changed since')
  const links = await hand.here.store.read.links.out({ kind: 'page', id: after[2]?.id ?? '' })
  expect(links.map(({ to }) => to.id)).toEqual([before[0]?.id])
})

test('a journal whose last line is torn is read up to there', async () => {
  await using hand = await openAtHand()
  const folder = await hand.lay('wiki', { 'a.md': '# A' })
  await importMarkdown(hand.here, folder, { community }, hand.output)
  const { glob } = await import('node:fs/promises')
  for await (const journal of glob(join(hand.here.config.dataDir, 'imports/*.jsonl')))
    await appendFile(journal, '{"key":"page b')
  await importMarkdown(hand.here, folder, { community, resume: true }, hand.output)
  expect(await pagesOf(hand)).toHaveLength(1)
})

test('questions keep authors, dates, votes and acceptance; authors are nobody’s members and cannot sign in', async () => {
  await using hand = await openAtHand()
  const folder = await hand.lay('dump', {
    'Posts.xml': `<posts>
      <row Id="1" PostTypeId="1" AcceptedAnswerId="2" CreationDate="2020-01-01T00:00:00" Score="1" Title="Why?" Tags="&lt;x&gt;" OwnerUserId="5" Body="&lt;p&gt;Why indeed&lt;/p&gt;" />
      <row Id="2" PostTypeId="2" ParentId="1" CreationDate="2020-01-02T00:00:00" Score="7" OwnerUserId="6" Body="&lt;p&gt;Because of friction&lt;/p&gt;" /></posts>`,
    'Users.xml': '<users><row Id="5" DisplayName="Ada" /><row Id="6" DisplayName="Bo" /></users>',
  })
  await importStackExchange(hand.here, folder, { community, site: 'q.example' }, hand.output)
  const { read } = hand.here.store
  const { id } = must(await read.communities.bySlug(community), 'the community was set up')
  const [question] = (await read.questions.list(id, { show: 'all', sort: 'old', limit: 9 })).items
  if (!question) throw new Error('the question is there')
  const [answer] = await read.questions.answersOf(question.id)
  expect(question).toMatchObject({ title: 'Why?', tags: ['x'], askedAt: Date.UTC(2020, 0, 1), votes: 7 })
  expect(question.accepted?.answerId).toBe(answer?.id)
  const ada = must(await read.members.byId(question.askedBy), 'the asker is somebody')
  expect([ada.name, ada.email, await read.members.passwordOf(ada.id)]).toEqual(['Ada', 'u5@q.example.invalid', null])
  expect(await read.members.countOf(id)).toBe(1)
  expect((await read.search.find({ communityId: id, text: 'friction', limit: 5, offset: 0 })).hits[0]?.id).toBe(
    question.id,
  )
  await importStackExchange(hand.here, folder, { community, site: 'q.example', resume: true }, hand.output)
  expect(hand.steps[1]).toMatchObject({ facts: { questions: 0, answers: 0, skipped: 2 } })
})

test.each([
  ['a folder that is not there', 'nowhere', 'There is nothing at'],
  ['a folder without Markdown', 'empty', 'There is no Markdown in'],
])('%s is refused in a sentence', async (_, name, words) => {
  await using hand = await openAtHand()
  await hand.lay('empty', { 'x.txt': 'x' })
  await expect(importMarkdown(hand.here, join(hand.folder, name), { community }, hand.output)).rejects.toThrow(words)
  await expect(importMarkdown(hand.here, hand.folder, { community: 'other' }, hand.output)).rejects.toThrow(
    'There is: menders.',
  )
})

test('[CO123] a history that breaks off at any moment goes on where it stopped: nothing is lost, doubled or set back', async () => {
  const line = (page: number, rev: number, text: string, author = 'Ada') =>
    JSON.stringify({ page, rev, path: `p${page}.md`, at: `2020-01-0${rev}T00:00:00Z`, author, text })
  const lines = [1, 2].flatMap((page) => [
    line(page, 1, `# Page ${page}\n\nFirst.`),
    line(page, 2, `# Page ${page}\n\nFirst. Second.`, 'Ben'),
    line(page, 3, `# Page ${page}\n\nThird, and last.`),
  ])
  const whole = async (hand: AtHand) => {
    const { read } = hand.here.store
    const out: unknown[] = []
    for (const { documentId, fields } of await pagesOf(hand)) {
      const versions = await read.versions.listOf(documentId, { limit: 9 })
      const names = await read.members.many(versions.items.flatMap(({ by }) => by))
      const log = await hand.here.house.storage.updateLog.load(documentId)
      const content = await read.documents.content(documentId)
      const told = versions.items.map(({ n, by, at }) => [n, by.map((id) => names.get(id)?.name), at])
      out.push([fields.title, content?.text, content?.seq, log?.seq, told])
    }
    return out.sort()
  }
  let expected: unknown[] | null = null
  for (let stop = 0; ; stop++) {
    await using hand = await openAtHand()
    const file = join(await hand.lay('history', { 'r.jsonl': lines.join('\n') }), 'r.jsonl')
    const { store } = hand.here
    let commits = 0
    const change: typeof store.change = async (fn) => {
      const result = await store.change(fn)
      if (++commits === stop) throw new Error('The power went')
      return result
    }
    const here = { ...hand.here, store: { ...store, change }, mint: hand.here.mint }
    const broke = await importHistory(here, file, { community }, hand.output).then(
      () => false,
      () => true,
    )
    if (broke) await importHistory(hand.here, file, { community, resume: true }, hand.output)
    expected ??= await whole(hand)
    expect(await whole(hand)).toEqual(expected)
    if (stop > 0 && !broke) break
  }
  expect(expected).toHaveLength(2)
})
