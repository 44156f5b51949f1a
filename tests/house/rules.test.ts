import { expect, test } from 'vitest'
import { CODE_FOLDERS, sources } from './sources.ts'

const written = sources(['docs/rules'], ['.md'])
  .map(({ text }) => text)
  .join('\n')

test('[HO13] every numbered rule that a test holds stands in docs/rules', () => {
  const held = sources(CODE_FOLDERS, ['.test.ts', '.test.tsx', '/contracts.ts']).flatMap(({ text }) =>
    [...text.matchAll(/\btest(?:\.\w+\([^)]*\))?\(\s*['"`]\[([A-Z]{2}\d+)\]/g)].map((match) => match[1] ?? ''),
  )
  const missing = [...new Set(held)].filter((rule) => !new RegExp(`\\b${rule}\\b`).test(written))
  expect(missing.sort(), 'Write the rule down in docs/rules, in one sentence').toEqual([])
})
