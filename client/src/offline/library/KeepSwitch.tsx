import { routes } from '@commonplace/api'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { api } from '../../data/api.ts'
import { libraryWords } from '../../words/library.ts'
import type { Offline } from '../offline.ts'
import { keepsOpened, setKeepsOpened } from './keep-opened.ts'
import { newsOf, orWhy } from './or-why.ts'
import { Parts } from './Parts.tsx'
import { sizeWords } from './size.ts'
import type { LibraryFacts } from './use-library.ts'

const said = libraryWords

interface Props {
  offline: Offline
  slug: string
  facts: LibraryFacts
  again: () => Promise<void>
}

/** The switch that keeps a community on this device, its progress, and what takes it off again. */
export function KeepSwitch({ offline, slug, facts, again }: Props) {
  const { keeper } = offline
  const [news, setNews] = useState('')
  const [opened, setOpened] = useState(keepsOpened)
  // A switch moves when it is touched, not when the device has caught up.
  const [wanted, setWanted] = useState<boolean | null>(null)
  const latest = useSyncExternalStore(keeper.news.subscribe, keeper.news.get, keeper.news.get)
  const progress = useSyncExternalStore(keeper.progress.subscribe, keeper.progress.get, keeper.progress.get)
  const busy = progress !== null && progress.slug === slug

  const act = async (work: () => Promise<void>) => {
    setNews('')
    await orWhy(work, setNews)
    await again()
  }
  const bring = async () => setNews(newsOf(await keeper.sync(slug)))
  const sync = () =>
    act(async () => {
      await offline.send()
      await bring()
    })
  const remove = async () => {
    const unsent = facts.unsent.reduce((sum, one) => sum + one.changes, 0)
    if (unsent > 0 && !window.confirm(said.removeAsk(unsent))) return
    await act(async () => {
      await keeper.remove(slug)
      setNews(said.removed)
    })
  }
  /** What is kept for another reason (a page, a tag, opened lately) stays. */
  const letGo = () => act(async () => setNews(said.letGo(await keeper.unpin(slug))))
  const keep = (pictures: boolean) =>
    act(async () => {
      await keeper.pin(slug, pictures)
      await bring()
    })
  return (
    <section className="library-keep">
      <label>
        <input
          type="checkbox"
          checked={wanted ?? facts.pinned}
          onChange={(event) => {
            const on = event.target.checked
            setWanted(on)
            void (on ? keep(facts.pictures) : letGo()).finally(() => setWanted(null))
          }}
        />
        <span>
          <b>{said.keep}</b>
          <small>{said.keepMore}</small>
          {facts.pinned ? null : <HowMuch slug={slug} />}
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
          {progress.all > 0 ? (
            <progress aria-label={said.gettingLabel} value={progress.done} max={progress.all} />
          ) : (
            <progress aria-label={said.gettingLabel} />
          )}
          <span>{progress.all > 0 ? said.getting(progress.done, progress.all, sizeWords(progress.bytes)) : ''}</span>
          <button type="button" className="button" onClick={() => keeper.stop(slug)}>
            {said.stop}
          </button>
        </div>
      ) : null}
      <p role="status">{news || (latest?.slug === slug ? said.news(latest.came, latest.went, latest.first) : '')}</p>
      <Parts offline={offline} slug={slug} facts={facts} again={again} />
      <label>
        <input
          type="checkbox"
          checked={opened}
          onChange={(event) => {
            setKeepsOpened(event.target.checked)
            setOpened(event.target.checked)
          }}
        />
        <span>{said.keepOpened}</span>
      </label>
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

/** How much there would be to keep, told before anybody decides. */
function HowMuch({ slug }: { slug: string }) {
  const [words, setWords] = useState('')
  useEffect(() => {
    const asked = new AbortController()
    const call = { params: { slug }, query: { limit: 1 }, signal: asked.signal }
    api(routes.readOffline, call).then(
      ({ total, bytes }) => {
        if (!bytes) return
        // The text as it is read, and the document behind it, come to about twice what is written.
        const sorts = [2 * bytes.pages, 2 * bytes.questions, bytes.pictures].map(sizeWords)
        setWords(said.howMuch(total, sorts[0] ?? '', sorts[1] ?? '', sorts[2] ?? ''))
      },
      // Without a network there is nothing to say: nothing could be kept now either.
      () => undefined,
    )
    return () => asked.abort()
  }, [slug])
  return words ? <small>{words}</small> : null
}
