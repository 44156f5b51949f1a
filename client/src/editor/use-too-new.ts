import { schema } from '@commonplace/document/schema'
import { firstUnknown } from '@commonplace/document/unknown'
import { useCallback, useMemo, useState } from 'react'
import type { DocumentSession } from '../offline/session/index.ts'
import type { TooNew } from './shared-text.ts'
import type { Opening } from './use-session.ts'

/** Whether a document holds what this program does not know, from its opening on; and where the editor tells of it. */
export function useTooNew({ session, ready }: Opening) {
  const [told, setTold] = useState<{ of: DocumentSession; how: TooNew | null } | null>(null)
  const unread = useMemo(
    () => ready && session !== null && firstUnknown(session.doc.getXmlFragment('default'), schema) !== null,
    [ready, session],
  )
  const tell = useCallback((how: TooNew | null) => session && setTold({ of: session, how }), [session])
  const since = told?.of === session ? (told?.how ?? null) : null
  return { tooNew: unread ? ('unread' as const) : since, tell }
}
