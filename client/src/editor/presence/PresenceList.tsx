import { initialsOf } from '@commonplace/domain'
import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { words } from '../../words/editor.ts'
import { bringAll, onBrought } from './bring.ts'
import { keepHuesOf, type Presence, presenceOf } from './caret.ts'
import { follow } from './follow.ts'

const SHOWN = 5

/** Everybody in the document, each once however many windows they have open; oneself last. */
export function peopleIn(awareness: Awareness): Presence[] {
  keepHuesOf([...awareness.getStates().values()].map(({ user }) => user?.name))
  const byName = new Map<string, Presence>()
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID || !state.user) continue
    const person = presenceOf(state.user)
    byName.set(person.name, person)
  }
  const own = awareness.getLocalState()?.user
  const self = own ? presenceOf(own) : null
  if (self) byName.delete(self.name)
  return self ? [...byName.values(), self] : [...byName.values()]
}

/**
 * Who is here: avatars on a wide screen, a number everywhere. Pressing somebody else follows their caret. Where people are together, one brings
 * everybody to where one is; whoever does anything of their own stays where they are.
 */
export function PresenceList({ awareness, together = false }: { awareness: Awareness; together?: boolean }) {
  const [people, setPeople] = useState(() => peopleIn(awareness))
  const [followed, setFollowed] = useState<string | null>(null)
  useEffect(() => {
    const look = () => {
      const next = peopleIn(awareness)
      // Carets move many times a second; the list changes only when somebody comes or goes.
      setPeople((now) =>
        now.map((one) => one.name).join('\n') === next.map((one) => one.name).join('\n') ? now : next,
      )
    }
    look()
    awareness.on('change', look)
    return () => awareness.off('change', look)
  }, [awareness])
  useEffect(
    () => (followed === null ? undefined : follow(followed, awareness, () => setFollowed(null))),
    [awareness, followed],
  )

  // Elsewhere nobody brings anybody, whatever their presence says.
  useEffect(() => (together ? onBrought(awareness, setFollowed) : undefined), [awareness, together])

  const self = awareness.getLocalState()?.user
  const own = self ? presenceOf(self).name : ''
  return (
    <div className="presence">
      <span className="visually-hidden">{words.hereNames(people.map(({ name }) => name).join(', '))}</span>
      <span className="presence-avatars">
        {people.slice(0, SHOWN).map(({ name, hue }) =>
          name === own ? (
            <span key={name} className={`avatar hue-${hue}`} title={name} aria-hidden="true">
              {initialsOf(name)}
            </span>
          ) : (
            <button
              key={name}
              type="button"
              className={`avatar hue-${hue}`}
              aria-label={words.presence.follow(name)}
              title={words.presence.follow(name)}
              aria-pressed={followed === name}
              onClick={() => setFollowed((now) => (now === name ? null : name))}
            >
              {initialsOf(name)}
            </button>
          ),
        )}
      </span>
      <span className="presence-count" aria-hidden="true">
        {words.here(people.length)}
      </span>
      {together && people.length > 1 ? (
        <button type="button" className="button quiet" onClick={() => bringAll(awareness)}>
          {words.presence.bring}
        </button>
      ) : null}
      <span className="visually-hidden" role="status">
        {followed === null ? '' : words.presence.following(followed)}
      </span>
    </div>
  )
}
