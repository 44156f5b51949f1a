import { routes } from '@commonplace/api'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { addresses, pathOf } from '../addresses.ts'
import { readRecent } from '../data/recent.ts'
import { useLate } from '../data/use-late.ts'
import { useRoute } from '../data/use-route.ts'
import { navigate } from '../navigation.ts'
import { SearchIcon } from '../ui/icons.ts'
import { Spine, type SpineKind } from '../ui/Kind.tsx'
import { words } from '../words/en.ts'

interface Option {
  readonly key: string
  readonly kind: SpineKind | null
  readonly title: string
  readonly note: string
  readonly to: string
}

const SHOWN = 8

function useOptions(slug: string, text: string): { options: Option[]; keptAt: number | null } {
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
      return { key: `${hit.kind}${hit.id}${hit.section ?? ''}`, kind, title: hit.title, note, to: pathOf(hit.url) }
    })
    const all: Option = { key: 'all', kind: null, title: words.search.all(q), note: '', to: addresses.search(slug, q) }
    return [...hits, all]
  }, [slug, q, found.data])
  return { options, keptAt: found.keptAt }
}

/** The quick search: what was read last, then whatever holds the words typed. Works from this device's copy without a network. */
export function Palette({ slug, onClose }: { slug: string; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const { options, keptAt } = useOptions(slug, text.trim())
  const chosen = Math.min(at, options.length - 1)
  useEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal()
  }, [])
  const go = (option: Option | undefined) => {
    if (!option) return
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
    <dialog className="palette" ref={dialog} onClose={onClose} aria-label={words.search.title}>
      <div className="palette-field">
        <SearchIcon />
        <input
          role="combobox"
          aria-expanded={options.length > 0}
          aria-controls={list}
          aria-activedescendant={options[chosen] ? `${list}-${chosen}` : undefined}
          aria-label={words.search.label}
          placeholder={words.search.label}
          value={text}
          maxLength={200}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={list} role="listbox" aria-label={text ? words.search.results : words.search.recent}>
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
        {keptAt === null ? words.search.hint(text ? options.length : 0) : words.search.onDevice}
      </p>
    </dialog>
  )
}
