import type { Session } from './session.ts'
import type { Hello } from './wire.ts'

/** Whether a session was built with an older schema than the server's: it would destroy what it does not know, so it only reads. */
export function isOlder(session: Session, schema: number): boolean {
  return (session.guest.asks?.schema ?? schema) < schema
}

/** What a session is told of the document, and why it may not write when it may not. */
export function helloFor(
  session: Session,
  place: { schema: number; epoch: number; time: number; failing: boolean },
): Hello {
  const { schema, epoch, time, failing } = place
  return { schema, epoch, time, readOnly: reasonFor(session, schema, failing) }
}

function reasonFor(session: Session, schema: number, failing: boolean): Hello['readOnly'] {
  if (isOlder(session, schema))
    return { reason: 'schema', sentence: 'This page is newer than your window. Reload to edit.' }
  if (session.mode === 'read') return { reason: 'access', sentence: 'You may read this but not change it.' }
  if (!failing) return null
  return {
    reason: 'store',
    sentence: 'The server cannot keep anything right now. Your words stay on this device until it can.',
  }
}
