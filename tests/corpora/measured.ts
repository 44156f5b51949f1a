import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { routes } from '@commonplace/api'
import { expect } from 'vitest'
import type { at } from '../harness/index.ts'

type Row = Readonly<Record<string, string>>

const rowsOf = (file: string): Row[] =>
  existsSync(file)
    ? [...readFileSync(file, 'utf8').matchAll(/<row ([^>]*)\/>/g)].map(([, text = '']) =>
        Object.fromEntries([...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value])),
      )
    : []
const time = (row: Row): number => Date.parse(`${row.CreationDate}Z`)

/** Half of the values are no longer than this. */
function middle(values: number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

function toldBy(folder: string) {
  const posts = rowsOf(join(folder, 'Posts.xml'))
  const questions = posts.filter(({ PostTypeId }) => PostTypeId === '1')
  const answers = posts.filter(({ PostTypeId }) => PostTypeId === '2')
  const comments = rowsOf(join(folder, 'Comments.xml'))
  const votes = rowsOf(join(folder, 'Votes.xml')).filter(({ VoteTypeId }) => VoteTypeId === '1')
  const first = questions.flatMap((question) => {
    const given = answers.filter(({ ParentId }) => ParentId === question.Id).map(time)
    return given.length > 0 ? [Math.max(0, Math.min(...given) - time(question))] : []
  })
  const resolved = questions.flatMap((question) => {
    const accepted = answers.find(({ Id }) => Id === question.AcceptedAnswerId)
    if (!accepted) return []
    const vote = votes.find(({ PostId }) => PostId === accepted.Id)
    return [Math.max(0, time(vote ?? accepted) - time(question))]
  })
  return { questions: questions.map(time), replies: [...answers, ...comments].map(time), first, resolved }
}

/** Holds the measures of a community that was brought in against the raw files of its dump, and nothing else. */
export async function expectMeasured(
  { api }: Pick<ReturnType<typeof at>, 'api'>,
  slug: string,
  dump: string,
): Promise<void> {
  const told = toldBy(dump)
  const seen = await api(routes.readMeasures, { params: { slug }, query: { range: 'all' } })
  const { first, resolved, posts, replies } = seen.whole
  expect([posts, replies]).toEqual([told.questions.length, told.replies.length])
  expect([first.median, first.count, first.of]).toEqual([middle(told.first), told.first.length, told.questions.length])
  expect([resolved.median, resolved.count]).toEqual([middle(told.resolved), told.resolved.length])
  const within = told.first.filter((took) => took <= (first.ninth ?? 0)).length / told.first.length
  const below = told.first.filter((took) => took < (first.ninth ?? 0)).length / told.first.length
  expect([within >= 0.9, below < 0.9]).toEqual([true, true])
  expect(seen.unanswered.count).toBe(told.questions.length - told.first.length)
  // How it grew, stretch by stretch.
  const between = (times: number[], { from, to }: { from: number; to: number }) =>
    times.filter((one) => one >= from && one < to).length
  expect(seen.points.map((point) => [point.asked, point.replies])).toEqual(
    seen.points.map((point) => [between(told.questions, point), between(told.replies, point)]),
  )
  expect(seen.points.filter(({ asked }) => asked > 0).length).toBeGreaterThan(1)
}
