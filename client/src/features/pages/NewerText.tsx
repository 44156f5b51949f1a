import type { PageShape } from '@commonplace/api'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { onLiveEvent, rewrites } from '../../data/live.ts'
import { useMe } from '../../data/me.ts'
import { refreshRoute } from '../../data/query-client.ts'
import { words } from '../../words/en.ts'

/** Says that the page was changed while it is read; the text stays until its reader wants the new one. */
export function NewerText({ page }: { page: PageShape }) {
  const { id: pageId, html } = page
  const client = useQueryClient()
  const me = useMe().member?.id ?? null
  const [by, setBy] = useState<string | null>(null)
  useEffect(
    () =>
      onLiveEvent((event) => {
        if (event.subject?.id !== pageId || !rewrites(event, me)) return
        setBy(event.by?.name ?? words.somebody)
      }),
    [pageId, me],
  )
  // However the new text came, it is here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what it is about
  useEffect(() => setBy(null), [html])
  return (
    <div className="newer" role="status">
      {by ? (
        <p className="toast">
          {words.pages.newerText(by)}{' '}
          <button
            type="button"
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
