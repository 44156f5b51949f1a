import type { PageShape, QuestionShape } from '@commonplace/api'
import type { Language } from '@commonplace/domain'
import { wordsIn } from '../../words/index.ts'
import type { Caller } from '../caller.ts'
import type { PageQuery, Renderer } from '../renderer.ts'
import { ask, type Visitor } from './ask.ts'
import type { Paper } from './feeds.ts'

// The same address with `.md` or `.json` appended gives the same thing in that form.

export type Form = 'markdown' | 'json'

/** The address without its form, or null where none was asked for. */
export function formOf(path: string): { path: string; form: Form } | null {
  const match = /^(\/.+)\.(md|json)$/.exec(path)
  return match?.[1] ? { path: match[1], form: match[2] === 'md' ? 'markdown' : 'json' } : null
}

function inForm(query: PageQuery, form: Form): PageQuery {
  if (query.name === 'readPage') return { ...query, query: { ...query.query, format: form } }
  return query.name === 'readQuestion' && form === 'markdown'
    ? { ...query, query: { ...query.query, format: form } }
    : query
}

const pageText = ({ title, summary, markdown }: PageShape) =>
  [`# ${title}`, ...(summary ? [summary] : []), (markdown ?? '').trim()].join('\n\n')

function questionText(question: QuestionShape, language: Language): string {
  const { papers } = wordsIn(language)
  const answers = question.answerList.map(
    ({ by, accepted, markdown }) => `## ${papers.answerBy(by.name, accepted)}\n\n${(markdown ?? '').trim()}`,
  )
  return [`# ${question.title}`, papers.askedBy(question.by.name), (question.markdown ?? '').trim(), ...answers].join(
    '\n\n',
  )
}

interface Row {
  readonly title?: string
  readonly name?: string
  readonly url?: string
}

function listText(output: unknown, origin: string): string {
  const items = typeof output === 'object' && output !== null && 'items' in output ? (output.items as Row[]) : []
  return items
    .map(({ title, name, url }) => (url ? `- [${title ?? name ?? url}](${origin}${url})` : `- ${title ?? name ?? ''}`))
    .join('\n')
}

function markdownOf(
  query: PageQuery,
  output: unknown,
  { origin, language }: Pick<Asker, 'origin' | 'language'>,
): string {
  if (query.name === 'readPage') return pageText(output as PageShape)
  if (query.name === 'readQuestion') return questionText(output as QuestionShape, language)
  return listText(output, origin)
}

interface Asker extends Visitor {
  readonly renderer: Renderer
  readonly caller: Caller
  readonly origin: string
}

/** What the screen at this address is mainly about, in a form; null where there is nothing to give. */
export async function paperOf(asker: Asker, url: string, form: Form): Promise<Paper | null> {
  const { renderer, caller } = asker
  const [first] = renderer.match(url).queries
  if (!first) return null
  const output = await ask(caller, asker, inForm(first, form))
  if (form === 'json') return { type: 'application/json; charset=utf-8', text: JSON.stringify(output) }
  return { type: 'text/markdown; charset=utf-8', text: `${markdownOf(first, output, asker).trim()}\n` }
}
