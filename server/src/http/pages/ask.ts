import { Refusal, type RouteName } from '@commonplace/api'
import type { Language } from '@commonplace/domain'
import type { Line } from '../../ports/line.ts'
import type { Caller } from '../caller.ts'
import type { PageQuery } from '../renderer.ts'
import type { Who } from '../who.ts'

const never = (): never => {
  throw new Error('A page only asks; it signs nobody in and sends no bytes')
}
const NO_LINE: Omit<Line, 'wiped'> = {
  address: 'page',
  shown: null,
  signIn: never,
  signOut: never,
  signOutElsewhere: never,
  accessChanged: never,
  inboxChanged: never,
  sendBytes: never,
  sendEvents: never,
}

/** Who opens a page, and in which language. */
export interface Visitor {
  readonly who: Who
  readonly language: Language
}

/** Asks the API inside the process, through the same policy, shapes and use cases as a request. */
export async function ask(
  caller: Caller,
  { who, language }: Visitor,
  { name, params, query }: PageQuery,
): Promise<unknown> {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null)
  const text = Object.fromEntries(given.map(([key, value]) => [key, String(value)]))
  const line = { ...NO_LINE, wiped: who.wiped ?? false }
  return caller.call(name, who, { params: params ?? {}, query: text, input: {}, bytes: never, language }, line)
}

/** The same, with a refusal as an answer, which is put into words once it is known in which language. */
export async function askOrRefused(caller: Caller, visitor: Visitor, query: PageQuery): Promise<unknown> {
  try {
    return await ask(caller, visitor, query)
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown
    return thrown
  }
}

/** An answer as pages take it: a refusal as its name and its sentence. */
export function told(answer: unknown, language: Language): unknown {
  if (!(answer instanceof Refusal)) return answer
  // What is in an address and cannot be read is the address of nothing.
  const code = answer.code === 'bad-input' ? 'not-found' : answer.code
  return { code, detail: answer.in(language) }
}

/** Every piece of a list, up to a number of items. */
export async function askAll<T>(
  caller: Caller,
  visitor: Visitor,
  call: { name: RouteName; params: Record<string, string>; query?: Record<string, unknown> },
  most: number,
): Promise<T[]> {
  const items: T[] = []
  let cursor: string | null = null
  do {
    const piece = (await ask(caller, visitor, { ...call, query: { ...call.query, limit: 200, cursor } })) as {
      items: T[]
      next: string | null
    }
    items.push(...piece.items)
    cursor = piece.next
  } while (cursor !== null && items.length < most)
  return items.slice(0, most)
}
