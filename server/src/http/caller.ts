import { Refusal, type Route, type RouteName } from '@commonplace/api'
import type { Language } from '@commonplace/domain'
import { storeFor } from '../ports/behind-gates.ts'
import type { Line } from '../ports/line.ts'
import type { Services, UseCase } from '../ports/use-case.ts'
import { say } from '../words/say.ts'
import { read, refuseUnknown } from './parse.ts'
import type { Who } from './who.ts'

/** What came in, not read yet. */
export interface Raw {
  readonly params: unknown
  readonly query: unknown
  readonly input: unknown
  readonly bytes: (limit: number) => Promise<Uint8Array>
  readonly language: Language
}

/**
 * Everything between who asks and what is answered, for requests and for pages rendered on the server alike: the route's policy, its shapes,
 * the use case, and the output cut to its shape.
 */
export class Caller {
  readonly #services: Services
  readonly #useCases = new Map<string, UseCase>()

  constructor(services: Services, useCases: readonly UseCase[]) {
    this.#services = services
    for (const one of useCases) this.#useCases.set(one.route.name, one)
  }

  has(name: string): boolean {
    return this.#useCases.has(name)
  }

  /** The answer as plain data, ready to be JSON; for routes that answer bytes or events, nothing: those went through the line. */
  async call(name: RouteName, who: Who, raw: Raw, line: Line): Promise<unknown> {
    const found = this.#useCases.get(name)
    if (!found) throw new Error(`No use case answers ${name}`)
    const { route } = found
    admit(route, who)
    refuseUnknown(route.input, raw.input)
    const store = await storeFor(this.#services.store, who.actor)
    const output = await found.run(
      { ...this.#services, store, language: raw.language },
      {
        actor: who.actor,
        member: who.member,
        now: this.#services.clock.now(),
        params: read(route.params, raw.params),
        query: read(route.query, raw.query),
        input: read(route.input, raw.input),
        bytes: raw.bytes,
        line,
      },
    )
    return route.answers === 'json' ? cut(route, output) : {}
  }
}

/** What is answered in a window whose browser has another member's session by now: that nobody is signed in there, and the ways in and out. */
const FROM_A_WINDOW_LEFT: ReadonlySet<string> = new Set<RouteName>([
  'readMe',
  'readWaysIn',
  'signIn',
  'signOut',
  'beginPasskeySignIn',
  'signInByPasskey',
  'sendSignInLink',
  'readSignInLink',
  'signInByLink',
  'readRecovery',
  'recover',
])

/** The route's own policy. What it is about is asked inside, of the thing itself. */
export function admit(route: Route, { actor, member, anothers }: Who): void {
  // Also of what anyone may read: a guest's answers would pass for the member's own, and be kept as theirs.
  if (anothers && !FROM_A_WINDOW_LEFT.has(route.name)) throw new Refusal('not-signed-in', say('windowLeft'))
  if (route.policy.who === 'signed-in' && !member) throw new Refusal('not-signed-in', say('signInToDo'))
  // A stranger who signs up or in writes without being anybody yet.
  if (member && !actor.scopes.includes(route.policy.scope)) {
    throw new Refusal('not-allowed', say('tokenScope', route.policy.scope))
  }
}

function cut(route: Route, output: unknown): unknown {
  const result = route.output.safeParse(output)
  if (result.success) return result.data
  const [first] = result.error.issues
  throw new Error(
    `${route.name} answered what its shape does not allow, at ${first?.path.join('.')}: ${first?.message}`,
  )
}
