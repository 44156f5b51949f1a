import { type PageShape, routes, type VersionRow } from '@commonplace/api'
import { useState } from 'react'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/editor.ts'

interface Props {
  page: PageShape
  version: VersionRow
  onRestored(): void
}

/** One version: what it changed against the one before, and the way back to it. */
export function VersionView({ page, version, onRestored }: Props) {
  const first = version.n === 1
  const params = { id: page.id }
  const diff = useRoute(routes.readDiff, first ? null : { params, query: { from: version.n - 1, to: version.n } })
  const whole = useRoute(routes.readVersion, first ? { params: { ...params, n: version.n } } : null)
  const html = first ? whole.data?.html : diff.data?.html
  const failed = (first ? whole : diff).refusal ?? ((first ? whole : diff).unreachable ? words.history.failed : null)

  return (
    <section className="version-view" aria-label={words.history.compare}>
      <header className="version-head">
        <h2>{version.name ?? words.history.version(version.n)}</h2>
        <p>{first ? words.history.first : diff.data ? summaryOf(diff.data, version.n) : words.history.loading}</p>
        {page.may.restore && <RestoreButton page={page} version={version} onRestored={onRestored} />}
      </header>
      {failed !== null && (
        <p className="notice danger" role="alert">
          {failed instanceof Error ? failed.message : failed}
        </p>
      )}
      {html !== undefined && (
        <div
          className="prose diff"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: the server's own rendering, which escapes everything and allows no script
          dangerouslySetInnerHTML={{ __html: html }}
        />
      )}
    </section>
  )
}

function summaryOf(diff: { added: number; removed: number; moved: number }, n: number): string {
  const { added, removed, moved } = diff
  const changed = added + removed + moved > 0
  return `${words.history.compareWith(n - 1)}: ${changed ? words.history.summary(added, removed, moved) : words.history.same}`
}

function RestoreButton({ page, version, onRestored }: Props) {
  const [asking, setAsking] = useState(false)
  const { act, busy, refusal } = useAct(routes.restoreVersion)
  const restore = async () => {
    const about = { what: words.history.restore(version.n), where: page.url }
    const done = await act({ params: { id: page.id }, input: { version: version.n } }, about)
    if (!done) return
    setAsking(false)
    toast(words.history.restored(version.n))
    onRestored()
  }
  if (!asking) {
    return (
      <button type="button" className="button" onClick={() => setAsking(true)}>
        {words.history.restore(version.n)}
      </button>
    )
  }
  return (
    <fieldset className="notice">
      <legend className="visually-hidden">{words.history.restore(version.n)}</legend>
      <p>{words.history.restoreAsk(version.n)}</p>
      {refusal && <p role="alert">{refusal.message}</p>}
      <button type="button" className="button primary" disabled={busy} onClick={restore}>
        {words.history.restoreYes}
      </button>{' '}
      <button type="button" className="button" onClick={() => setAsking(false)}>
        {words.history.cancel}
      </button>
    </fieldset>
  )
}
