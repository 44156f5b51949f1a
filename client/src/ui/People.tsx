import type { Person } from '@commonplace/api'
import { initialsOf } from '@commonplace/domain'
import { Fragment } from 'react'

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
  return people.map((person, index) => (
    <Fragment key={person.id}>
      {index === 0 ? '' : index === people.length - 1 ? ' and ' : ', '}
      <b className="name">{person.name}</b>
    </Fragment>
  ))
}
