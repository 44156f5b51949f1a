import { libraryWords } from '../../words/library.ts'
import { troubleOf } from '../session/writer.ts'
import type { Outcome } from './keeper.ts'

/** What there is to say of how keeping ended, or nothing. */
export function newsOf(outcome: Outcome): string {
  switch (outcome) {
    case 'unreachable':
      return libraryWords.failed
    case 'lost':
      return libraryWords.lost
    default:
      return ''
  }
}

/** Does something to what is kept; where this device fails at it, tells why. */
export async function orWhy(work: () => Promise<void>, tell: (why: string) => void): Promise<void> {
  try {
    await work()
  } catch (error) {
    tell(libraryWords.stopped(libraryWords.keeping[troubleOf(error)]))
  }
}
