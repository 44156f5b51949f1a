import { Refusal, type RouteName } from '@commonplace/api'
import type { Line } from '../../ports/line.ts'
import type { Caller } from '../caller.ts'
import type { PageQuery } from '../renderer.ts'
import type { Who } from '../who.ts'

/** A refusal as data, as pages take it. */
export interface Refused {
  readonly code: string
  readonly detail: string
}

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

/** Asks the API inside the process, through the same policy, shapes and use cases as a request. */
export async function ask(caller: Caller, who: Who, { name, params, query }: PageQuery): Promise<unknown> {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null)
  const text = Object.fromEntries(given.map(([key, value]) => [key, String(value)]))
  const line = { ...NO_LINE, wiped: who.wiped ?? false }
  return caller.call(name, who, { params: params ?? {}, query: text, input: {}, bytes: never }, line)
}

/** The same, with a refusal as an answer. */
export async function askOrRefused(caller: Caller, who: Who, query: PageQuery): Promise<unknown> {
  try {
    return await ask(caller, who, query)
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown
    // What is in an address and cannot be read is the address of nothing.
    const code = thrown.code === 'bad-input' ? 'not-found' : thrown.code
    return { code, detail: thrown.message } satisfies Refused
  }
}

/** Every piece of a list, up to a number of items. */
export async function askAll<T>(
  caller: Caller,
  who: Who,
  call: { name: RouteName; params: Record<string, string>; query?: Record<string, unknown> },
  most: number,
): Promise<T[]> {
  const items: T[] = []
  let cursor: string | null = null
  do {
    const piece = (await ask(caller, who, { ...call, query: { ...call.query, limit: 200, cursor } })) as {
      items: T[]
      next: string | null
    }
    items.push(...piece.items)
    cursor = piece.next
  } while (cursor !== null && items.length < most)
  return items.slice(0, most)
}
