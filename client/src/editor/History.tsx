import { type PageShape, routes, type VersionRow } from '@commonplace/api'
import { useEffect, useState } from 'react'
import { fetchKept } from '../data/query-client.ts'
import { useRoute } from '../data/use-route.ts'
import { words } from '../words/editor.ts'
import { NameVersion } from './history/NameVersion.tsx'
import { VersionList } from './history/VersionList.tsx'
import { VersionView } from './history/VersionView.tsx'
import './editor.css'

/** Every kept state of a page, what each one changed, and the way back. */
export default function History({ page }: { page: PageShape }) {
  const call = { params: { id: page.id } }
  const { data, refusal, unreachable, again } = useRoute(routes.listVersions, call)
  const [older, setOlder] = useState<{ items: VersionRow[]; next: string | null } | null>(null)
  const [chosen, setChosen] = useState<number | null>(null)
  const versions = [...(data?.items ?? []), ...(older?.items ?? [])]
  const next = older ? older.next : (data?.next ?? null)
  const newest = data?.items[0]?.n ?? null

  useEffect(() => {
    setChosen((now) => now ?? newest)
  }, [newest])

  const refresh = () => {
    setOlder(null)
    setChosen(null)
    again()
  }
  const more = async () => {
    if (next === null) return
    const found = await fetchKept({ name: 'listVersions', params: { id: page.id }, query: { cursor: next } })
    const piece = found.data as { items: VersionRow[]; next: string | null }
    setOlder({ items: [...(older?.items ?? []), ...piece.items], next: piece.next })
  }
  const version = versions.find(({ n }) => n === chosen)

  return (
    <div className="history">
      <header className="history-head">
        <p>{data && (versions.length === 0 ? words.history.none : words.history.kept(page.versions))}</p>
        {page.may.edit && <NameVersion page={page} onNamed={refresh} />}
      </header>
      {(refusal || unreachable) && (
        <p className="notice danger" role="alert">
          {refusal?.message ?? words.history.failed}
        </p>
      )}
      <div className="history-columns">
        <nav aria-label={words.history.title}>
          <VersionList versions={versions} chosen={chosen} onChoose={setChosen} />
          {next !== null && (
            <button type="button" className="button" onClick={more}>
              {words.history.older}
            </button>
          )}
        </nav>
        {version && <VersionView key={version.n} page={page} version={version} onRestored={refresh} />}
      </div>
    </div>
  )
}
