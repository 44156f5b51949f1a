import { type PageShape, routes } from '@commonplace/api'
import { type FormEvent, useMemo } from 'react'
import { pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { toastDone } from '../../ui/toasts.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { arrangeWords } from '../../words/arranging.ts'
import { words } from '../../words/en.ts'
import { showingOf } from './showing.ts'
import { placeNow } from './tree/moves.ts'
import { flattenTree } from './tree.ts'

interface Props {
  page: PageShape
  slug: string
  onClose: () => void
}

/** Puts a page under another one, or at the top. A page never goes below itself. */
export default function MoveDialog({ page, slug, onClose }: Props) {
  const pages = useRoute(routes.listPages, calls.tree(slug)).data?.items
  const { act, busy, refusal } = useAct(routes.changePage)
  const back = useSaidAct(routes.changePage)
  const places = useMemo(() => flattenTree(pages ?? [], page.id), [pages, page.id])
  const showing = showingOf(page).length
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const parentId = textIn(new FormData(event.currentTarget), 'parentId') || null
    const params = { id: page.id }
    const about = { what: page.title, where: pathOf(page.url) }
    const was = placeNow(flattenTree(pages ?? []), page.id) ?? { parentId: page.parentId }
    const done = await act({ params, input: { parentId } }, about)
    if (!done) return
    const putBack = async () => {
      const done = await back.act({ params, input: was }, about)
      toastDone(done, arrangeWords.movedBack)
    }
    toastDone(done, arrangeWords.moved, { label: words.undo, run: () => void putBack() })
    onClose()
  }
  return (
    <Dialog title={words.pages.move} onClose={onClose}>
      <form className="form" onSubmit={save}>
        <Field label={arrangeWords.under} name="parentId" refusal={refusal}>
          {(control) => (
            <select {...control} name="parentId" defaultValue={page.parentId ?? ''} key={places.length}>
              <option value="">{arrangeWords.atTop}</option>
              {places.map(({ row, depth }) => (
                <option key={row.id} value={row.id}>
                  {'\u2003'.repeat(depth)}
                  {row.title}
                </option>
              ))}
            </select>
          )}
        </Field>
        {showing > 0 ? <p className="quiet-line">{arrangeWords.shownStays(showing)}</p> : null}
        <FormProblem refusal={refusal} fields={['parentId']} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={busy}>
            {words.pages.move}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
