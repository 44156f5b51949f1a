import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { toHtml } from './html.ts'
import { fromMarkdown } from './markdown.ts'
import { structureOf, withRawAsWritten } from './testing/structure.ts'

interface Example {
  readonly example: number
  readonly markdown: string
  readonly html: string
}

/** Why an example reads otherwise here, for each that does. Whatever is not listed must read as the specification says. */
const REASONS = {
  'A file that begins with two rules and nothing between has an empty head.': ['commonmark 98', 'gfm 68'],
  'An address that is empty leads nowhere: its words stay, without a link.': [
    'commonmark 202 487 488 569',
    'gfm 169 495 496 575',
  ],
  'Double brackets are a link to a page of the community.': ['commonmark 550 561 592', 'gfm 556 567 598'],
  'Only http, https and mailto are addresses one can follow; others stay words.': [
    'commonmark 598 600 601 603',
    'gfm 604 606 607 609 628',
  ],
  'A bare address is a link, as GitHub has it; CommonMark alone has not.': [
    'commonmark 604 610 613 614',
    'gfm 610 616 619 620',
  ],
  'Words beyond the last column of a table are kept in columns of their own.': ['gfm 204', 'extensions 8'],
  'A sign that Unicode came to count as a symbol after the tables in use were made.': ['commonmark 356'],
  'The parser follows a later CommonMark in what a comment is; comments are carried as written.': ['gfm 645 646'],
  'Tags that GitHub takes the force of are shown as the source they are, all of them.': ['gfm 653', 'extensions 22'],
  'The reference gives no HTML for it, only that nothing breaks.': ['extensions 20'],
  'Footnotes are carried as written: shown as their source, not numbered.': ['extensions 23'],
} as const

function reasonOf(suite: string, example: number): string | null {
  for (const [reason, all] of Object.entries(REASONS))
    for (const line of all) {
      const [name, ...numbers] = line.split(' ')
      if (name === suite && numbers.includes(String(example))) return reason
    }
  return null
}

function examplesOf(path: string): readonly Example[] | null {
  const file = process.env.CORPORA ? join(process.env.CORPORA, 'conformance', path) : null
  if (file !== null && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Example[]
  if (process.env.CI === 'true') throw new Error(`CORPORA must name a folder that holds conformance/${path}`)
  console.warn(`SKIPPED: ${path} is not here; set CORPORA to the folder that holds conformance/.`)
  return null
}

test.each([
  { name: 'CommonMark', parts: [['commonmark', 'commonmark/spec.json']] },
  {
    name: 'GitHub',
    parts: [
      ['gfm', 'gfm/spec.json'],
      ['extensions', 'gfm/extensions.json'],
    ],
  },
] as const)('[CO73] the examples of $name, brought in, have the structure of the reference', ({ name, parts }) => {
  let same = 0
  let all = 0
  const unexplained: unknown[] = []
  for (const [suite, path] of parts) {
    const examples = examplesOf(path)
    if (examples === null) return
    for (const { example, markdown, html } of examples) {
      all++
      const ours = structureOf(withRawAsWritten(toHtml(fromMarkdown(markdown, { keepTitle: true }).json)))
      const reference = structureOf(html)
      if (ours === reference) same++
      else if (reasonOf(suite, example) === null) unexplained.push({ suite, example, markdown, ours, reference })
    }
  }
  console.info(`${name}: ${same} of ${all} examples, ${((100 * same) / all).toFixed(1)} %`)
  expect(unexplained).toEqual([])
  expect(same / all).toBeGreaterThanOrEqual(0.95)
})
