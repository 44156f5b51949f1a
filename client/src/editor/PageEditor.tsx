import { type Me, type PageShape, routes } from '@commonplace/api'
import { type FormEvent, useState } from 'react'
import { pathOf } from '../addresses.ts'
import { useAct } from '../data/use-act.ts'
import { useRoute } from '../data/use-route.ts'
import { FormProblem } from '../ui/Field.tsx'
import { Waiting } from '../ui/Trouble.tsx'
import { words } from '../words/en.ts'

interface Props {
  page: PageShape
  me: Me
  onDone: () => void
}

/** Edits the text of a page as Markdown; the server merges it in as edits. */
export default function PageEditor({ page, onDone }: Props) {
  const source = useRoute(routes.readPage, { params: { id: page.id }, query: { format: 'markdown' } }).data?.markdown
  const [text, setText] = useState<string | null>(null)
  const { act, busy, refusal } = useAct(routes.changePage)
  if (source === undefined) return <Waiting />
  const markdown = text ?? source
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (await act({ params: { id: page.id }, input: { markdown } }, { what: page.title, where: pathOf(page.url) }))
      onDone()
  }
  return (
    <form className="form" onSubmit={save}>
      <textarea aria-label={page.title} rows={30} value={markdown} onChange={(event) => setText(event.target.value)} />
      <FormProblem refusal={refusal} fields={[]} />
      <div className="form-actions">
        <button type="submit" className="button primary" disabled={busy}>
          {words.save}
        </button>
        <button type="button" className="button quiet" onClick={onDone}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
