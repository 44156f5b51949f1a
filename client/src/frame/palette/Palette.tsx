import { routes } from '@commonplace/api'
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from 'react'
import { addresses } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useRole } from '../../data/me.ts'
import { useRoute } from '../../data/use-route.ts'
import { navigate } from '../../navigation.ts'
import { SearchIcon } from '../../ui/icons.ts'
import { keysHere } from '../../ui/Keys.tsx'
import { Spine } from '../../ui/Kind.tsx'
import { searchWords } from '../../words/search.ts'
import { endSearch, logSearch } from '../search-log.ts'
import { editorAt, isLinkable, linkIn } from './link-in.ts'
import { type Option, useOptions } from './options.ts'
import { inScope, nextScope, readScope, SCOPES, type Scope } from './scope.ts'

/**
 * The quick search: what was read last, then whatever holds the words typed; among what a sign before them says, a button, or Tab. Works from
 * this device's copy without a network.
 */
export function Palette({ slug, onClose }: { slug: string; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const list = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  /** Where one was writing as it was opened. */
  const [writing] = useState(() => editorAt(document.activeElement))
  const isKnown = useRole(slug) !== null
  const community = useRoute(routes.readCommunity, calls.community(slug)).data
  const { scope, q } = readScope(text)
  const { options, keptAt, searched, nothing } = useOptions(slug, scope, q, community)
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
  /** Opens it here, or beside what stands here; or links it where one was writing. */
  const go = (option: Option | undefined, event: KeyboardEvent | MouseEvent) => {
    if (!option) return
    if (event.shiftKey && writing && isLinkable(option)) {
      note(option)
      onClose()
      return linkIn(writing, option)
    }
    // Who goes on to all results has not ended the search yet; the screen of results logs it.
    if (option.key !== 'all') note(option)
    onClose()
    // As with any link.
    if (event.metaKey || event.ctrlKey) window.open(option.to, '_blank', 'noopener')
    else void navigate(option.to)
  }
  const among = (next: Scope) => {
    setText(inScope(text, next))
    setAt(0)
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && options.length > 0) {
      event.preventDefault()
      setAt((chosen + step + options.length) % options.length)
    } else if (event.key === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault()
      among(nextScope(scope, event.shiftKey ? -1 : 1))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const all: Option = { key: '', kind: null, title: '', note: '', to: addresses.search(slug, q) }
      go(q && options.length === 0 && scope === 'all' ? all : options[chosen], event)
    }
  }
  return (
    <dialog className="palette" ref={dialog} onClose={leave} aria-label={searchWords.title}>
      <div className="palette-field">
        <SearchIcon />
        <input
          ref={field}
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
      <fieldset className="palette-scopes" aria-label={searchWords.among}>
        {SCOPES.map((one) => (
          // Tab goes through them from the field, without leaving it.
          <button key={one} type="button" tabIndex={-1} aria-pressed={one === scope} onClick={() => among(one)}>
            {searchWords.scopes[one]}
          </button>
        ))}
      </fieldset>
      <div id={list} role="listbox" aria-label={q ? searchWords.results : searchWords.recent}>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox answers the keys
          <div
            key={option.key}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            onClick={(event) => go(option, event)}
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
            ? searchWords.nothing(q)
            : searchWords.hint(searchWords.scopes[scope], q || scope === 'places' ? options.length : 0)}
        {writing && isLinkable(options[chosen]) ? ` · ${searchWords.linked(keysHere('⇧Enter'))}` : ''}
      </p>
    </dialog>
  )
}
