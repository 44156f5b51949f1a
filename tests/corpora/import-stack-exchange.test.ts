import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { planStackExchange } from '@commonplace/interchange'
import { describe, expect, test } from 'vitest'
import { corpus } from '../harness/corpora.ts'

const idOf = (_site: string, what: string, key: string | number) => `${what}${key}`

describe.each([
  { name: 'qa-conlang-meta-2020', questions: 54, answers: 115, accepted: 11 },
  { name: 'qa-matheducators-2014', questions: 397, answers: 1507, accepted: 189 },
])('$name', ({ name, questions, answers, accepted }) => {
  const folder = corpus(name)
  test.skipIf(folder === null)('every question and answer comes in, accepted ones as accepted', async () => {
    const fileOf = (file: string) => join(folder ?? '', 'xml', file)
    const open = (file: string) => (existsSync(fileOf(file)) ? createReadStream(fileOf(file)) : null)
    const plan = await planStackExchange({ open }, { communitySlug: 'community', idOf })
    const met = { question: 0, answer: 0 }
    for await (const post of plan.posts()) {
      met[post.what]++
      expect(post.json.content?.length).toBeGreaterThan(0)
      if (post.what === 'question') expect(post.title).not.toMatch(/^Question \d+$/)
    }
    expect(met).toEqual({ question: questions, answer: answers })
    expect([plan.questions, plan.answers, plan.acceptances.length]).toEqual([questions, answers, accepted])
    expect(plan.notes.skipped).toEqual([])
    expect(plan.notes.unresolved).toEqual([])
  })
})
