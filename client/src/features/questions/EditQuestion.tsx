import { type QuestionShape, routes } from '@commonplace/api'
import { type FormEvent, useState } from 'react'
import { pathOf } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { Composer } from '../../ui/Composer.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { Waiting } from '../../ui/Trouble.tsx'
import { askingWords } from '../../words/asking.ts'
import { words } from '../../words/en.ts'
import { tagsIn } from './tags.ts'

/** Title, tags and text of a question, by its asker or a host. */
export function EditQuestion({ question, onClose }: { question: QuestionShape; onClose: () => void }) {
  const source = useRoute(routes.readQuestion, { params: { id: question.id }, query: { format: 'markdown' } })
  const [text, setText] = useState<string | null>(null)
  const { act, busy, refusal } = useAct(routes.changeQuestion)
  const found = source.data?.markdown
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const input = {
      title: textIn(form, 'title'),
      tags: tagsIn(textIn(form, 'tags')),
      ...(text === null ? {} : { markdown: text }),
    }
    const about = { what: question.title, where: pathOf(question.url) }
    if (await act({ params: { id: question.id }, input }, about)) onClose()
  }
  return (
    <Dialog title={askingWords.question.edit} onClose={onClose} wide>
      <form className="form" onSubmit={save}>
        <Field label={words.title} name="title" refusal={refusal}>
          {(control) => <input {...control} name="title" required maxLength={200} defaultValue={question.title} />}
        </Field>
        {found === undefined ? (
          <Waiting />
        ) : (
          <Composer label={askingWords.question.details} text={text ?? found} onChange={setText} round={question.id} />
        )}
        <Field label={words.pages.tags} hint={words.tagsHint} name="tags" refusal={refusal}>
          {(control) => <input {...control} name="tags" defaultValue={question.tags.join(', ')} />}
        </Field>
        <FormProblem refusal={refusal} fields={['title', 'tags']} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={busy}>
            {words.save}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
