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

const PLACES = [
  'wiki-rap-cop',
  'wiki-kubernetes-community',
  'wiki-opensource-guide',
  'wiki-innersource-patterns',
  'wiki-18f-methods',
  'vault-foam-docs',
  'vault-silverbullet-docs',
]

/** The lines between the fences of a file's head, as they stand there; null where it has none. */
function headOf(source: string): string | null {
  const [first, ...rest] = source.replace(/^\ufeff/, '').split('\n')
  const end = rest.findIndex((line) => line.trimEnd() === '---')
  return first?.trimEnd() === '---' && end >= 0 ? rest.slice(0, end).join('\n') : null
}

test.each(PLACES)(
  '[CO73] %s: written and read again, every page is the same, its head byte for byte',
  { timeout: 240_000 },
  (place) => {
    const files = markdownOf(place)
    if (files === null) return
    const changed: string[] = []
    const heads: string[] = []
    const notes = new Map<string, number>()
    let raw = 0
    let headed = 0
    for (const { path, source } of files) {
      const first = fromMarkdown(source)
      checkDocument(first.json)
      toHtml(first.json)
      deriveContent(first.json)
      for (const note of first.lost) notes.set(note.slice(0, 40), (notes.get(note.slice(0, 40)) ?? 0) + 1)
      raw += (first.json.content ?? []).filter(({ type }) => type === 'rawBlock').length
      const head = first.frontMatter
      const options = head === null ? {} : { frontMatter: head }
      const written = toMarkdown(first.json, first.title === null ? options : { ...options, title: first.title })
      const second = fromMarkdown(written)
      // A title that did not open its page stays in the text and is written there.
      const kept =
        sameContent(first.json, second.json) ||
        sameContent(first.json, fromMarkdown(toMarkdown(first.json, options)).json)
      if (!kept) changed.push(path)
      if (head !== null) {
        headed++
        if (second.frontMatter !== head || !written.startsWith(`---\n${head}\n---\n`)) heads.push(path)
        const bytes = headOf(source)
        if (bytes !== null && bytes.replaceAll('\r\n', '\n') !== head) heads.push(path)
      }
    }
    const score = `${files.length - changed.length} of ${files.length} pages the same, ${headed - heads.length} of ${headed} heads`
    console.info(`${place}: ${score}, ${raw} raw blocks`, Object.fromEntries(notes))
    expect(changed).toEqual([])
    expect(heads).toEqual([])
  },
)
