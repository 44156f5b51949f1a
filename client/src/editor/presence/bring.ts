import type { Awareness } from 'y-protocols/awareness'
import { presenceOf } from './caret.ts'

/** Under this somebody's presence says how often they brought everybody to where they are. */
const FIELD = 'brings'

const bringsOf = (state: Record<string, unknown>): number => (typeof state[FIELD] === 'number' ? state[FIELD] : 0)

/** Asks everybody else in the document to where one's own caret is. */
export function bringAll(awareness: Awareness): void {
  awareness.setLocalStateField(FIELD, bringsOf(awareness.getLocalState() ?? {}) + 1)
}

/**
 * Calls back with the name of whoever brings everybody to where they are, each time they do. What was before one came is none of it:
 * whoever opens the page late starts where they like.
 */
export function onBrought(awareness: Awareness, come: (name: string) => void): () => void {
  const known = new Map<number, number>()
  const look = (isFirst: boolean) => {
    for (const [client, state] of awareness.getStates()) {
      if (client === awareness.clientID) continue
      const brings = bringsOf(state)
      const before = known.get(client)
      known.set(client, brings)
      // Somebody who is new here and brought others before is not bringing them now.
      if (isFirst || before === undefined || brings <= before || !state.user) continue
      come(presenceOf(state.user).name)
    }
  }
  const hear = () => look(false)
  look(true)
  awareness.on('change', hear)
  return () => awareness.off('change', hear)
}
