import { must } from '@commonplace/kit'
import { type PublishTools, publishDue } from '../derive/publish-thought.ts'
import { forEachDue, Looking } from './looking.ts'

const PIECE = 50

/** Publishes the thoughts whose day has come. True where there may be more. */
export async function publishThoughts(tools: PublishTools): Promise<boolean> {
  const { store, clock } = tools
  return forEachDue(await store.read.thoughts.due(clock.now(), PIECE), async (id) => {
    const community = must(await store.read.communities.byId(id), 'a plan is of a community')
    await publishDue(tools, community, clock.now())
  })
}

export interface ThoughtsOptions extends PublishTools {
  readonly onError: (error: unknown, what: { readonly doing: string }) => void
}

/** Publishes a thought of the week when its time comes. */
export class Thoughts {
  readonly #looking: Looking
  readonly #unfollow: () => void

  constructor(options: ThoughtsOptions) {
    const { store, clock, onError } = options
    this.#looking = new Looking({
      clock,
      onError,
      doing: 'publish thoughts',
      async look(signal) {
        for (let more = true; more && !signal.aborted; ) more = await publishThoughts(options)
        const next = await store.read.thoughts.nextDue()
        return next === null ? null : Math.max(0, next - clock.now())
      },
    })
    this.#unfollow = store.onEvents((events) => {
      if (events.some(({ type }) => type === 'thoughts-changed')) this.look()
    })
  }

  /** Looks for what is due. */
  look(): void {
    this.#looking.look()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#unfollow()
    await this.#looking[Symbol.asyncDispose]()
  }
}
