import type { Person } from '@commonplace/api'
import { initialsOf } from '@commonplace/domain'
import { Fragment } from 'react'
import { listParts } from '../words/en.ts'

/** A person's initials on their colour. The name is always written beside it, so it says nothing to a screen reader. */
export function Avatar({ person }: { person: Person }) {
  return (
    <span className={`avatar hue-${person.hue}`} aria-hidden="true">
      {initialsOf(person.name)}
    </span>
  )
}

/** "Amara, Jonas and Mina". */
export function Names({ people }: { people: readonly Person[] }) {
  let at = 0
  return listParts(people.map(({ name }) => name)).map(({ type, value }) => {
    const person = type === 'element' ? people[at++] : null
    return <Fragment key={`${at} ${type}`}>{person ? <b className="name">{person.name}</b> : value}</Fragment>
  })
}
