import { expect, test } from 'vitest'
import { CODE_FOLDERS, sources } from './sources.ts'

const written = sources(['docs/rules'], ['.md'])
  .map(({ text }) => text)
  .join('\n')

const tests = sources(CODE_FOLDERS, ['.test.ts', '.test.tsx', '.ts']).filter(({ path }) =>
  /\.test\.tsx?$|\/testing\//.test(path),
)

test('[HO13] every rule of docs/rules has a test that begins with its number', () => {
  const said = [...written.matchAll(/\b[A-Z]{2}\d+\b/g)].map(([rule]) => rule)
  const held = tests.flatMap(({ text }) =>
    [...text.matchAll(/['"`]((?:\[[A-Z]{2}\d+(?:, [A-Z]{2}\d+)*\] ?)+)/g)].flatMap(
      (match) => match[1]?.match(/[A-Z]{2}\d+/g) ?? [],
    ),
  )
  const range = [...written.matchAll(/\b([A-Z]{2})(\d+) to \1(\d+)\b/g)].flatMap(([, room = '', from, to]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => `${room}${Number(from) + i}`),
  )
  const missing = [...new Set([...said, ...range])].filter((rule) => !held.includes(rule))
  expect(missing.sort(), 'Give the rule a test whose title begins with its number, or take it out').toEqual([])
})

test('[HO13] every numbered rule that a test holds stands in docs/rules', () => {
  const held = sources(CODE_FOLDERS, ['.test.ts', '.test.tsx', '/contracts.ts']).flatMap(({ text }) =>
    [...text.matchAll(/\btest(?:\.\w+\([^)]*\))?\(\s*['"`]\[([A-Z]{2}\d+)\]/g)].map((match) => match[1] ?? ''),
  )
  const missing = [...new Set(held)].filter((rule) => !new RegExp(`\\b${rule}\\b`).test(written))
  expect(missing.sort(), 'Write the rule down in docs/rules, in one sentence').toEqual([])
})

test('[HO13] a number means one rule', () => {
  const begun = [...written.matchAll(/^(?:- \*\*|\| )([A-Z]{2}\d+)(?:\*\*| \|)/gm)].map(([, rule]) => rule)
  const twice = begun.filter((rule, i) => begun.indexOf(rule) !== i)
  expect(twice, 'Give one of them a number of its own').toEqual([])
})
