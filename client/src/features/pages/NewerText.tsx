import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { onLiveEvent } from '../../data/live.ts'
import { useMe } from '../../data/me.ts'
import { refreshRoute } from '../../data/query-client.ts'
import { words } from '../../words/en.ts'

/** Says that the page was changed while it is read; the text stays until its reader wants the new one. */
export function NewerText({ pageId }: { pageId: string }) {
  const client = useQueryClient()
  const me = useMe().member?.id
  const [by, setBy] = useState<string | null>(null)
  useEffect(
    () =>
      onLiveEvent((event) => {
        if (event.type !== 'page-settled' || event.subject?.id !== pageId || event.by?.id === me) return
        setBy(event.by?.name ?? words.somebody)
      }),
    [pageId, me],
  )
  return (
    <div role="status">
      {by ? (
        <p className="notice">
          {words.pages.newerText(by)}{' '}
          <button
            type="button"
            className="link"
            data-key="."
            onClick={() => {
              refreshRoute(client, 'readPage', { id: pageId })
              setBy(null)
            }}
          >
            {words.pages.showNewer}
          </button>
        </p>
      ) : null}
    </div>
  )
}
