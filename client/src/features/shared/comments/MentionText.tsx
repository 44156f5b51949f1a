import { type Person, routes } from '@commonplace/api'
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { calls } from '../../../calls.ts'
import { useLate } from '../../../data/use-late.ts'
import { useRoute } from '../../../data/use-route.ts'
import { Avatar } from '../../../ui/People.tsx'
import { askingWords } from '../../../words/asking.ts'
import { asTyped, asWritten, isMeant, type Named, nameBefore, namedIn } from './mentions.ts'

interface Props {
  id: string
  slug: string
  /** Markdown; people are named in it by links, and shown by their name alone. */
  text: string
  label: string
  onText: (text: string) => void
  onSend: () => void
  onLeave: () => void
}

const MOST = 6

/** Where a comment is typed. After an @ it offers the members of the community. */
export function MentionText({ id, slug, text, label, onText, onSend, onLeave }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [naming, setNaming] = useState<{ at: number; name: string } | null>(null)
  const [active, setActive] = useState(0)
  /** Where the caret goes once a name was put in: before the next key. */
  const caret = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (caret.current === null) return
    field.current?.focus()
    field.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })
  const q = useLate(naming?.name ?? '')
  // The list as every screen asks for it: a shorter one would be kept in its place.
  const answer = useRoute(routes.listMembers, naming && slug ? calls.members(slug, q) : null).data?.items
  // Between two answers the last one stands: who is offered does not go from under the key that chooses them.
  const before = useRef<readonly Person[]>([])
  if (answer) before.current = answer
  const found = answer ?? before.current
  // What was found for fewer letters stands while more are typed: only who is meant by all of them is offered.
  const people = found.filter((one) => isMeant(one.name, naming?.name ?? '')).slice(0, MOST)
  const typed = asTyped(text)
  const open = naming !== null && people.length > 0
  const chosen = people[Math.min(active, people.length - 1)]
  const write = (now: string, more: readonly Named[] = []) => onText(asWritten(now, [...namedIn(text), ...more]))
  const look = (area: HTMLTextAreaElement) => {
    setNaming(nameBefore(area.value, area.selectionStart))
    setActive(0)
  }
  const choose = (person: Named) => {
    const area = field.current
    if (!naming || !area) return
    const end = naming.at + 1 + naming.name.length
    const before = `${typed.slice(0, naming.at)}@${person.name} `
    write(before + typed.slice(end).replace(/^ /, ''), [person])
    setNaming(null)
    caret.current = before.length
  }
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (open && chosen) {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? people.length - 1 : 0
      if (step > 0) setActive((active + step) % people.length)
      else if (event.key === 'Enter' || event.key === 'Tab') choose(chosen)
      else if (event.key === 'Escape') setNaming(null)
      else return
      event.preventDefault()
      event.stopPropagation()
      return
    }
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && text.trim()) onSend()
    if (event.key === 'Escape') {
      event.stopPropagation()
      onLeave()
    }
  }
  return (
    <div className="mention-text">
      <textarea
        id={id}
        ref={field}
        rows={3}
        // biome-ignore lint/a11y/noAutofocus: the form was opened by a button to write in it
        autoFocus
        dir="auto"
        value={typed}
        placeholder={label}
        // A text of several lines may not be a combobox: it stays a text with a list, and how many are offered is said beside it.
        aria-haspopup="listbox"
        aria-autocomplete="list"
        aria-controls={open ? `${id}-people` : undefined}
        aria-activedescendant={open && chosen ? `${id}-${chosen.id}` : undefined}
        onChange={(event) => {
          write(event.target.value)
          look(event.target)
        }}
        onSelect={(event) => naming && look(event.currentTarget)}
        onBlur={() => setNaming(null)}
        onKeyDown={onKey}
      />
      <span className="visually-hidden" role="status">
        {open ? askingWords.comments.offered(people.length) : ''}
      </span>
      {open ? (
        <div className="mention-list" role="listbox" id={`${id}-people`} aria-label={askingWords.comments.people}>
          {people.map((person) => (
            <div
              key={person.id}
              id={`${id}-${person.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={person === chosen}
              onPointerDown={(event) => {
                event.preventDefault()
                choose(person)
              }}
            >
              <Avatar person={person} /> {person.name}
            </div>
          ))}
        </div>
      ) : null}
    </div>
  )
}
