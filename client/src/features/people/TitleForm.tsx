import { type OutputOf, routes } from '@commonplace/api'
import { LONGEST_MEMBER_TITLE } from '@commonplace/domain'
import type { FormEvent } from 'react'
import { addresses } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/en.ts'
import { peopleWords as said } from '../../words/people.ts'

/** Where a host says what somebody is called here. */
export function TitleForm({ slug, member }: { slug: string; member: OutputOf<typeof routes.readMember> }) {
  const { act, busy, refusal } = useAct(routes.changeMember)
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const title = textIn(new FormData(event.currentTarget), 'title').trim() || null
    const about = { what: member.name, where: addresses.member(slug, member.id) }
    if (await act({ params: { slug, id: member.id }, input: { title } }, about))
      toast(title === null ? said.untitled : said.titled)
  }
  return (
    <form className="form" method="post" onSubmit={(event) => void save(event)}>
      <Field label={said.titleOf} hint={said.titleHint} name="title" refusal={refusal}>
        {(control) => (
          <input {...control} name="title" maxLength={LONGEST_MEMBER_TITLE} defaultValue={member.title ?? ''} />
        )}
      </Field>
      <FormProblem refusal={refusal} fields={['title']} />
      <div className="form-actions">
        <button type="submit" className="button" disabled={busy}>
          {words.save}
        </button>
      </div>
    </form>
  )
}
