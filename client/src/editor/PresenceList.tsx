import { initialsOf } from '@commonplace/domain'
import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { words } from '../words/editor.ts'
import { type Presence, presenceOf } from './caret.ts'

const SHOWN = 5

/** Everybody in the document, each once however many windows they have open; oneself last. */
export function peopleIn(awareness: Awareness): Presence[] {
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

/** Who is here: avatars on a wide screen, a number everywhere. */
export function PresenceList({ awareness }: { awareness: Awareness }) {
  const [people, setPeople] = useState(() => peopleIn(awareness))
  useEffect(() => {
    const follow = () => {
      const next = peopleIn(awareness)
      // Carets move many times a second; the list changes only when somebody comes or goes.
      setPeople((now) =>
        now.map((one) => one.name).join('\n') === next.map((one) => one.name).join('\n') ? now : next,
      )
    }
    follow()
    awareness.on('change', follow)
    return () => awareness.off('change', follow)
  }, [awareness])

  return (
    <p className="presence">
      <span className="visually-hidden">{words.hereNames(people.map(({ name }) => name).join(', '))}</span>
      <span className="presence-avatars" aria-hidden="true">
        {people.slice(0, SHOWN).map(({ name, hue }) => (
          <span key={name} className={`avatar hue-${hue}`} title={name}>
            {initialsOf(name)}
          </span>
        ))}
      </span>
      <span className="presence-count" aria-hidden="true">
        {words.here(people.length)}
      </span>
    </p>
  )
}
