import { type DocNode, heading, paragraph, text } from '@commonplace/document/json'
import { fromMarkdown } from '@commonplace/document/markdown'
import { EMPTY_FIELDS, type PageFields, type PageId } from '@commonplace/domain'
import { expect, test } from 'vitest'
import { planMarkdown } from '../markdown/plan.ts'
import { sources } from '../testing/sources.ts'
import type { CommunityToExport, ExportedFile, PageToExport } from './content.ts'
import { exportHtml } from './html.ts'
import { exportJson } from './json.ts'
import { exportMarkdown } from './markdown.ts'

const AT = Date.UTC(2026, 2, 4)

function page(id: string, fields: Partial<PageFields>, json: DocNode, more: Partial<PageToExport> = {}): PageToExport {
  return {
    id,
    kind: 'practice',
    slug: id,
    parentId: null,
    position: id,
    fields: { ...EMPTY_FIELDS, ...fields },
    createdAt: AT,
    changedAt: AT,
    authors: ['Amara'],
    attachments: [],
    body: async () => json,
    ...more,
  }
}

const COMMUNITY: CommunityToExport = {
  name: 'Menders & Co',
  slug: 'menders',
  sentence: '<b>We mend.</b>',
  url: '',
  pages: [
    page(
      'p1',
      { title: 'Heat', tags: ['hot'], summary: 'Warm: things' },
      fromMarkdown('See the [toaster](x).', {
        resolveLink: () => ({ pageId: 'p2', title: 'Toaster', heading: 'The lever' }),
      }).json,
    ),
    page(
      'p2',
      { title: 'Toaster' },
      {
        type: 'doc',
        content: [heading(2, 'The lever'), paragraph({ type: 'image', attrs: { src: 'attachment:a1', alt: 'lever' } })],
      },
      {
        parentId: 'p1',
        attachments: [{ id: 'a1', name: '../my lever.png' }],
      },
    ),
    page('p3', { title: 'Questions' }, { type: 'doc', content: [paragraph('<script>alert(1)</script>')] }),
    page(
      'p4',
      { title: 'questions' },
      { type: 'doc', content: [paragraph(text('x', [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }]))] },
    ),
  ],
  questions: [
    {
      id: 'q1',
      title: 'Why?',
      tags: ['hot'],
      by: 'Bo',
      at: AT,
      body: async () => fromMarkdown('Really, why?').json,
      answers: async () => [
        { id: 'a9', by: 'Mei', at: AT, votes: 3, accepted: true, json: fromMarkdown('Because.').json },
      ],
    },
  ],
}

async function filesOf(files: AsyncIterable<ExportedFile>): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for await (const file of files) found[file.path] = 'text' in file ? file.text : `(${file.attachmentId})`
  return found
}

test('Markdown: pages stand in the folders of their tree, links are relative, pictures come along', async () => {
  const files = await filesOf(exportMarkdown(COMMUNITY))
  expect(Object.keys(files)).toEqual([
    'heat/index.md',
    'heat/toaster.md',
    'questions-2.md',
    'questions-3.md',
    'questions/why.md',
    'files/a1-my-lever.png',
  ])
  expect(files['heat/index.md']).toBe(
    '---\ntitle: Heat\nkind: practice\nstatus: draft\nsummary: "Warm: things"\ntags:\n  - hot\nauthors:\n  - Amara\ndate: 2026-03-04\n---\n\nSee the [toaster](toaster.md#the-lever).\n',
  )
  expect(files['heat/toaster.md']).toContain('![lever](../files/a1-my-lever.png)')
  expect(files['questions/why.md']).toContain('# Answer by Mei\n\n*2026-03-04, accepted, helped 3*\n\nBecause.\n')
})

test('Markdown: an exported folder comes in again with its tree, titles, kinds and tags', async () => {
  const files = await filesOf(exportMarkdown(COMMUNITY))
  const plan = await planMarkdown(sources(files), { idOf: (path) => path })
  const again = [...plan.pages()].filter(({ path }) => !path.startsWith('questions/'))
  expect(again.map(({ fields, parentId, kind }) => [fields.title, parentId, kind])).toEqual([
    ['Heat', null, 'practice'],
    ['Questions', null, 'practice'],
    ['questions', null, 'practice'],
    ['Toaster', 'heat/index.md', 'practice'],
  ])
  expect(plan.notes.linksResolved).toBe(1)
})

test.each([
  ['a title in the head and comments', '---\n# keep me\ntitle:   "A"\ntags: [ x,y ]\nodd: {z: 1}\n---\n', 'Text\n'],
  ['Windows line ends', '---\r\ntitle: A\r\n---\r\n', 'Text\n'],
  ['a title as the first heading', '---\nowner: me\n---\n', '# A\n\nText\n'],
  ['both', '---\ntitle: A\n---\n', '# A\n\nText\n'],
  ['another language', '+++\ntitle = "A"\n+++\n', '# A\n\nText\n'],
  ['fields that cannot be read', '---\ntitle: [A\n---\n', '# A\n\nText\n'],
])('Markdown: a head comes out word for word: %s', async (_, head, body) => {
  const plan = await planMarkdown(sources({ 'a.md': `${head}${body}` }), { idOf: (path) => path })
  const [planned] = [...plan.pages()]
  if (!planned) throw new Error('nothing was planned')
  const whole = page('a', planned.fields, planned.json)
  const files = await filesOf(exportMarkdown({ ...COMMUNITY, pages: [whole], questions: [] }))
  expect(files['a.md']).toBe(`${head}\n${body}`)
  const renamed = page('a', { ...planned.fields, title: 'B', tags: ['new'] }, planned.json)
  const changed = await filesOf(exportMarkdown({ ...COMMUNITY, pages: [renamed], questions: [] }))
  expect(changed['b.md']).toContain('B')
})

