import { useState, useSyncExternalStore } from 'react'
import { offlineWords } from '../../words/offline.ts'
import type { Offline } from '../offline.ts'
import { dropCommunity } from './drop-community.ts'
import type { Outcome } from './keeper.ts'
import type { LibraryFacts } from './use-library.ts'

const said = offlineWords.library

interface Props {
  offline: Offline
  slug: string
  facts: LibraryFacts
  again: () => Promise<void>
}

function newsOf(outcome: Outcome): string {
  switch (outcome) {
    case 'unreachable':
      return said.failed
    case 'lost':
      return said.lost
    default:
      return ''
  }
}

/** The switch that keeps a community on this device, its progress, and what takes it off again. */
export function KeepSwitch({ offline, slug, facts, again }: Props) {
  const { keeper, device, me, searches } = offline
  const [news, setNews] = useState('')
  // A switch moves when it is touched, not when the device has caught up.
  const [wanted, setWanted] = useState<boolean | null>(null)
  const progress = useSyncExternalStore(keeper.progress.subscribe, keeper.progress.get, keeper.progress.get)
  const busy = progress !== null && progress.slug === slug

  const sync = async () => {
    setNews('')
    try {
      await offline.send()
      setNews(newsOf(await keeper.sync(slug)))
    } catch (error) {
      setNews(said.stopped(error instanceof Error ? error.message : String(error)))
    }
    await again()
  }
  const remove = async () => {
    const unsent = facts.unsent.reduce((sum, one) => sum + one.changes, 0)
    if (unsent > 0 && !window.confirm(said.removeAsk(unsent))) return
    keeper.stop()
    await dropCommunity(device, me.id, slug)
    searches.forget(slug)
    setNews(said.removed)
    await again()
  }
  const keep = async (pictures: boolean) => {
    await keeper.pin(slug, pictures)
    await again()
    await sync()
  }
  return (
    <section className="library-keep">
      <label>
        <input
          type="checkbox"
          checked={wanted ?? facts.pinned}
          onChange={(event) => {
            const on = event.target.checked
            setWanted(on)
            void (on ? keep(facts.pictures) : remove()).finally(() => setWanted(null))
          }}
        />
        <span>
          <b>{said.keep}</b>
          <small>{said.keepMore}</small>
        </span>
      </label>
      {facts.pinned ? (
        <label>
          <input type="checkbox" checked={facts.pictures} onChange={(event) => void keep(event.target.checked)} />
          <span>{said.pictures}</span>
        </label>
      ) : null}
      {busy ? (
        <div className="library-progress">
          <progress aria-label={said.gettingLabel} value={progress.done} max={Math.max(1, progress.all)} />
          <span>{said.getting(progress.done, progress.all)}</span>
          <button type="button" className="button" onClick={() => keeper.stop()}>
            {said.stop}
          </button>
        </div>
      ) : null}
      <p role="status">{news}</p>
      <div className="library-acts">
        {facts.pinned ? (
          <button type="button" className="button" disabled={busy} onClick={() => void sync()}>
            {said.now}
          </button>
        ) : null}
        {facts.pages + facts.questions > 0 ? (
          <button type="button" className="button" onClick={() => void remove()}>
            {said.remove}
          </button>
        ) : null}
      </div>
    </section>
  )
}
