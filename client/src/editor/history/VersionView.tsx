import type { VersionRow } from '@commonplace/api'
import { useMemo } from 'react'
import { useRoute } from '../../data/use-route.ts'
import { words } from '../../words/editor.ts'
import { Compared } from './Compared.tsx'
import { ComparePicker, type Pair } from './ComparePicker.tsx'
import { headingsIn } from './changes.ts'
import { Download } from './Download.tsx'
import { historyRoutes, type WithHistory } from './history-routes.ts'
import { RestoreForm } from './RestoreForm.tsx'

interface Props {
  of: WithHistory
  versions: readonly VersionRow[]
  /** Null: the first version, which has nothing before it. */
  pair: Pair | null
  onPair: (pair: Pair) => void
  onRestored: () => void
}

/** What became of a text between two of its states, and the way back to either. */
export function VersionView({ of, versions, pair, onPair, onRestored }: Props) {
  const params = { id: of.id }
  const on = historyRoutes(of.kind)
  const query = pair && { from: pair.from, ...(pair.to === null ? {} : { to: pair.to }) }
  const diff = useRoute(on.diff, query && { params, query })
  const whole = useRoute(on.version, pair ? null : { params: { ...params, n: 1 } })
  const shown = pair ? diff : whole
  const html = shown.data?.html
  const failed = shown.refusal?.message ?? (shown.unreachable ? words.history.versionNotHere : null)
  /** What is gone back to: the version looked at, or the older one where it is held against what stands now. */
  const n = pair === null ? 1 : (pair.to ?? pair.from)
  const state = pair !== null && pair.to === null ? 'older' : 'newer'
  const sections = useMemo(() => (html === undefined ? [] : headingsIn(html, state)), [html, state])
  const version = versions.find((one) => one.n === n)
  return (
    <section className="version-view" aria-label={words.history.compare}>
      <header className="version-head">
        <h2>{version?.name ?? words.history.version(n)}</h2>
        {version?.summary ? <p dir="auto">{version.summary}</p> : null}
        {pair && versions.length > 0 ? <ComparePicker versions={versions} pair={pair} onPair={onPair} /> : null}
        <p>{pair === null ? words.history.first : diff.data ? summaryOf(diff.data) : words.history.loading}</p>
        <Download of={of} n={n} />
        {of.may.restore && (
          <RestoreForm key={`${state}${n}`} of={of} n={n} sections={sections} onRestored={onRestored} />
        )}
      </header>
      {failed !== null && (
        <p className="notice danger" role="alert">
          {failed}
        </p>
      )}
      {pair && diff.data ? (
        <Compared key={`${pair.from}..${pair.to}`} html={diff.data.html} authors={diff.data.authors} />
      ) : null}
      {!pair && html !== undefined ? (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the server's own rendering, which escapes everything and allows no script
        <div className="prose diff" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
      ) : null}
    </section>
  )
}

function summaryOf({ added, removed, moved }: { added: number; removed: number; moved: number }): string {
  return added + removed + moved > 0 ? words.history.summary(added, removed, moved) : words.history.same
}
