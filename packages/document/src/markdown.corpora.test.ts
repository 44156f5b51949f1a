import { expect, test } from 'vitest'
import { checkDocument } from './check.ts'
import { deriveContent } from './derive.ts'
import { toHtml } from './html.ts'
import { sameContent } from './json.ts'
import { fromMarkdown, toMarkdown } from './markdown.ts'
import { markdownOf } from './testing/corpora.ts'

test.each(['wiki-rap-cop', 'wiki-kubernetes-community'])(
  '%s: every page reads the same after being written once',
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
