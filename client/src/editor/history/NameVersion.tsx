import { type PageShape, routes } from '@commonplace/api'
import { useState } from 'react'
import { useAct } from '../../data/use-act.ts'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/editor.ts'

/** Keeps the present state under a name that people will look for. */
export function NameVersion({ page, onNamed }: { page: PageShape; onNamed(): void }) {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const { act, busy, refusal } = useAct(routes.createVersion)
  if (!open) {
    return (
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {words.history.nameIt}
      </button>
    )
  }
  return (
    <form
      className="name-version"
      onSubmit={async (event) => {
        event.preventDefault()
        const done = await act(
          { params: { id: page.id }, input: { name } },
          { what: words.history.nameIt, where: page.url },
        )
        if (!done) return
        setOpen(false)
        setName('')
        toast(words.history.named)
        onNamed()
      }}
    >
      <label>
        {words.history.nameLabel}
        <input
          required
          maxLength={120}
          value={name}
          placeholder={words.history.namePlaceholder}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      {refusal && <p role="alert">{refusal.message}</p>}
      <button type="submit" className="button primary" disabled={busy}>
        {words.history.nameSave}
      </button>{' '}
      <button type="button" className="button" onClick={() => setOpen(false)}>
        {words.history.cancel}
      </button>
    </form>
  )
}
