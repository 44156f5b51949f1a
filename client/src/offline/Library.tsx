import { useSyncExternalStore } from 'react'
import { exactly } from '../words/dates.ts'
import { offlineWords } from '../words/offline.ts'
import { isShared, setShared } from './device/shared-computer.ts'
import { wipeMember } from './device/wipe.ts'
import { KeepSwitch } from './library/KeepSwitch.tsx'
import { type LibraryFacts, useLibrary } from './library/use-library.ts'
import { Waiting } from './library/Waiting.tsx'
import { currentOffline, type Offline } from './offline.ts'
import './library/library.css'

const said = offlineWords.library
/** As people say sizes: "36 kB", "2.0 MB", "11 GB". */
function size(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`
  const [unit, name] = bytes < 1_000_000_000 ? [1_000_000, 'MB'] : [1_000_000_000, 'GB']
  return `${(bytes / unit).toFixed(bytes < 10 * unit ? 1 : 0)} ${name}`
}

interface Props {
  /** The community; by default the one of the address. */
  slug?: string
}

/** What this device keeps of a community, and what waits on it to be sent. */
export function Library({ slug = location.pathname.split('/')[1] ?? '' }: Props) {
  const current = useSyncExternalStore(currentOffline.subscribe, currentOffline.get, currentOffline.get)
  const offline = typeof current === 'string' ? null : current
  const { facts, again } = useLibrary(offline, slug)
  if (isShared()) return <SharedComputer offline={null} />
  if (current === 'nobody') return <p>{said.nobody}</p>
  if (current === 'refused') return <p>{said.refusedStorage}</p>
  if (!offline || !facts) return null
  return (
    <div className="library">
      <p className="library-sentence">{sentenceOf(facts)}</p>
      {facts.pages + facts.questions === 0 ? <p className="library-note">{said.nothingMore}</p> : null}
      <KeepSwitch offline={offline} slug={slug} facts={facts} again={again} />
      <section className="library-waits">
        <h2>{said.waiting}</h2>
        <Waiting outbox={offline.outbox} />
        {facts.unsent.length > 0 ? (
          <>
            <h3>{said.unsentEdits}</h3>
            <ul className="library-unsent">
              {facts.unsent.map((one) => (
                <li key={one.documentId}>
                  {one.url ? <a href={one.url}>{one.title}</a> : <span>{one.documentId}</span>}{' '}
                  <span>{said.unsent(one.changes, exactly(one.since))}</span>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </section>
      <section>
        <h2>{said.here}</h2>
        <dl className="library-counts">
          <div>
            <dt>{said.kinds.pages}</dt>
            <dd>{facts.pages}</dd>
          </div>
          <div>
            <dt>{said.kinds.questions}</dt>
            <dd>{facts.questions}</dd>
          </div>
          <div>
            <dt>{said.kinds.pictures}</dt>
            <dd>{facts.files > 0 ? `${facts.files} · ${size(facts.fileBytes)}` : facts.files}</dd>
          </div>
        </dl>
        <Meter facts={facts} />
      </section>
      <SharedComputer offline={offline} />
    </div>
  )
}

export default Library

function sentenceOf(facts: LibraryFacts): string {
  if (facts.keptAt !== null) return said.sentence(facts.pages, facts.questions, exactly(facts.keptAt))
  return facts.pages > 0 ? said.opened(facts.pages) : said.nothing
}

function Meter({ facts: { used, quota, persisted } }: { facts: LibraryFacts }) {
  if (used === null) return null
  const words = quota === null ? said.sizeOnly(size(used)) : said.size(size(used), size(quota))
  return (
    <>
      {quota === null ? null : <meter min={0} max={quota} value={used} high={quota * 0.9} aria-label={words} />}
      <p className="library-note">
        {words}. {persisted ? said.safe : said.unsafe}
      </p>
    </>
  )
}

/** On a computer that others use too, nothing is kept. */
function SharedComputer({ offline }: { offline: Offline | null }) {
  const shared = isShared()
  const change = async (next: boolean) => {
    if (next && offline) {
      await offline.count()
      const waiting = offline.outbox.acts.get().length + (await offline.device.count('marks'))
      if (waiting > 0 && !window.confirm(said.sharedAsk)) return
      offline.keeper.stop()
      currentOffline.set('nobody')
      offline.device.close()
      await wipeMember(offline.me.id)
    }
    setShared(next)
    location.reload()
  }
  return (
    <label className="library-shared">
      <input type="checkbox" checked={shared} onChange={(event) => void change(event.target.checked)} />
      <span>{said.shared}</span>
    </label>
  )
}
