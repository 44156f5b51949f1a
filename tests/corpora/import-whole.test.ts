// Whole communities brought in by the command line: counts equal what their own descriptions say, every post stands under its author, date,
// votes and tags, and links between posts lead to ours.
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type QuestionShape, routes } from '@commonplace/api'
import { describe, expect, test } from 'vitest'
import { corpus } from '../harness/corpora.ts'
import { at, layGrounds, serverOn } from '../harness/index.ts'
import { command } from '../journeys/steps.ts'
import { expectMeasured } from './measured.ts'
import { editsOf, historyOf, instantOf, statesIn, type ToldQuestion, toldOf } from './told.ts'

// What the README beside each dump counts, and how many duplicates PostLinks.xml records between questions of the dump.
const PLACES = [
  {
    name: 'qa-french-meta-2021',
    ...{ questions: 274, answers: 487, accepted: 86, unanswered: 33, tags: 74, comments: 1305, duplicates: 6 },
    // Of the 122 links that the site lists between questions of the dump, two stand in no text of it any more.
    ...{ linked: 122, unwritten: 2 },
  },
  {
    name: 'qa-matheducators-2014',
    ...{ questions: 397, answers: 1507, accepted: 189, unanswered: 13, tags: 148, comments: 0, duplicates: 0 },
    ...{ linked: 0, unwritten: 0 },
  },
]

describe.each(PLACES)('$name', ({ name, linked, unwritten, ...counts }) => {
  const folder = corpus(name)
  test.skipIf(folder === null)('comes in whole', { timeout: 900_000 }, async () => {
    const grounds = await layGrounds()
    const dump = await mkdtemp(join(tmpdir(), 'commonplace-dump-'))
    try {
      await cp(join(folder ?? '', 'xml'), dump, { recursive: true })
      const edits = editsOf(folder ?? '')
      if (edits) await writeFile(join(dump, 'PostHistory.xml'), historyOf(edits))
      await command(grounds.dataDir, [...['import', 'stackexchange', dump, '--community', grounds.slug]])
      await using server = await serverOn(grounds.dataDir)
      await server.start()
      const amina = at(server.url, grounds.amina)
      const { api } = amina
      await expectMeasured(amina, grounds.slug, join(folder ?? '', 'xml'))
      const met = { questions: 0, answers: 0, accepted: 0, unanswered: 0, tags: 0, comments: 0, duplicates: 0 }
      const tags = new Set<string>()
      const shapes: QuestionShape[] = []
      let mentions = 0
      let cursor: string | null = null
      do {
        const query: { limit: number; show: 'all'; cursor?: string } = {
          limit: 200,
          show: 'all',
          ...(cursor ? { cursor } : {}),
        }
        const { items, next } = await api(routes.listQuestions, { params: { slug: grounds.slug }, query })
        for (const { id } of items) {
          const question = await api(routes.readQuestion, { params: { id } })
          shapes.push(question)
          met.questions++
          met.answers += question.answerList.length
          met.accepted += Number(question.accepted)
          met.unanswered += Number(question.answerList.length === 0)
          met.comments += question.comments.length
          for (const { comments } of question.answerList) met.comments += comments.length
          for (const tag of question.tags) tags.add(tag)
          met.duplicates += question.links.out.filter(({ type }) => type === 'duplicate-of').length
          mentions += question.links.in.filter(({ type }) => type === 'mentions').length
          expect(question.by.name).not.toBe('Somebody')
        }
        cursor = next
      } while (cursor)
      met.tags = tags.size
      expect(met).toEqual(counts)
      console.info(`${name}: ${mentions} mentions of questions by questions and answers`)
      expect(mentions).toBeGreaterThan(0)

      const told = toldOf(folder ?? '')
      const asked = new Map(shapes.map((question) => [question.at, question]))
      expect(asked.size, 'no two questions were asked in the same moment').toBe(shapes.length)
      const people = new Map<string, string>()
      for (const one of told) same(asked.get(instantOf(one.created)), one, people, statesIn(edits ?? []))
      expect(new Set(people.values()).size, 'two people are not one here').toBe(people.size)
      const first = asked.get(instantOf(told[0]?.created ?? ''))
      const history = await api(routes.listTextVersions, { params: { id: first?.documentId ?? '' } })
      const [made] = (edits ?? []).filter(({ post }) => post === told[0]?.id)
      if (made) {
        expect(history.items.at(-1)).toMatchObject({ n: 1, at: instantOf(made.at), by: [{ id: first?.by.id }] })
        const begun = await api(routes.readTextVersion, { params: { id: first?.documentId ?? '', n: '1' } })
        expect(begun.html).toContain('site is in beta')
      }
      const links = told.flatMap((one) => linksOf(one).map((to) => [one, to] as const))
      const between = links.flatMap(([from, to]) => {
        const target = told.find(({ id }) => id === to)
        const [a, b] = [from, target].map((one) => one && asked.get(instantOf(one.created)))
        return a && b ? [{ from: a, to: b }] : []
      })
      expect(between).toHaveLength(linked)
      expect(between.filter(({ from, to }) => !leadsTo(from, to))).toHaveLength(unwritten)
    } finally {
      for (const one of [grounds.dataDir, dump]) await rm(one, { recursive: true, force: true })
    }
  })
})

/** A question and its answers stand here as they stood there. `people` says who of theirs is who here, as far as they were met. */
function same(
  question: QuestionShape | undefined,
  told: ToldQuestion,
  people: Map<string, string>,
  states: ReadonlyMap<number, number>,
): void {
  if (!question) throw new Error(`“${told.title}” did not come in`)
  // By who they are and not by name: some changed theirs, and old posts have the old one.
  const is = ({ id }: { id: string }, author: ToldQuestion['author']) => {
    const key = author?.id == null ? author?.name : `${author.id}`
    if (key == null) return
    expect(people.get(key) ?? id, key).toBe(id)
    people.set(key, id)
  }
  is(question.by, told.author)
  expect({ title: question.title, tags: question.tags }).toEqual({ title: told.title, tags: told.tags })
  expect(question.comments.map(({ at }) => at)).toEqual(told.comments.map(({ created }) => instantOf(created)))
  expect(question.versions).toBe(states.get(told.id) ?? 1)
  expect(question.answerList).toHaveLength(told.answers.length)
  for (const one of told.answers) {
    const here = question.answerList.find(({ at }) => at === instantOf(one.created))
    if (!here) throw new Error(`An answer of ${one.created} to “${told.title}” did not come in`)
    is(here.by, one.author)
    // What more people voted down than up helped nobody here; that it was voted down is not told.
    expect([here.votes, here.accepted]).toEqual([Math.max(0, one.score), one.accepted])
    expect(here.versions).toBe(states.get(one.id) ?? 1)
    expect(here.comments.map(({ at }) => at)).toEqual(one.comments.map(({ created }) => instantOf(created)))
  }
}

const linksOf = ({ links = [] }: ToldQuestion): number[] =>
  links.filter(({ type }) => type === 'linked').map(({ to }) => to)

/** Whether a question, an answer to it or a remark below them leads to another question, or to one of its answers. */
function leadsTo(from: QuestionShape, to: QuestionShape): boolean {
  const remarks = [from, ...from.answerList].flatMap(({ comments }) => comments.map(({ markdown }) => markdown))
  const texts = [from.html, ...from.answerList.map(({ html }) => html), ...remarks]
  return texts.some((text) => text.includes(to.id))
}
