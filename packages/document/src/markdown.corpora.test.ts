import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkDocument } from './check.ts'
import { deriveContent } from './derive.ts'
import { toHtml } from './html.ts'
import { sameContent } from './json.ts'
import { fromMarkdown, toMarkdown } from './markdown.ts'

/**
 * The Markdown files of a real wiki under the folder that the environment variable CORPORA names. Null, with one loud line, where there
 * is none; a build that must not skip (CI=true) fails instead.
 */
function markdownOf(wiki: string): { path: string; source: string }[] | null {
  const folder = process.env.CORPORA ? join(process.env.CORPORA, wiki) : null
  if (folder === null || !existsSync(folder)) {
    if (process.env.CI === 'true') throw new Error(`CORPORA must name a folder that holds ${wiki}`)
    console.warn(`SKIPPED: the real wiki ${wiki} is not here; set CORPORA to the folder that holds it.`)
    return null
  }
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .sort()
    .map((path) => ({ path, source: readFileSync(join(folder, path), 'utf8') }))
}

test.each(['wiki-rap-cop', 'wiki-kubernetes-community'])(
  '%s: every page reads the same after being written once',
  { timeout: 120_000 },
  (wiki) => {
    const files = markdownOf(wiki)
    if (files === null) return
    const started = performance.now()
    const unstable: string[] = []
    const notes = new Map<string, number>()
    let raw = 0
    for (const { path, source } of files) {
      const first = fromMarkdown(source)
      checkDocument(first.json)
      toHtml(first.json)
      deriveContent(first.json)
      for (const note of first.lost) notes.set(note.slice(0, 40), (notes.get(note.slice(0, 40)) ?? 0) + 1)
      raw += (first.json.content ?? []).filter(({ type }) => type === 'rawBlock').length
      const title = first.title === null ? {} : { title: first.title }
      const second = fromMarkdown(toMarkdown(first.json, title))
      const kept =
        sameContent(first.json, second.json) || sameContent(first.json, fromMarkdown(toMarkdown(first.json)).json)
      if (!kept) unstable.push(path)
    }
    const score = `${files.length - unstable.length} of ${files.length} pages stable`
    console.info(
      `${wiki}: ${score}, ${raw} raw blocks, ${Math.round(performance.now() - started)} ms`,
      Object.fromEntries(notes),
    )
    expect(unstable).toEqual([])
  },
)
