import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { clockTime, dayOf } from '../words/dates.ts'
import { type Chip, chipOf } from './chip/chip.ts'
import { currentSave, retryNow, updateReady } from './chip/current-save.ts'
import './chip/save-chip.css'

const MARK = '● '

interface Props {
  /** Where the offline library is; by default the one of the community in the address. */
  library?: string
}

/** The one sign of what is saved where. Always visible; carries no Yjs, so that reading stays light. */
export function SaveChip({ library }: Props) {
  const state = useSyncExternalStore(currentSave.subscribe, currentSave.get, currentSave.get)
  const update = useSyncExternalStore(updateReady.subscribe, updateReady.get, updateReady.get)
  const [now, setNow] = useState(() => Date.now())
  const chip = chipOf(
    { ...state, updateReady: update !== null },
    Math.max(now, latest(state.savedAt, state.since)),
    timeOf,
  )

  // Words that change by themselves are looked at again when they do.
  useEffect(() => {
    if (chip.until === null) return
    const timer = setTimeout(() => setNow(Date.now()), Math.max(50, chip.until - Date.now()))
    return () => clearTimeout(timer)
  }, [chip.until])

  const unsent = state.queue > 0
  useEffect(() => markTitle(unsent), [unsent])

  const act = () => {
    if (chip.action === 'retry') retryNow()
    else if (chip.action === 'reload') update ? update.apply() : location.reload()
    else if (chip.action === 'sign-in') {
      location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`)
    }
  }
  return (
    <span className="save-chip" data-tone={chip.tone} data-row={chip.row}>
      <span className="save-chip-glyph" data-glyph={chip.glyph} aria-hidden="true" />
      {chip.action === 'library' ? (
        <a href={library ?? libraryHere()} title={chip.detail ?? undefined}>
          {chip.words}
        </a>
      ) : (
        <span title={chip.detail ?? undefined}>{chip.words}</span>
      )}
      {chip.button ? (
        <button type="button" onClick={act}>
          {chip.button}
        </button>
      ) : null}
      <Announced chip={chip} />
    </span>
  )
}

export default SaveChip

/** Heard by screen readers when the kind of news changes, not at every count or second. */
function Announced({ chip }: { chip: Chip }) {
  const heard = useRef(chip)
  if (heard.current.row !== chip.row) heard.current = chip
  const { words, detail } = heard.current
  return (
    <span role="status" aria-live="polite" className="save-chip-heard">
      {detail ? `${words}. ${detail}` : words}
    </span>
  )
}

/** When that was: of another day the hour alone would be taken for today's. */
const timeOf = (at: number) => (dayOf(at) === dayOf(Date.now()) ? clockTime(at) : dayOf(at))

const latest = (...times: (number | null)[]) => Math.max(0, ...times.map((each) => each ?? 0))

function libraryHere(): string {
  const slug = typeof location === 'undefined' ? '' : (location.pathname.split('/')[1] ?? '')
  return `/${slug}/offline`
}

/** The tab says it too, for who looks at another one. */
function markTitle(unsent: boolean): (() => void) | undefined {
  if (!unsent) return
  const mark = () => {
    if (!document.title.startsWith(MARK)) document.title = MARK + document.title
  }
  mark()
  // Moving to another page writes the title anew.
  const watch = new MutationObserver(mark)
  watch.observe(document.head, { subtree: true, childList: true, characterData: true })
  return () => {
    watch.disconnect()
    if (document.title.startsWith(MARK)) document.title = document.title.slice(MARK.length)
  }
}
