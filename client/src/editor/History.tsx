import { Refusal, type RouteName, type VersionRow } from '@commonplace/api'
import { useEffect, useRef, useState } from 'react'
import { fetchKept } from '../data/query-client.ts'
import { useRoute } from '../data/use-route.ts'
import { toast } from '../ui/toasts.tsx'
import { exactly } from '../words/dates.ts'
import { words } from '../words/editor.ts'
import { type Pair, pairIn, searchOf, versionIn } from './history/ComparePicker.tsx'
import { historyRoutes, type WithHistory } from './history/history-routes.ts'
import { NameVersion } from './history/NameVersion.tsx'
import { VersionList } from './history/VersionList.tsx'
import { VersionView } from './history/VersionView.tsx'
import './editor.css'

/** Every kept state of a page, a question or an answer, what each one changed, and the way back. */
export default function History({ of }: { of: WithHistory }) {
  const { list } = historyRoutes(of.kind)
  const call = { params: { id: of.id } }
  const { data, refusal, unreachable, keptAt, again } = useRoute(list, call)
  const [older, setOlder] = useState<{ items: VersionRow[]; next: string | null } | null>(null)
  // An address may ask for two versions.
  const [pair, setPair] = useState<Pair | null>(() => askedIn(location.search))
  const [chosen, setChosen] = useState<number | null>(() => pairIn(location.search)?.to ?? versionIn(location.search))
  const view = useRef<HTMLDivElement>(null)
  const versions = [...(data?.items ?? []), ...(older?.items ?? [])]
  const next = older ? older.next : (data?.next ?? null)
  const newest = data?.items[0]?.n ?? null

  const opened = useRef(chosen !== null || pair !== null)
  useEffect(() => {
    if (newest === null || opened.current) return
    opened.current = true
    setChosen(newest)
    setPair(before(newest))
  }, [newest])

  const compare = (next: Pair | null, n: number | null) => {
    setChosen(n)
    setPair(next)
    const url = new URL(location.href)
    url.search = next ? searchOf(next) : ''
    history.replaceState(history.state, '', url)
  }
  const choose = (n: number) => {
    compare(before(n), n)
    // On a narrow screen what was chosen stands below the list.
    if (matchMedia('(max-width: 900px)').matches) view.current?.scrollIntoView({ block: 'start' })
  }
  const refresh = () => {
    setOlder(null)
    opened.current = false
    again()
  }
  const asking = useRef(false)
  const more = async () => {
    // A second press before this is answered would bring the same versions twice.
    if (next === null || asking.current) return
    asking.current = true
    try {
      const found = await fetchKept({ name: list.name as RouteName, params: { id: of.id }, query: { cursor: next } })
      const piece = found.data as { items: VersionRow[]; next: string | null }
      setOlder({ items: [...(older?.items ?? []), ...piece.items], next: piece.next })
    } catch (error) {
      toast(error instanceof Refusal ? error.message : words.history.failed)
    } finally {
      asking.current = false
    }
  }

  const onServer = versions.length === 0 ? words.history.none : words.history.kept(of.versions)
  return (
    <div className="history">
      <header className="history-head">
        <p>
          {data && (keptAt === null ? onServer : words.history.here(versions.length, of.versions, exactly(keptAt)))}
        </p>
        {of.may.name && <NameVersion page={of} onNamed={refresh} />}
      </header>
      {(refusal || unreachable) && (
        <p className="notice danger" role="alert">
          {refusal?.message ?? words.history.notHere}
        </p>
      )}
      <div className="history-columns">
        <nav aria-label={words.history.title}>
          <VersionList versions={versions} chosen={chosen} onChoose={choose} />
          {next !== null && (
            <button type="button" className="button" onClick={more}>
              {words.history.older}
            </button>
          )}
        </nav>
        {chosen !== null || pair !== null ? (
          <div ref={view}>
            <VersionView
              of={of}
              versions={versions}
              pair={pair}
              onPair={(next) => compare(next, next.to)}
              onRestored={refresh}
            />
          </div>
        ) : null}
      </div>
    </div>
  )
}

/** A version beside the one before it; the first has none. */
const before = (n: number): Pair | null => (n > 1 ? { from: n - 1, to: n } : null)

/** What an address asks to see compared: two versions, or one beside the one before it. */
function askedIn(search: string): Pair | null {
  const n = versionIn(search)
  return pairIn(search) ?? (n === null ? null : before(n))
}
