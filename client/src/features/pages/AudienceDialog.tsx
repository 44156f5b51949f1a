import { type PageShape, routes } from '@commonplace/api'
import { type FormEvent, useState } from 'react'
import { pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormProblem } from '../../ui/Field.tsx'
import { toast } from '../../ui/toasts.tsx'
import { audienceWords } from '../../words/doors.ts'

interface Props {
  page: PageShape
  slug: string
  onClose: () => void
}

const CHOICES = ['everybody', 'member', 'host'] as const
type Choice = (typeof CHOICES)[number]

/** Says who sees a page and what stands under it: never more than those who see what it stands under. */
export default function AudienceDialog({ page, slug, onClose }: Props) {
  const members = useRoute(routes.listMembers, calls.members(slug)).data?.items ?? []
  const { act, busy, refusal } = useAct(routes.narrowPage)
  const own = page.audience && page.audience.from === null ? page.audience : null
  const [choice, setChoice] = useState<Choice>(own?.floor ?? 'everybody')
  const [named, setNamed] = useState<ReadonlySet<string>>(new Set(own?.people.map(({ id }) => id)))
  const candidates = members.filter(({ role }) => role === 'guest' || (role === 'member' && choice === 'host'))
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const people = candidates.filter(({ id }) => named.has(id)).map(({ id }) => id)
    const audience = choice === 'everybody' ? null : { floor: choice, people }
    const about = { what: page.title, where: pathOf(page.url) }
    if (!(await act({ params: { id: page.id }, input: { audience } }, about))) return
    toast(audienceWords.saved)
    onClose()
  }
  const toggle = (id: string, on: boolean) => {
    const next = new Set(named)
    if (on) next.add(id)
    else next.delete(id)
    setNamed(next)
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
        {choice === 'everybody' || candidates.length === 0 ? null : (
          <fieldset className="choices scrolls">
            <legend>{audienceWords.andThese}</legend>
            {candidates.map(({ id, name }) => (
              <label key={id} className="check">
                <input type="checkbox" checked={named.has(id)} onChange={(event) => toggle(id, event.target.checked)} />
                {name}
              </label>
            ))}
          </fieldset>
        )}
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
