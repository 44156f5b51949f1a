import { type Actor, type Comment, can, type Instant, TAKEN_BACK_WITHIN, type Target } from '@commonplace/domain'

/**
 * Why somebody does not take back what was decided about a suggestion, as the name of the sentence that says so; null where they may. Who
 * writes the page does, and who laid it aside themselves, as one who had suggested it.
 */
export function whyNotTakenBack(
  actor: Actor,
  page: Target,
  { outcome, resolved, wayBack }: Comment,
  now: Instant,
): 'decisionTakenBack' | 'notTakenBack' | 'takenBackTooLate' | 'takenWordsChanged' | null {
  if (outcome === null || resolved === null) return 'decisionTakenBack'
  const own = outcome === 'rejected' && resolved.by === actor.memberId
  if (!own && !can(actor, 'edit', page)) return 'notTakenBack'
  if (now - resolved.at > TAKEN_BACK_WITHIN) return 'takenBackTooLate'
  return outcome === 'accepted' && wayBack === null ? 'takenWordsChanged' : null
}
