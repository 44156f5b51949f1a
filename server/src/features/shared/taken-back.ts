import { type Actor, type Comment, can, type Instant, TAKEN_BACK_WITHIN, type Target } from '@commonplace/domain'

/** In milliseconds: far longer than it takes until the words are out. Whoever began so long ago was cut short. */
const UNDER_WAY = 60_000

/** Open again, though the words that were taken in may stand in the page still: that is under way, or was cut short. */
export const isHalfTakenBack = ({ outcome, wayBack }: Comment): boolean => outcome === null && wayBack !== null

/**
 * Why somebody does not take back what was decided about a suggestion, as the name of the sentence that says so; null where they may. Who
 * writes the page does, and who laid it aside themselves, as one who had suggested it. What was cut short is finished at any time.
 */
export function whyNotTakenBack(
  actor: Actor,
  page: Target,
  thread: Comment,
  now: Instant,
): 'decisionTakenBack' | 'notTakenBack' | 'takenBackTooLate' | 'noWayBack' | null {
  const { outcome, resolved, wayBack, takenBack } = thread
  const writes = can(actor, 'edit', page)
  if (isHalfTakenBack(thread)) {
    if (takenBack && now - takenBack.at < UNDER_WAY) return 'decisionTakenBack'
    return writes ? null : 'notTakenBack'
  }
  if (outcome === null || resolved === null) return 'decisionTakenBack'
  const own = outcome === 'rejected' && resolved.by === actor.memberId
  if (!own && !writes) return 'notTakenBack'
  if (now - resolved.at > TAKEN_BACK_WITHIN) return 'takenBackTooLate'
  return outcome === 'accepted' && wayBack === null ? 'noWayBack' : null
}
