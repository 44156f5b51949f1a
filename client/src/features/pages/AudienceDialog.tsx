import { type PageShape, type Person, routes } from '@commonplace/api'
import type { Role } from '@commonplace/domain'
import { type FormEvent, useState } from 'react'
import { pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useAct } from '../../data/use-act.ts'
import { useLate } from '../../data/use-late.ts'
import { useRoute } from '../../data/use-route.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormProblem } from '../../ui/Field.tsx'
import { toast } from '../../ui/toasts.tsx'
import { arrangeWords } from '../../words/arranging.ts'
import { audienceWords, profileWords } from '../../words/doors.ts'
import { showingOf } from './showing.ts'

interface Props {
  page: PageShape
  slug: string
  onClose: () => void
}

const CHOICES = ['everybody', 'member', 'host'] as const
type Choice = (typeof CHOICES)[number]

/** Says who sees a page and what stands under it: never more than those who see what it stands under. */
export default function AudienceDialog({ page, slug, onClose }: Props) {
  const [q, setQ] = useState('')
  const list = useRoute(routes.listMembers, calls.members(slug, useLate(q.trim()))).data
  const { act, busy, refusal } = useAct(routes.narrowPage)
  const own = page.audience && page.audience.from === null ? page.audience : null
  const [choice, setChoice] = useState<Choice>(own?.floor ?? 'everybody')
  const [named, setNamed] = useState<ReadonlySet<string>>(new Set(own?.people.map(({ id }) => id)))
  /** Those who were named, now or before: they are offered whether or not the list of members reaches so far. */
  const [known, setKnown] = useState<readonly Person[]>(own?.people ?? [])
  const found = list?.items ?? []
  const isBelow = ({ role }: { role: Role }) => role === 'guest' || (role === 'member' && choice === 'host')
  const others = known.filter(({ id }) => !found.some((one) => one.id === id))
  const candidates: readonly Person[] = [...others, ...found.filter(isBelow)]
  /** The list goes on beyond what is here: somebody further down is looked for. */
  const mayFind = q !== '' || (list?.next ?? null) !== null
  const showing = showingOf(page).length
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const people = candidates.filter(({ id }) => named.has(id)).map(({ id }) => id)
    const audience = choice === 'everybody' ? null : { floor: choice, people }
    const about = { what: page.title, where: pathOf(page.url) }
    if (!(await act({ params: { id: page.id }, input: { audience } }, about))) return
    toast(audienceWords.saved)
    onClose()
  }
  const toggle = (person: Person, on: boolean) => {
    const next = new Set(named)
    if (on) next.add(person.id)
    else next.delete(person.id)
    setNamed(next)
    if (!known.some(({ id }) => id === person.id)) setKnown([...known, person])
  }
  return (
    <Dialog title={audienceWords.title} onClose={onClose}>
      <form className="form" onSubmit={save}>
        <p className="quiet-line">
          {page.audience?.from ? audienceWords.within(page.audience.from.title) : audienceWords.about}
        </p>
        <fieldset className="choices">
          <legend>{audienceWords.legend}</legend>
          {CHOICES.map((one) => (
            <label key={one} className="check">
              <input type="radio" name="floor" value={one} checked={choice === one} onChange={() => setChoice(one)} />
              {audienceWords.choices[one]}
            </label>
          ))}
        </fieldset>
        {choice === 'everybody' || (candidates.length === 0 && !mayFind) ? null : (
          <fieldset className="choices scrolls">
            <legend>{audienceWords.andThese}</legend>
            {mayFind ? (
              <input
                type="search"
                aria-label={profileWords.find}
                placeholder={profileWords.find}
                value={q}
                maxLength={80}
                onChange={(event) => setQ(event.target.value)}
              />
            ) : null}
            {candidates.map((person) => (
              <label key={person.id} className="check">
                <input
                  type="checkbox"
                  checked={named.has(person.id)}
                  onChange={(event) => toggle(person, event.target.checked)}
                />
                {person.name}
              </label>
            ))}
          </fieldset>
        )}
        {showing > 0 ? <p className="quiet-line">{arrangeWords.shownNarrower(showing)}</p> : null}
        <FormProblem refusal={refusal} fields={[]} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={busy}>
            {audienceWords.save}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
