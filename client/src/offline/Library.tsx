import { systemClock, systemRandom } from '@commonplace/kit'
import { useState, useSyncExternalStore } from 'react'
import { isShared } from '../data/shared-computer.ts'
import { exactly } from '../words/dates.ts'
import { libraryWords } from '../words/library.ts'
import { offlineWords } from '../words/offline.ts'
import { wipeMember } from './device/wipe.ts'
import { dismissWorker } from './device/worker-link.ts'
import { saveUnsent } from './leaving/save-unsent.ts'
import { KeepSwitch } from './library/KeepSwitch.tsx'
import type { Progress } from './library/keeper.ts'
import { sizeWords as size } from './library/size.ts'
import { type LibraryFacts, useLibrary } from './library/use-library.ts'
import { Waiting } from './library/Waiting.tsx'
import { currentOffline, type Offline } from './offline.ts'
import type { SearchLink } from './search/search-link.ts'
import { setShared } from './set-shared.ts'
import './library/library.css'

const said = libraryWords
interface Props {
  /** The community; by default the one of the address. */
  slug?: string
}

/** What this device keeps of a community, and what waits on it to be sent. */
export function Library({ slug = location.pathname.split('/')[1] ?? '' }: Props) {
  const current = useSyncExternalStore(currentOffline.subscribe, currentOffline.get, currentOffline.get)
  const offline = typeof current === 'string' ? null : current
  const { facts, again, counting } = useLibrary(offline, slug)
  const coming = useComing(offline, slug, facts)
  if (isShared()) return <SharedComputer offline={null} />
  if (current === 'nobody') return <p>{said.nobody}</p>
  if (current === 'outdated') return <p>{said.outdated}</p>
  if (current === 'refused') return <p>{said.refusedStorage}</p>
  if (!offline || !facts) return <p aria-busy="true">{said.counting}</p>
  // Of what came a moment ago nobody has looked yet how much it is.
  const unknown = coming !== null || (counting && facts.pinned && facts.keptAt === null)
  return (
    <div className="library">
      <Sentence coming={coming} facts={facts} counting={unknown} />
      {!facts.pinned && facts.pages + facts.questions === 0 ? <p className="library-note">{said.nothingMore}</p> : null}
      <KeepSwitch offline={offline} slug={slug} facts={facts} again={again} />
      <section className="library-waits">
        <h2>{said.waiting}</h2>
        <Waiting outbox={offline.outbox} />
        <SaveUnsent offline={offline} unsent={facts.unsent.length} />
        {facts.unsent.length > 0 ? (
          <>
            <h3>{said.unsentEdits}</h3>
            <ul className="library-unsent">
              {facts.unsent.map((one) => (
                <li key={one.documentId}>
                  {one.url ? <a href={one.url}>{one.title}</a> : <span>{one.documentId}</span>}{' '}
                  <span>{said.unsent(one.changes, exactly(one.since))}</span>
                  {one.gone ? <Draft offline={offline} slug={slug} documentId={one.documentId} again={again} /> : null}
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </section>
      {facts.meanwhile.length > 0 ? (
        <section>
          <h2>{said.meanwhileTitle}</h2>
          <ul className="library-unsent">
            {facts.meanwhile.map((one) => (
              <li key={one.document}>
                {offlineWords.meanwhile(one.by, one.title)} <a href={`${one.url}/history`}>{offlineWords.seeChanges}</a>{' '}
                <button
                  type="button"
                  className="link"
                  onClick={() => void offline.device.delete('returns', one.document).then(again)}
                >
                  {said.meanwhileSeen}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h2>{said.here}</h2>
        <dl className="library-counts">
          <div>
            <dt>{said.kinds.pages}</dt>
            <dd>{unknown ? said.soFar(facts.pages) : amount(facts.pages, facts.bytes.pages)}</dd>
          </div>
          <div>
            <dt>{said.kinds.versions}</dt>
            <dd>{unknown ? said.later : amount(facts.versions, facts.bytes.versions)}</dd>
          </div>
          <div>
            <dt>{said.kinds.questions}</dt>
            <dd>{unknown ? said.soFar(facts.questions) : amount(facts.questions, facts.bytes.questions)}</dd>
          </div>
          <div>
            <dt>{said.kinds.pictures}</dt>
            <dd>{unknown ? said.later : amount(facts.files, facts.bytes.pictures)}</dd>
          </div>
        </dl>
        <Meter facts={facts} />
      </section>
      <SharedComputer offline={offline} />
    </div>
  )
}

export default Library

const amount = (n: number, bytes: number) => (n > 0 ? `${n} · ${size(bytes)}` : n)

const nothingComes = () => () => undefined
const nothing = () => null

/** How far a community has come that is on its way here for the first time. */
function useComing(offline: Offline | null, slug: string, facts: LibraryFacts | null): Progress | null {
  const cell = offline?.keeper.progress
  const progress = useSyncExternalStore(cell?.subscribe ?? nothingComes, cell?.get ?? nothing, nothing)
  return progress?.slug === slug && facts?.pinned && facts.keptAt === null ? progress : null
}

/** What is here; while it is on its way, how far it has come. */
function Sentence({ coming, counting, facts }: { coming: Progress | null; counting: boolean; facts: LibraryFacts }) {
  // Said aloud when it has come to an end, not at each step of the way.
  return (
    <p className="library-sentence" role="status" aria-busy={counting}>
      {coming && coming.all > 0 ? said.coming(coming.done, coming.all) : counting ? said.counting : sentenceOf(facts)}
    </p>
  )
}

function sentenceOf(facts: LibraryFacts): string {
  if (facts.keptAt !== null) return said.sentence(facts.pages, facts.questions, exactly(facts.keptAt))
  if (facts.pinned) return said.half(facts.pages, facts.questions)
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

/** What waits as files of one's own: before a device is given away, or where something will not be sent. */
function SaveUnsent({ offline: { device, outbox }, unsent }: { offline: Offline; unsent: number }) {
  const acts = useSyncExternalStore(outbox.acts.subscribe, outbox.acts.get, outbox.acts.get)
  const [news, setNews] = useState('')
  if (acts.length + unsent === 0) return null
  const save = () =>
    saveUnsent(device).then(
      () => setNews(libraryWords.leaving.saved),
      (error: unknown) =>
        setNews(libraryWords.leaving.notSaved(error instanceof Error ? error.message : String(error))),
    )
  return (
    <p className="library-acts library-save">
      <button type="button" className="button" onClick={() => void save()}>
        {said.saveWaiting}
      </button>
      <span role="status">{news}</span>
    </p>
  )
}

interface DraftProps {
  offline: Offline
  slug: string
  documentId: string
  again: () => Promise<void>
}

/** Words whose page was deleted meanwhile: they can be made a page of their own. */
function Draft({ offline, slug, documentId, again }: DraftProps) {
  const [news, setNews] = useState<string>(said.draft)
  const restore = async () => {
    const { restoreDraft } = await import('./waiting/restore-draft.ts')
    const { device, outbox, search } = offline
    const follow = async (...gone: Parameters<SearchLink['follow']>) => (await search()).follow(...gone)
    const tools = { device, outbox, clock: systemClock, random: systemRandom, follow }
    try {
      const id = await restoreDraft(tools, slug, documentId, said.restored)
      await again()
      location.assign(`/${slug}/p/${id}`)
    } catch (error) {
      setNews(said.stopped(error instanceof Error ? error.message : String(error)))
    }
  }
  return (
    <span className="library-draft">
      {news}{' '}
      <button type="button" className="button" onClick={() => void restore()}>
        {said.restore}
      </button>
    </span>
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
      currentOffline.set('nobody')
      offline.close()
      await wipeMember(offline.me.id)
    }
    setShared(next)
    if (next) await dismissWorker()
    location.reload()
  }
  return (
    <label className="library-shared">
      <input type="checkbox" checked={shared} onChange={(event) => void change(event.target.checked)} />
      <span>{said.shared}</span>
    </label>
  )
}
