import { type OutputOf, type Person, routes } from '@commonplace/api'
import { useState } from 'react'
import { useLate } from '../../data/use-late.ts'
import { useRoute } from '../../data/use-route.ts'
import { Field } from '../../ui/Field.tsx'
import { Avatar } from '../../ui/People.tsx'
import { askingWords } from '../../words/asking.ts'

type Helper = OutputOf<typeof routes.findHelpers>['items'][number]

interface Props {
  slug: string
  /** What is asked, and from which page. */
  text: string
  pageId: string | null
  chosen: readonly Person[]
  /** Who needs no asking: they are asked already. */
  without?: readonly Person[]
  onChange: (chosen: readonly Person[]) => void
}

const SHORTEST = 8

/** Members who might know, with why, to be asked for an answer. */
export function Helpers({ slug, text, pageId, chosen, without = [], onChange }: Props) {
  const asked = useLate(text.trim())
  const query = { text: asked.slice(0, 500), ...(pageId ? { page: pageId } : {}) }
  const found = useRoute(
    routes.findHelpers,
    asked.length >= SHORTEST || pageId ? { params: { slug }, query } : null,
  ).data
  const [name, setName] = useState('')
  const q = useLate(name.trim())
  const members = useRoute(routes.listMembers, q ? { params: { slug }, query: { q, limit: 8 } } : null).data
  const isOut = ({ id }: Person) => without.some((one) => one.id === id)
  const suggested: readonly Pick<Helper, 'person'>[] = (found?.items ?? []).filter(({ person }) => !isOut(person))
  const byName = (members?.items ?? []).filter((one) => one.role !== 'guest' && !isOut(one))
  const others = [...chosen, ...byName].filter(
    (one, at, all) =>
      !suggested.some(({ person }) => person.id === one.id) && all.findIndex(({ id }) => id === one.id) === at,
  )
  const toggle = ({ id, name, hue }: Person) =>
    onChange(
      chosen.some((one) => one.id === id) ? chosen.filter((one) => one.id !== id) : [...chosen, { id, name, hue }],
    )
  const box = (person: Person, note: string) => (
    <label key={person.id}>
      <input type="checkbox" checked={chosen.some(({ id }) => id === person.id)} onChange={() => toggle(person)} />
      <Avatar person={person} /> <b className="name">{person.name}</b>
      {note ? <span className="quiet-line"> {note}</span> : null}
    </label>
  )
  return (
    <fieldset className="helpers">
      <legend>{askingWords.invite.choose}</legend>
      {(found?.items ?? [])
        .filter(({ person }) => !isOut(person))
        .map(({ person, why, title }) => box(person, askingWords.invite.why[why](title)))}
      {others.map((person) => box(person, ''))}
      <Field label={askingWords.invite.find} name="member">
        {(control) => (
          <input {...control} type="search" value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
    </fieldset>
  )
}
