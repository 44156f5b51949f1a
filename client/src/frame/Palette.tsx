import { routes } from '@commonplace/api'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { addresses, pathOf } from '../addresses.ts'
import { calls } from '../calls.ts'
import { useRole } from '../data/me.ts'
import { readRecent } from '../data/recent.ts'
import { useLate } from '../data/use-late.ts'
import { useRoute } from '../data/use-route.ts'
import { navigate } from '../navigation.ts'
import { SearchIcon } from '../ui/icons.ts'
import { Spine, type SpineKind } from '../ui/Kind.tsx'
import { arrivalAt } from '../ui/Snippet.tsx'
import { words } from '../words/en.ts'
import { searchWords } from '../words/search.ts'
import { endSearch, logSearch } from './search-log.ts'

interface Option {
  readonly key: string
  readonly kind: SpineKind | null
  readonly title: string
  readonly note: string
  readonly to: string
}

const SHOWN = 8

interface Found {
  readonly options: readonly Option[]
  readonly keptAt: number | null
  /** What was searched for, and how much there is; null until the server has said. */
  readonly searched: { readonly q: string; readonly total: number } | null
}

function useOptions(slug: string, text: string, places: readonly Option[]): Found {
  const q = useLate(text, 120)
  const found = useRoute(routes.search, q ? { params: { slug }, query: { q, limit: SHOWN } } : null)
  const options = useMemo(() => {
    if (!q) {
      return readRecent(slug).map(
        ({ title, url, kind }): Option => ({ key: url, kind, title, note: words.kinds[kind].one, to: url }),
      )
    }
    const hits = (found.data?.items ?? []).map((hit): Option => {
      const kind = hit.kind === 'page' ? (hit.pageKind ?? 'note') : 'question'
      const note = hit.section ? `§ ${hit.section}` : words.kinds[kind].one
      return {
        key: `${hit.kind}${hit.id}${hit.section ?? ''}`,
        kind,
        title: hit.title,
        note,
        to: pathOf(arrivalAt(hit)),
      }
    })
    const all: Option = { key: 'all', kind: null, title: searchWords.all(q), note: '', to: addresses.search(slug, q) }
    const named = places.filter(({ title }) => title.toLowerCase().startsWith(q.toLowerCase()))
    const people = (found.data?.people ?? []).map(
      ({ id, name }): Option => ({
        key: `person ${id}`,
        kind: null,
        title: name,
        note: searchWords.person,
        to: addresses.search(slug, `by:"${name}"`),
      }),
    )
    return [...hits, ...people, ...named, all]
  }, [slug, q, found.data, places])
  const searched = q && found.data && found.keptAt === null ? { q, total: found.data.total } : null
  return { options, keptAt: found.keptAt, searched }
}

/** The places of the community that are found by their names. */
function usePlaces(slug: string): readonly Option[] {
  const community = useRoute(routes.readCommunity, calls.community(slug)).data
  return useMemo(() => {
    const place = (word: string, title: string): Option => ({
      key: `place ${word}`,
      kind: null,
      title,
      note: searchWords.place,
      to: word ? addresses.list(slug, word) : addresses.community(slug),
    })
    return [
      place('', words.nav.home),
      place('questions', words.nav.questions),
      place('pages', words.nav.tree),
      ...(community?.may.createPage ? [place('gaps', words.nav.gaps)] : []),
      ...(community?.may.seeMembers ? [place('members', words.nav.members)] : []),
      place('offline', words.nav.offline),
    ]
  }, [slug, community])
}

/** The quick search: what was read last, then whatever holds the words typed. Works from this device's copy without a network. */
export function Palette({ slug, onClose }: { slug: string; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const isKnown = useRole(slug) !== null
  const places = usePlaces(slug)
  const { options, keptAt, searched } = useOptions(slug, text.trim(), places)
  const chosen = Math.min(at, options.length - 1)
  useEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal()
  }, [])
  /** What was looked for, and whether it led somewhere. */
  const note = (opened: Option | null) => {
    if (!isKnown || searched === null || places.some((place) => place === opened)) return
    logSearch(slug, searched.q, searched.total)
    if (opened) endSearch(opened.to)
  }
  const leave = () => {
    note(null)
    onClose()
  }
  const go = (option: Option | undefined) => {
    if (!option) return
    // Who goes on to all results has not ended the search yet; the screen of results logs it.
    if (option.key !== 'all') note(option)
    onClose()
    void navigate(option.to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && options.length > 0) {
      event.preventDefault()
      setAt((chosen + step + options.length) % options.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (text.trim() && options.length === 0)
        go({ key: '', kind: null, title: '', note: '', to: addresses.search(slug, text.trim()) })
      else go(options[chosen])
    }
  }
  return (
    <dialog className="palette" ref={dialog} onClose={leave} aria-label={searchWords.title}>
      <div className="palette-field">
        <SearchIcon />
        <input
          role="combobox"
          aria-expanded={options.length > 0}
          aria-controls={list}
          aria-activedescendant={options[chosen] ? `${list}-${chosen}` : undefined}
          aria-label={searchWords.label}
          placeholder={searchWords.label}
          value={text}
          maxLength={200}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={list} role="listbox" aria-label={text ? searchWords.results : searchWords.recent}>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox answers the keys
          <div
            key={option.key}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            onClick={() => go(option)}
            onPointerMove={() => setAt(index)}
          >
            {option.kind ? <Spine kind={option.kind} /> : <SearchIcon />}
            <span className="option-title" dir="auto">
              {option.title}
            </span>
            <span className="option-note">{option.note}</span>
          </div>
        ))}
      </div>
      <p className="palette-foot" role="status">
        {keptAt === null ? searchWords.hint(text ? options.length : 0) : searchWords.onDevice}
      </p>
    </dialog>
  )
}
