import { useState } from 'react'
import { useAct } from '../../data/use-act.ts'
import { toast } from '../../ui/toasts.tsx'
import { comparingWords as words } from '../../words/comparing.ts'
import { words as editorWords } from '../../words/editor.ts'
import { words as said } from '../../words/en.ts'
import { historyRoutes, type WithHistory } from './history-routes.ts'

interface Props {
  of: WithHistory
  n: number
  /** The headings that version has. */
  sections: readonly string[]
  onRestored: () => void
}

/** The way back to a version, or to one section as it was then. */
export function RestoreForm({ of, n, sections, onRestored }: Props) {
  const [asking, setAsking] = useState(false)
  const [section, setSection] = useState('')
  const { act, busy, refusal } = useAct(historyRoutes(of.kind).restore)
  const restore = async () => {
    const input = { version: n, ...(section === '' ? {} : { section }) }
    const done = await act({ params: { id: of.id }, input }, { what: editorWords.history.restore(n), where: of.url })
    if (!done) return
    setAsking(false)
    // The text reads as it did once the server was reached, and not before.
    if (done.queued) return toast(said.queued)
    toast(section === '' ? editorWords.history.restored(n) : words.sectionBack(section))
    onRestored()
  }
  if (!asking) {
    return (
      <button type="button" className="button" onClick={() => setAsking(true)}>
        {editorWords.history.restore(n)}
      </button>
    )
  }
  return (
    <fieldset className="notice restore-form">
      <legend className="visually-hidden">{editorWords.history.restore(n)}</legend>
      <p>{words.restoreAsk(n)}</p>
      {sections.length > 0 ? (
        <label>
          {words.restoreWhat}
          <select aria-label={words.restoreWhat} value={section} onChange={(event) => setSection(event.target.value)}>
            <option value="">{words.wholePage}</option>
            {sections.map((heading) => (
              <option key={heading} value={heading}>
                {words.section(heading)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {refusal && <p role="alert">{refusal.message}</p>}
      <p className="form-actions">
        <button type="button" className="button primary" disabled={busy} onClick={restore}>
          {editorWords.history.restoreYes}
        </button>
        <button type="button" className="button" onClick={() => setAsking(false)}>
          {editorWords.history.cancel}
        </button>
      </p>
    </fieldset>
  )
}
