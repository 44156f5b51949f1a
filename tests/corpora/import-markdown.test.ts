import { type PlannedPage, planMarkdown } from '@commonplace/interchange'
import { describe, expect, test } from 'vitest'
import { corpus, sourcesOf } from '../harness/corpora.ts'

const idOf = (path: string, what: string) => `${what}:${path}`

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

// What the corpora's own extraction by plain patterns found, less what stands in raw HTML, comments and odd tables.
const REAL = [
  { name: 'wiki-rap-cop', pages: 82, resolved: 243, links: 0.96 },
  { name: 'wiki-kubernetes-community', pages: 671, resolved: 1108, links: 0.97 },
] as const

describe.each(REAL)('$name', ({ name, pages, resolved, links }) => {
  const folder = corpus(name)
  test.skipIf(folder === null)(
    'every page comes in under its author’s title, and links find their pages',
    { timeout: 120_000 },
    async () => {
      const files = (await sourcesOf(folder ?? '')).filter(({ path }) => path !== 'README.corpus.md')
      const plan = await planMarkdown(files, { idOf })
      const found = new Map<string, readonly string[]>()
      const titles = new Map<string, string>()
      for (const page of plan.pages()) {
        found.set(page.path, pageLinks(page))
        titles.set(page.path, page.fields.title)
      }
      expect([plan.total, plan.notes.skipped]).toEqual([pages, []])
      for (const { path, read } of files.filter((file) => titles.has(file.path))) {
        const text = new TextDecoder().decode(await read())
        const said = /^---\n[\s\S]*?^title:\s*(?:"(.+?)"|'(.+?)'|(.+?))\s*(?: #.*)?$[\s\S]*?^---$/m.exec(text)
        if (said && text.startsWith('---')) expect(titles.get(path), path).toBe(said[1] ?? said[2] ?? said[3])
        else expect(titles.get(path)?.length, path).toBeGreaterThan(0)
      }
      const rows = new TextDecoder().decode(await files.find(({ path }) => path === 'links.jsonl')?.read())
      const wanted = rows
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { src: string; kind: string; target: string | null })
      const toPages = wanted.filter(
        ({ src, kind, target }) => kind !== 'image' && target !== src && target?.endsWith('.md'),
      )
      const met = toPages.filter(({ src, target }) => found.get(src)?.some((link) => link.startsWith(`page:${target}`)))
      expect(plan.notes.linksResolved).toBeGreaterThanOrEqual(resolved)
      expect(met.length / toPages.length).toBeGreaterThan(links)
    },
  )
})
