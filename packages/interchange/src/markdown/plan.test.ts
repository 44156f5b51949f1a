import { textOf } from '@commonplace/document/json'
import { describe, expect, test } from 'vitest'
import { sources } from '../testing/sources.ts'
import { keptHead } from './kept-head.ts'
import { type MarkdownOptions, type PlannedPage, planMarkdown } from './plan.ts'

const idOf = (path: string, what: string) => `${what}:${path}`

async function imported(files: Record<string, string | Uint8Array>, options: Partial<MarkdownOptions> = {}) {
  const plan = await planMarkdown(sources(files), { idOf, ...options })
  const pages = new Map([...plan.pages()].map((page) => [page.path, page]))
  const page = (path: string): PlannedPage => {
    const found = pages.get(path)
    if (!found) throw new Error(`${path} was not imported`)
    return found
  }
  return { page, pages, notes: plan.notes }
}

/** Every link to a page in a document, as `title#heading|alias`. */
function pageLinks(page: PlannedPage): string[] {
  const found: string[] = []
  JSON.stringify(page.json, (key, value: unknown) => {
    if (key === 'attrs' && typeof value === 'object' && value !== null && 'pageId' in value) {
      const { pageId, heading } = value as { pageId?: string; heading?: string }
      found.push(`${pageId}${heading ? `#${heading}` : ''}`)
    }
    return value
  })
  return found
}

describe('titles', () => {
  test('a title is the one in the head, else the first heading, else the file name', async () => {
    const { page } = await imported({
      'a.md': '---\ntitle: From the head\n---\n# Another\n\nText',
      'b.md': 'Some words\n\n## A second-level heading\n',
      'c.md': '# *Leading* `heading`\n\nText',
      'toaster care.md': 'No heading at all',
      'kettles/README.md': 'No heading either',
    })
    expect(page('a.md').fields.title).toBe('From the head')
    expect(page('b.md').fields.title).toBe('A second-level heading')
    expect(page('c.md').fields.title).toBe('Leading heading')
    expect(page('toaster care.md').fields.title).toBe('toaster care')
    expect(page('kettles/README.md').fields.title).toBe('kettles')
  })

  test('a heading that says something else than the head stays in the text', async () => {
    const { page } = await imported({
      'a.md': '---\ntitle: Short\n---\n# The long one\n\nText',
      'b.md': '# Same\n\nText',
    })
    expect(textOf(page('a.md').json)).toContain('The long one')
    expect(textOf(page('b.md').json)).not.toContain('Same')
  })
})

describe('fields', () => {
  test('tags, summary, status, date and kind are read; the head is kept word for word and out of the text', async () => {
    const head =
      '---\r\n# who wrote this\r\ntitle: "Toasters"   # quoted\r\ntags: [heat, "first aid"]\r\nsummary: Warm.\r\nstatus: trusted\r\ndate: 2024-03-01\r\nkind: method\r\n---\r\n'
    const { page } = await imported({ 'a.md': `${head}Text` })
    const { fields, kind, writtenAt, json } = page('a.md')
    expect(fields).toMatchObject({
      title: 'Toasters',
      tags: ['heat', 'first aid'],
      summary: 'Warm.',
      status: 'trusted',
    })
    expect([kind, writtenAt]).toEqual(['method', Date.UTC(2024, 2, 1)])
    expect(keptHead(fields.extra)).toBe(head)
    expect(textOf(json)).toBe('Text')
  })

  test('the kind comes from the head, then from what was asked for, then from the folder', async () => {
    const files = { 'stories/a.md': 'A', 'stories/b.md': '---\nkind: tool\n---\nB', 'c.md': 'C' }
    const plain = await imported(files)
    expect(['stories/a.md', 'stories/b.md', 'c.md'].map((path) => plain.page(path).kind)).toEqual([
      'story',
      'tool',
      'note',
    ])
    const asked = await imported(files, { kind: 'practice' })
    expect(['stories/a.md', 'stories/b.md'].map((path) => asked.page(path).kind)).toEqual(['practice', 'tool'])
  })
})

test('the page of a folder is the parent of what lies in it, and folders without one pass on to the next above', async () => {
  const { page } = await imported({
    'README.md': '# Home',
    'guide/index.md': '# Guide',
    'guide/readme.md': '# Also here',
    'guide/b.md': '---\nweight: 1\n---\n# B',
    'guide/a.md': '# A',
    'guide/deep/down/c.md': '# C',
  })
  const parent = (path: string) => page(path).parentId
  expect(parent('README.md')).toBeNull()
  expect(parent('guide/index.md')).toBe('page:README.md')
  expect(['guide/readme.md', 'guide/a.md', 'guide/deep/down/c.md'].map(parent)).toEqual(
    Array(3).fill('page:guide/index.md'),
  )
  expect(page('guide/b.md').position < page('guide/a.md').position).toBe(true)
})

describe('links', () => {
  test('relative, root-absolute, folder, generator-style and wiki links find their pages and sections', async () => {
    const { page, notes } = await imported({
      'docs/index.md':
        '[a](a.md) [b](./sub/b.md#the-part) [root](/sub/b.md) [folder](sub/) [[B title]] [[b#The part|words]]',
      'docs/a.md': '[up](../README.md) [site](../sub/b/) [here](#my-part)\n\n## My part\n',
      'docs/sub/README.md': '# Sub',
      'docs/sub/b.md': '# B title\n\n## The part\n\n[top](#b-title)',
      'README.md': '[spaced](docs/two%20words.md?raw=1) [web](https://example.org/a.md)',
      'docs/two words.md': 'Two',
    })
    const b = 'page:docs/sub/b.md'
    expect(pageLinks(page('docs/index.md'))).toEqual([
      'page:docs/a.md',
      `${b}#The part`,
      b,
      'page:docs/sub/README.md',
      b,
      `${b}#The part`,
    ])
    expect(pageLinks(page('docs/a.md'))).toEqual(['page:README.md', b])
    expect(JSON.stringify(page('docs/a.md').json)).toContain('"#h-my-part"')
    expect(pageLinks(page('README.md'))).toEqual(['page:docs/two words.md'])
    expect([notes.linksResolved, notes.unresolved]).toEqual([9, []])
  })

  test('a link that leads nowhere is listed with its page, and stays as it was written', async () => {
    const { page, notes } = await imported({ 'a.md': '[gone](gone.md) and [out](../../etc/passwd)' })
    expect(notes.unresolved.map(({ where, what }) => `${where}: ${what}`)).toEqual([
      'a.md: gone.md leads to nothing that was imported',
      'a.md: ../../etc/passwd leads to nothing that was imported',
    ])
    expect(JSON.stringify(page('a.md').json)).toContain('gone.md')
  })
})

test('pictures come along with the page that shows them; missing and vector ones are listed', async () => {
  const { page, notes } = await imported({
    'docs/a.md':
      '![one](img/one.png) ![again](img/one.png) ![gone](gone.jpg) ![drawn](img/x.svg) ![web](https://example.org/p.png)',
    'docs/b.md': '![[one.png]]',
    'docs/img/one.png': new Uint8Array([1]),
    'docs/img/x.svg': '<svg/>',
  })
  expect(page('docs/a.md').attachments.map(({ id, name }) => [id, name])).toEqual([
    ['attachment:docs/a.md\ndocs/img/one.png', 'one.png'],
  ])
  expect(page('docs/b.md').attachments).toHaveLength(1)
  expect(notes.missingPictures.map(({ what }) => what)).toEqual([
    'gone.jpg is not there',
    'img/x.svg is a vector drawing, which is not kept; export it as PNG',
  ])
})

test('files that are not UTF-8, not text or not to be read are told, and the good part is imported', async () => {
  const { pages, page, notes } = await imported({
    'latin.md': new Uint8Array([0x63, 0x61, 0x66, 0xe9]),
    'binary.md': new Uint8Array([0, 1, 2]),
    'huge.md': new Uint8Array(2_000_001).fill(97),
    'head.md': '---\ntitle: [unclosed\n---\n# Still here\n',
    'empty.md': '',
  })
  expect([...pages.keys()]).toEqual(['latin.md', 'head.md', 'empty.md'])
  expect(textOf(page('latin.md').json)).toBe('café')
  expect(page('head.md').fields.title).toBe('Still here')
  expect(notes.skipped.map(({ where }) => where)).toEqual(['binary.md', 'huge.md'])
  expect(notes.remarks.map(({ where }) => where)).toEqual(['latin.md', 'head.md'])
})
