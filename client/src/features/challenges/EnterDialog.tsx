import { type ChallengeShape, type PageRow, routes } from '@commonplace/api'
import { mayEnterKind } from '@commonplace/domain'
import { type FormEvent, useRef } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { newId } from '../../data/api.ts'
import { useMe } from '../../data/me.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { toastDone } from '../../ui/toasts.tsx'
import { challengeWords } from '../../words/challenges.ts'

const said = challengeWords.entering

/** Where somebody chooses which of their pages they enter; what they changed last stands first. */
export function EnterDialog({ challenge, onClose }: { challenge: ChallengeShape; onClose: () => void }) {
  const me = useMe().member?.id
  const pages = useRoute(routes.listPages, calls.enterable(challenge.communitySlug)).data?.items ?? []
  const { act, busy, refusal } = useAct(routes.enterChallenge)
  const id = useRef(newId())
  const may = pages.filter(({ kind }) => mayEnterKind(kind))
  const isMine = (page: PageRow) => page.changedBy.some((person) => person.id === me)
  const groups = [
    { label: said.yours, of: may.filter(isMine) },
    { label: said.others, of: may.filter((page) => !isMine(page)) },
  ].filter(({ of }) => of.length > 0)
  const enter = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const pageId = textIn(new FormData(event.currentTarget), 'page')
    const page = may.find((one) => one.id === pageId)
    // What and where stand in its entry until it was sent.
    const about = { what: page?.title ?? challenge.title, where: page ? pathOf(page.url) : pathOf(challenge.url) }
    const done = await act({ params: { id: challenge.id }, input: { id: id.current, pageId } }, about)
    if (!done) return
    onClose()
    toastDone(done, said.done)
  }
  return (
    <Dialog title={said.title} onClose={onClose}>
      <p className="quiet-line">{said.about}</p>
      <form className="form" method="post" onSubmit={(event) => void enter(event)}>
        <Field label={said.page} hint={said.pageHint} name="pageId" refusal={refusal}>
          {(control) => (
            <select {...control} name="page" required defaultValue="" key={may.length}>
              <option value="" disabled>
                {said.choose}
              </option>
              {groups.map(({ label, of }) => (
                <optgroup key={label} label={label}>
                  {of.map((page) => (
                    <option key={page.id} value={page.id}>
                      {page.title}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          )}
        </Field>
        <FormProblem refusal={refusal} fields={['pageId']} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={busy}>
            {said.send}
          </button>
          <a className="button quiet" href={addresses.create(challenge.communitySlug, 'story')}>
            {said.tell}
          </a>
        </div>
      </form>
    </Dialog>
  )
}
