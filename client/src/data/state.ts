import { type Me, REFUSALS, Refusal, type RefusalCode } from '@commonplace/api'

// What the server rendered with, for the browser to take over. Bodies of text are in the page already and are read back from there,
// so that they are sent once.

/** A refusal as plain data. */
export interface Refused {
  readonly code: RefusalCode
  readonly detail: string
}

/** What differs each time the same view is given. It stands at the end of the page, so that all before it can be given again. */
export interface Given {
  /** The server's clock: the first view in the browser must say the same "3 minutes ago". */
  readonly now: number
  /** The number of the last event that this view may hold. */
  readonly since: number
}

export interface View {
  readonly url: string
  readonly origin: string
  readonly me: Me
  readonly results: readonly unknown[]
}
export type State = Given & View

export function isRefused(value: unknown): value is Refused {
  if (typeof value !== 'object' || value === null) return false
  const { code, detail } = value as Record<string, unknown>
  return typeof code === 'string' && code in REFUSALS && typeof detail === 'string'
}

/** A result as the cache takes it: refusals as errors. */
export const received = (result: unknown): unknown =>
  isRefused(result) ? new Refusal(result.code, result.detail) : result

interface Bodied {
  readonly id: string
  readonly documentId: string
  readonly html?: string
  readonly answerList?: readonly Bodied[]
}

const isBodied = (value: unknown): value is Bodied =>
  typeof value === 'object' && value !== null && 'id' in value && 'documentId' in value

/** The attribute that marks where a body stands in the page. */
const bodyMark = (id: string): string => `data-body="${id}"`

function withoutBodies(result: unknown, rendered: string): unknown {
  if (result instanceof Refusal) return { code: result.code, detail: result.message } satisfies Refused
  if (!isBodied(result)) return result
  const { html, answerList, ...rest } = result
  const answers = answerList && { answerList: answerList.map((answer) => withoutBodies(answer, rendered)) }
  return rendered.includes(bodyMark(result.id)) ? { ...rest, ...answers } : { ...rest, ...answers, html }
}

/** JSON that cannot end the script element it stands in, without the bodies that `rendered` already holds. */
export function writeState(view: View, rendered: string): string {
  const results = view.results.map((result) => withoutBodies(result, rendered))
  return JSON.stringify({ ...view, results }).replaceAll('<', '\\u003c')
}

function withBodies(root: ParentNode, result: unknown): unknown {
  if (!isBodied(result)) return result
  const { answerList } = result
  const html = result.html ?? root.querySelector(`[${bodyMark(result.id)}]`)?.innerHTML ?? ''
  return answerList
    ? { ...result, html, answerList: answerList.map((answer) => withBodies(root, answer)) }
    : { ...result, html }
}

/** What the server left for us, or null in the empty shell that opens without a network. */
export function readState(root: Document): State | null {
  const text = root.getElementById('state')?.textContent
  const given = root.getElementById('given')?.textContent
  if (!text || !given) return null
  const view = JSON.parse(text) as View
  return { ...view, ...(JSON.parse(given) as Given), results: view.results.map((result) => withBodies(root, result)) }
}
