/**
 * Why something was not done, by name. The name decides the HTTP status; the sentence beside it is for the person.
 * What somebody may not even see is refused as `not-found`, exactly like what does not exist.
 */
export const REFUSALS = {
  'bad-input': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  'unsupported-type': 415,
  'too-many': 429,
  'read-only': 503,
} as const
export type RefusalCode = keyof typeof REFUSALS

/** A sentence before it is known in which language it will be read. */
export interface Saying {
  in(language: string): string
}

/** Thrown by a use case to say no in words a person can act on. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly code: RefusalCode
  /** Which input the sentence is about, as a dotted path: `title`, `founder.email`. */
  readonly field: string | undefined
  /** Seconds after which trying again makes sense, for `too-many` and `read-only`. */
  readonly retryAfter: number | undefined

  readonly #sentence: string | Saying

  /** As an error its message is English, for logs and programs. */
  constructor(code: RefusalCode, sentence: string | Saying, more: { field?: string; retryAfter?: number } = {}) {
    super(typeof sentence === 'string' ? sentence : sentence.in('en'))
    this.#sentence = sentence
    this.name = 'Refusal'
    this.code = code
    this.field = more.field
    this.retryAfter = more.retryAfter
  }

  /** The sentence in a language; one that came in words already stays as it is. */
  in(language: string): string {
    return typeof this.#sentence === 'string' ? this.#sentence : this.#sentence.in(language)
  }

  get status(): number {
    return REFUSALS[this.code]
  }
}

/** A refusal on the wire: RFC 9457, with the code as the last part of `type`. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: RefusalCode | 'internal'
  readonly field?: string
  readonly requestId?: string
}
