import { readdirSync, readFileSync } from 'node:fs'
import { deriveContent } from '@commonplace/document/derive'
import { fromMarkdown } from '@commonplace/document/markdown'
import { readPage } from '@commonplace/interchange'
import { expect, test } from 'vitest'
import { REPAIR_CAFE } from './community.ts'
import { markdownAt } from './markdown-at.ts'

const folder = new URL('./pages/', import.meta.url)
const texts = new Map(
  readdirSync(folder).map((file) => [file.replace(/\.md$/, ''), readFileSync(new URL(file, folder), 'utf8')]),
)
const { pages, questions, people } = REPAIR_CAFE
const textOf = (file: string): string => texts.get(file) ?? ''

test('every page of the demo has its text, and every text its page', () => {
  expect(pages.map(({ file }) => file).sort()).toEqual([...texts.keys()].sort())
})

test('the demo is large enough to show what the program does', () => {
  const kinds = new Set(pages.map(({ file }) => readPage(file, textOf(file)).fields.kind))
  expect(pages.length).toBeGreaterThanOrEqual(14)
  expect([...kinds].sort()).toEqual(['charter', 'method', 'note', 'practice', 'story', 'tool'])
  expect(questions.length).toBeGreaterThanOrEqual(9)
  expect(questions.flatMap(({ answers }) => answers).length).toBeGreaterThanOrEqual(14)
  expect(questions.flatMap(({ answers }) => answers).filter(({ adopted }) => adopted)).toHaveLength(2)
  expect(Object.keys(people).length).toBeGreaterThanOrEqual(7)
})

test('links between pages of the demo find their pages', () => {
  const titles = new Set(pages.map(({ file }) => readPage(file, textOf(file)).title))
  for (const text of texts.values()) {
    for (const [, title = ''] of text.matchAll(/\[\[([^\]|#]+)/g)) expect(titles).toContain(title)
  }
})

test('questions are asked from words that stand on the page, and answers are woven under headings that are there', () => {
  for (const { askedFrom, answers } of questions) {
    const derived = (file: string) => deriveContent(fromMarkdown(textOf(file)).json)
    if (askedFrom) expect(derived(askedFrom.page).text).toContain(askedFrom.quote)
    for (const { adopted } of answers) {
      if (!adopted) continue
      expect(derived(adopted.page).headings.map(({ text }) => text)).toContain(adopted.heading)
      const last = pages.find(({ file }) => file === adopted.page)?.versions.at(-1)
      expect(adopted.daysAgo).toBeLessThan(last?.daysAgo ?? 0)
    }
  }
})

test('every version differs from the one before, and the last is the page as it stands', () => {
  for (const { file, versions } of pages) {
    const states = versions.map((version) => markdownAt(textOf(file), version))
    expect(new Set(states).size, file).toBe(states.length)
    expect(states.at(-1), file).toBe(textOf(file))
  }
})

test('nobody acts before they joined, votes for themselves or writes as a guest', () => {
  const acts = [
    ...pages.flatMap(({ versions }) => versions),
    ...questions,
    ...questions.flatMap(({ answers }) => answers),
  ]
  for (const { by, daysAgo } of acts) {
    expect(people[by].role).not.toBe('guest')
    expect(people[by].joinedDaysAgo).toBeGreaterThanOrEqual(daysAgo)
  }
  for (const { by, votes = [] } of questions.flatMap(({ answers }) => answers)) expect(votes).not.toContain(by)
})
