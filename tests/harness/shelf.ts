// All real texts that lie beside the checkout together, as search is given them and as a device keeps them: about 1,400 pages of seven
// wikis and 725 questions of three communities, in ten languages and more.
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { deriveContent } from '@commonplace/document/derive'
import { toHtml } from '@commonplace/document/html'
import type { DocNode } from '@commonplace/document/json'
import { addressOf } from '@commonplace/domain'
import { type PlannedAnswer, type PlannedQuestion, planMarkdown, planStackExchange } from '@commonplace/interchange'
import { mintId, seededRandom, systemClock } from '@commonplace/kit'
import type { SearchEntry } from '@commonplace/server/ports/search'
import { NURSES } from '@commonplace/server/storage/testing/place'
import { corpus, sourcesOf } from './corpora.ts'

const WIKIS = [
  'wiki-kubernetes-community',
  'wiki-rap-cop',
  'wiki-opensource-guide',
  'wiki-innersource-patterns',
  'wiki-18f-methods',
  'vault-foam-docs',
  'vault-silverbullet-docs',
]
const DUMPS = ['qa-matheducators-2014', 'qa-conlang-meta-2020', 'qa-french-meta-2021']
const AT = Date.UTC(2026, 0, 1)

/** One thing of the shelf: what the server's index is given, and its texts as a device keeps them. */
export interface OnShelf {
  /** `{folder}/{path of the file}`, or `{folder}/{number of the question}`. */
  readonly from: string
  readonly entry: SearchEntry
  readonly url: string
  readonly html: string
  readonly answers: readonly { readonly id: string; readonly html: string }[]
}

type Ids = (folder: string, what: string, key: string | number) => string

/** Ids that are the same each time, so that one thing can be asked for in three indexes. */
function idsMade(): Ids {
  const random = seededRandom(7)
  const known = new Map<string, string>()
  let made = 0
  return (folder, what, key) => {
    const name = `${folder} ${what} ${key}`
    const id = known.get(name) ?? mintId({ ...systemClock, now: () => AT + made++ }, random)
    known.set(name, id)
    return id
  }
}

const sectionsOf = (json: DocNode) =>
  deriveContent(json).sections.map(({ headingId, heading, text }) => ({ anchor: headingId ?? '', heading, text }))

async function* pagesOf(folder: string, path: string, ids: Ids): AsyncGenerator<OnShelf> {
  const plan = await planMarkdown(await sourcesOf(path), { idOf: (file, what) => ids(folder, what, file) })
  for (const { id, kind, fields, json, path: file } of plan.pages()) {
    const summary = fields.summary ? [{ anchor: '', heading: '', text: fields.summary }] : []
    const entry: SearchEntry = {
      communityId: NURSES,
      kind: 'page',
      id,
      pageKind: kind,
      status: fields.status,
      tags: fields.tags,
      title: fields.title,
      accepted: false,
      answered: false,
      writers: [],
      stewards: [],
      changedAt: AT,
      sections: [...summary, ...sectionsOf(json)],
    }
    yield {
      from: `${folder}/${file}`,
      entry,
      url: `/shelf/p/${addressOf(fields.title, id)}`,
      html: toHtml(json),
      answers: [],
    }
  }
}

async function* questionsOf(folder: string, path: string, ids: Ids): AsyncGenerator<OnShelf> {
  const open = (file: string) => (existsSync(join(path, file)) ? createReadStream(join(path, file)) : null)
  const numbers = new Map<string, string>()
  const idOf = (_site: string, what: string, key: string | number) => {
    const id = ids(folder, what, key)
    if (what === 'question') numbers.set(id, String(key))
    return id
  }
  const plan = await planStackExchange({ open }, { communitySlug: 'shelf', idOf })
  const asked: { question: PlannedQuestion; answers: PlannedAnswer[] }[] = []
  const byId = new Map<string, PlannedAnswer[]>()
  for await (const post of plan.posts()) {
    if (post.what === 'answer') byId.get(post.questionId)?.push(post)
    else {
      const answers: PlannedAnswer[] = []
      byId.set(post.id, answers)
      asked.push({ question: post, answers })
    }
  }
  const accepted = new Set(plan.acceptances.map(({ questionId }) => questionId))
  for (const { question, answers } of asked) {
    const { id, title, tags, json } = question
    const textOf = (body: DocNode) => deriveContent(body).text
    const entry: SearchEntry = {
      communityId: NURSES,
      kind: 'question',
      id,
      pageKind: null,
      status: null,
      tags,
      title,
      accepted: accepted.has(id),
      answered: answers.length > 0,
      writers: [],
      stewards: [],
      changedAt: AT,
      sections: [
        { anchor: '', heading: '', text: textOf(json) },
        ...answers.map((answer) => ({ anchor: `a-${answer.id}`, heading: '', text: textOf(answer.json) })),
      ],
    }
    yield {
      from: `${folder}/${numbers.get(id)}`,
      entry,
      url: `/shelf/q/${addressOf(title, id)}`,
      html: toHtml(json),
      answers: answers.map((answer) => ({ id: answer.id, html: toHtml(answer.json) })),
    }
  }
}

/** Everything; null where the corpora are not on this machine. */
export async function readShelf(): Promise<OnShelf[] | null> {
  const ids = idsMade()
  const shelf: OnShelf[] = []
  for (const folder of WIKIS) {
    const path = corpus(folder)
    if (path === null) return null
    for await (const one of pagesOf(folder, path, ids)) shelf.push(one)
  }
  for (const folder of DUMPS)
    for await (const one of questionsOf(folder, join(corpus(folder) ?? '', 'xml'), ids)) shelf.push(one)
  return shelf
}
