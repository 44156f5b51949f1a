import { routes } from '@commonplace/api'
import type { ChangeEvent, FormEvent } from 'react'
import { api, newId } from '../../data/api.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { toast } from '../../ui/toasts.tsx'
import { profileWords } from '../../words/doors.ts'
import { words } from '../../words/en.ts'

/** What one says of oneself: what others find when they look for somebody who knows. */
export function MyProfile() {
  const profile = useRoute(routes.readMyProfile)
  const { act, busy, refusal } = useAct(routes.changeMyProfile)
  const remove = useAct(routes.removePortrait)
  const about = { what: profileWords.mine, where: '/me' }
  if (!profile.data) return null
  const { offers, seeks, topics, portrait } = profile.data
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const list = textIn(form, 'topics').split(',')
    const input = {
      offers: textIn(form, 'offers'),
      seeks: textIn(form, 'seeks'),
      topics: list.map((topic) => topic.trim()).filter(Boolean),
    }
    if (await act({ input }, about)) toast(words.saved)
  }
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? []
    if (!file) return
    try {
      await api(routes.setPortrait, { bytes: new Uint8Array(await file.arrayBuffer()), key: newId() } as never)
      profile.again()
    } catch (error) {
      toast(error instanceof Error ? error.message : words.errors.notSent)
    }
  }
  return (
    <section>
      <h2>{profileWords.mine}</h2>
      <div className="portrait-line">
        {portrait ? <img className="portrait" src={portrait} alt="" width={64} height={64} /> : null}
        <label className="button">
          {profileWords.choosePicture}
          <input type="file" accept="image/png,image/jpeg,image/webp,image/gif" hidden onChange={choose} />
        </label>
        {portrait ? (
          <button type="button" className="button quiet" onClick={() => void remove.act({}, about)}>
            {profileWords.removePicture}
          </button>
        ) : null}
      </div>
      <form className="form" onSubmit={save}>
        <Field label={profileWords.offers} name="offers" refusal={refusal}>
          {(control) => <textarea {...control} name="offers" rows={2} maxLength={600} defaultValue={offers} />}
        </Field>
        <Field label={profileWords.seeks} name="seeks" refusal={refusal}>
          {(control) => <textarea {...control} name="seeks" rows={2} maxLength={600} defaultValue={seeks} />}
        </Field>
        <Field label={profileWords.topics} hint={words.tagsHint} name="topics" refusal={refusal}>
          {(control) => <input {...control} name="topics" defaultValue={topics.join(', ')} />}
        </Field>
        <FormProblem refusal={refusal ?? remove.refusal} fields={['offers', 'seeks', 'topics']} />
        <div className="form-actions">
          <button type="submit" className="button" disabled={busy}>
            {words.save}
          </button>
        </div>
      </form>
    </section>
  )
}
