import type { Act, Scope } from '@commonplace/domain'
import * as z from 'zod/mini'

// A route is data. The server's one handler, the typed client, the OpenAPI page and the table test of permissions all read the same list.

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Who may come in at all. `act` names what the use case asks `can()` about; it is asked again inside, on the subject itself.
 * anyone: also strangers (the answer holds only what they may see). signed-in: a member of the installation.
 */
export interface Policy {
  readonly who: 'anyone' | 'signed-in'
  readonly scope: Scope
  readonly act?: Act
}

type Shape = z.ZodMiniType
type Body = 'json' | 'none' | 'bytes'
type Answers = 'json' | 'none' | 'bytes' | 'events'

export interface Route<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  I extends Shape = Shape,
  O extends Shape = Shape,
> {
  readonly name: string
  readonly method: Method
  /** Under /api/v1, with `:name` for parameters. */
  readonly path: string
  readonly about: string
  readonly policy: Policy
  readonly params: P
  readonly query: Q
  readonly input: I
  /** What is sent: JSON of `input`, nothing, or raw bytes that the use case reads as a stream. */
  readonly body: Body
  readonly output: O
  /** What comes back; `bytes` and `events` are written by the use case itself. */
  readonly answers: Answers
  /** The status of success. */
  readonly status: number
}

const Nothing = z.object({})
type Nothing = typeof Nothing

interface Given<P extends Shape, Q extends Shape, I extends Shape, O extends Shape> {
  method: Method
  path: string
  about: string
  policy: Policy
  params?: P
  query?: Q
  input?: I
  output?: O
  body?: Body
  answers?: Answers
  status?: number
}

/** Declares a route; what is left out is empty. */
export function route<
  P extends Shape = Nothing,
  Q extends Shape = Nothing,
  I extends Shape = Nothing,
  O extends Shape = Nothing,
>(name: string, given: Given<P, Q, I, O>): Route<P, Q, I, O> {
  const empty: unknown = Nothing
  return {
    name,
    method: given.method,
    path: given.path,
    about: given.about,
    policy: given.policy,
    params: given.params ?? (empty as P),
    query: given.query ?? (empty as Q),
    input: given.input ?? (empty as I),
    body: given.body ?? (given.input ? 'json' : 'none'),
    output: given.output ?? (empty as O),
    answers: given.answers ?? (given.output ? 'json' : 'none'),
    status: given.status ?? (given.output || given.answers ? 200 : 204),
  }
}

export type ParamsOf<R extends Route> = z.output<R['params']>
export type QueryOf<R extends Route> = z.output<R['query']>
export type InputOf<R extends Route> = z.output<R['input']>
export type OutputOf<R extends Route> = z.output<R['output']>