test('Markdown: what a story tried leaves with it and comes in again, also where its head was imported once', async () => {
  const tried = [
    { page: 'p2' as PageId, outcome: 'worked' as const },
    { page: 'p9' as PageId, outcome: 'mixed' as const },
  ]
  const told = page('s1', { title: 'It sprang', tried }, fromMarkdown('It sprang.').json, { kind: 'story' })
  const head = '---\nkind: story # ours\ntried:\n  heat/toaster.md: did-not\n---\n'
  const corrected = { title: 'Told again', tried, extra: { frontMatter: head } }
  const again = page('s2', corrected, fromMarkdown('It sprang.').json, { kind: 'story' })
  const files = await filesOf(exportMarkdown({ ...COMMUNITY, pages: [...COMMUNITY.pages, told, again] }))
  // The practice that did not leave is not named.
  expect(files['it-sprang.md']).toContain('tried:\n  heat/toaster.md: worked\n')
  expect(files['told-again.md']).toContain('kind: story # ours\ntried:\n  heat/toaster.md: worked\n')
  const plan = await planMarkdown(sources(files), { idOf: (path, what) => `${what} ${path}` })
  const stories = [...plan.pages()].filter(({ kind }) => kind === 'story')
  expect(stories.map(({ fields }) => fields.tried)).toEqual([
    [{ page: 'page heat/toaster.md', outcome: 'worked' }],
    [{ page: 'page heat/toaster.md', outcome: 'worked' }],
  ])
})

test('HTML: whole files that escape what people wrote, linked to each other', async () => {
  const files = await filesOf(exportHtml(COMMUNITY))
  expect(files['index.html']).toContain('<a href="heat/index.html">Heat</a><ul><li><a href="heat/toaster.html">')
  expect(files['index.html']).toContain('&lt;b&gt;We mend.')
  expect(files['heat/index.html']).toContain('href="toaster.html#h-the-lever"')
  expect(files['heat/toaster.html']).toContain('src="../files/a1-my-lever.png"')
  expect(files['questions-2.html']).not.toContain('<script>')
  expect(files['questions-3.html']).not.toContain('javascript:')
  expect(files['questions/why.html']).toContain('Mei, 2026-03-04 · accepted · helped 3')
})

test('JSON: everything as data, listed in one place', async () => {
  const files = await filesOf(exportJson(COMMUNITY))
  const index = JSON.parse(files['community.json'] ?? '') as { pages: { file: string; title: string }[] }
  expect(index.pages.map(({ title }) => title)).toEqual(['Heat', 'Toaster', 'Questions', 'questions'])
  expect(JSON.parse(files[index.pages[0]?.file ?? ''] ?? '')).toMatchObject({ id: 'p1', body: { type: 'doc' } })
  expect(JSON.parse(files['questions/q1.json'] ?? '')).toMatchObject({ answers: [{ by: 'Mei', accepted: true }] })
})

test('[CO155] an export as HTML shows sections of other pages, and names no words of a page that not everybody sees', async () => {
  const ref = (pageId: string): DocNode => ({ type: 'doc', content: [{ type: 'shownSection', attrs: { pageId } }] })
  const pages = [
    page('a', { title: 'Open' }, { type: 'doc', content: [paragraph('For all.')] }),
    page('b', { title: 'Hosts only' }, { type: 'doc', content: [paragraph('For few.')] }, { narrow: true }),
    page(
      'c',
      { title: 'Shows both' },
      { type: 'doc', content: [...(ref('a').content ?? []), ...(ref('b').content ?? [])] },
    ),
  ]
  const files = new Map<string, string>()
  for await (const file of exportHtml({ ...COMMUNITY, pages, questions: [] }))
    if ('text' in file) files.set(file.path, file.text)
  expect(files.get('shows-both.html')).toMatch(/For all\.[\s\S]*<a href="open\.html"><cite>Open<\/cite>/)
  expect(files.get('shows-both.html')).not.toMatch(/For few|Hosts only/)
  expect(files.get('hosts-only.html')).toContain('For few.')
  for await (const file of exportMarkdown({ ...COMMUNITY, pages, questions: [] }))
    if ('text' in file && file.path === 'shows-both.md') {
      expect(file.text).toContain('(shown:a)')
      expect(file.text).not.toContain('For all')
      const read = fromMarkdown(file.text.replace(/^---[\s\S]*?---\n/, '')).json
      expect(read).toEqual({ type: 'doc', content: pages[2] && (await pages[2].body()).content })
    }
  for await (const file of exportJson({ ...COMMUNITY, pages, questions: [] }))
    if ('text' in file && /shows-both|"c"/.test(file.path)) expect(file.text).not.toMatch(/For all|For few/)
})
