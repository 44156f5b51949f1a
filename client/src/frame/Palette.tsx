import { type CommunityShape, routes } from '@commonplace/api'
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
import { gapWords } from '../words/gaps.ts'
import { searchWords } from '../words/search.ts'
import { kindsShown } from './nav-items.ts'
import { endSearch, logSearch } from './search-log.ts'

interface Option {
  readonly key: string
  readonly kind: SpineKind | null
  readonly title: string
  readonly note: string
  readonly to: string
  /** It leads to nothing that was found, but to where what is missing can be asked or written. */
  readonly missing?: true
}

const SHOWN = 8

interface Found {
  readonly options: readonly Option[]
  readonly keptAt: number | null
  /** What was searched for, and how much there is; null until the server has said. */
  readonly searched: { readonly q: string; readonly total: number } | null
}

/** What can be done where nothing is found. */
function instead(slug: string, q: string, community: CommunityShape | undefined): readonly Option[] {
  const act = (key: string, title: string, to: string): Option => ({
    key,
    kind: null,
    title,
    note: '',
    to,
    missing: true,
  })
  const { may } = community ?? {}
  return [
    ...(may?.ask ? [act('ask', searchWords.askIt, addresses.askTitled(slug, q))] : []),
    ...(may?.createPage
      ? [act('create', gapWords.actions.start, addresses.create(slug, 'practice', { title: q }))]
      : []),
  ]
}

function useOptions(slug: string, text: string, community: CommunityShape | undefined): Found {
  const q = useLate(text, 120)
  const found = useRoute(routes.search, q ? { params: { slug }, query: { q, limit: SHOWN } } : null)
  const places = useMemo(() => placesOf(slug, community), [slug, community])
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
    const some = [...hits, ...people, ...named]
    return found.data && some.length === 0 ? [...instead(slug, q, community), all] : [...some, all]
  }, [slug, q, found.data, places, community])
  const searched = q && found.data && found.keptAt === null ? { q, total: found.data.total } : null
  return { options, keptAt: found.keptAt, searched }
}

/** The places of the community that are found by their names: those of the navigation. */
function placesOf(slug: string, community: CommunityShape | undefined): readonly Option[] {
  const to = (address: string, title: string, kind: SpineKind | null = null): Option => ({
    ...{ key: `place ${address}`, kind, title, note: searchWords.place, to: address },
  })
  const place = (word: string, title: string) => to(addresses.list(slug, word), title)
  const { may, role, charterUrl } = community ?? {}
  return [
    to(addresses.community(slug), words.nav.home),
    place('questions', words.nav.questions),
    ...(may?.read ? [place('programme', words.nav.programme)] : []),
    ...(role ? [to('/inbox', words.inbox.title), place('stars', words.stars.title)] : []),
    ...(may?.seeMembers ? [place('members', words.nav.members)] : []),
    ...(may?.seeMeasures ? [place('measures', words.nav.measures)] : []),
    ...kindsShown(community).map((kind) => to(addresses.kind(slug, kind), words.kinds[kind].many, kind)),
    ...(charterUrl ? [to(pathOf(charterUrl), words.kinds.charter.one, 'charter')] : []),
    ...(may?.createPage ? [place('pulse', words.nav.pulse), place('gaps', words.nav.gaps)] : []),
    place('pages', words.nav.tree),
    place('offline', words.nav.offline),
  ]
}

/** The quick search: what was read last, then whatever holds the words typed. Works from this device's copy without a network. */
export function Palette({ slug, onClose }: { slug: string; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const isKnown = useRole(slug) !== null
  const community = useRoute(routes.readCommunity, calls.community(slug)).data
  const { options, keptAt, searched } = useOptions(slug, text.trim(), community)
  const nothing = options.some(({ missing }) => missing)
  const chosen = Math.min(at, options.length - 1)
  useEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal()
  }, [])
  /** What was looked for, and whether it led somewhere. */
  const note = (opened: Option | null) => {
    if (!isKnown || searched === null || opened?.key.startsWith('place ')) return
    logSearch(slug, searched.q, searched.total)
    if (opened && !opened.missing) endSearch(opened.to)
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
        {keptAt !== null
          ? searchWords.onDevice
          : nothing
            ? searchWords.nothing(text.trim())
            : searchWords.hint(text ? options.length : 0)}
      </p>
    </dialog>
  )
}
