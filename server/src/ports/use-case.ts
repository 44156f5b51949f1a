import type { InputOf, OutputOf, ParamsOf, QueryOf, Route } from '@commonplace/api'
import type { Actor, Instant, Language, Member } from '@commonplace/domain'
import type { Clock, Random } from '@commonplace/kit'
import type { Files } from './attachments.ts'
import type { Settings } from './communities.ts'
import type { Comparer } from './comparing.ts'
import type { Documents } from './documents.ts'
import type { Line } from './line.ts'
import type { Mailer } from './mail.ts'
import type { MarkdownReader } from './markdown.ts'
import type { Store } from './store.ts'

/** What every use case may use. Features meet only through the store's events. */
export interface Services {
  readonly store: Store
  readonly documents: Documents
  readonly settings: Settings
  readonly files: Files
  readonly markdown: MarkdownReader
  readonly comparing: Comparer
  readonly clock: Clock
  readonly random: Random
  /** Null where the installation was not told how to send mail. */
  readonly mail: Mailer | null
  /** With what browsers listen to be told; null where none are. */
  readonly pushKey: string | null
  /** Another service that people sign in with. */
  readonly service: { readonly name: string; readonly url: string } | null
  /** Hears of what went wrong where nobody waits for it. */
  readonly onTrouble: (error: unknown) => void
  /** Of whoever asks: what is said to them, and what is drawn for them. */
  readonly language: Language
  /** Where people reach this installation, without a slash at the end. */
  readonly publicUrl: string
}

/** One request, already parsed and let in by the route's policy. */
export interface Asking<R extends Route> {
  readonly actor: Actor
  /** Who the actor is; null for a stranger. */
  readonly member: Member | null
  readonly now: Instant
  readonly params: ParamsOf<R>
  readonly query: QueryOf<R>
  readonly input: InputOf<R>
  /** The body of a route that takes bytes, cut off with a refusal above `limit` bytes. */
  readonly bytes: (limit: number) => Promise<Uint8Array>
  /** For use cases that sign in or out, or answer with bytes or events. */
  readonly line: Line
}

/** One thing somebody can do: a route and the function that does it. */
export interface UseCase<R extends Route = Route> {
  readonly route: R
  run(services: Services, asking: Asking<R>): Promise<OutputOf<R>>
}

export function useCase<R extends Route>(route: R, run: UseCase<R>['run']): UseCase<R> {
  return { route, run }
}

/** The same for a route that answers bytes or events: they went through the line, and nothing is left to return. */
export function sendingCase<R extends Route>(
  route: R,
  run: (services: Services, asking: Asking<R>) => Promise<void>,
): UseCase<R> {
  return {
    route,
    async run(services, asking) {
      await run(services, asking)
      // Looked at by nobody: the handler sends the output of routes that answer JSON only.
      return {} as OutputOf<R>
    },
  }
}
