import { useEffect, useState } from 'react'
import { words } from '../../words/editor.ts'
import type { WithHistory } from './history-routes.ts'
import NameForm from './NameForm.tsx'

/** A button that opens the form by which the present state gets a name. */
export function NameVersion({ page, onNamed }: { page: Pick<WithHistory, 'id' | 'url' | 'charter'>; onNamed(): void }) {
  const [open, setOpen] = useState(false)
  // The address may ask for it at once.
  useEffect(() => {
    if (location.hash === '#name') setOpen(true)
  }, [])
  if (!open) {
    return (
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {words.history.nameIt}
      </button>
    )
  }
  const done = () => {
    setOpen(false)
    onNamed()
  }
  return <NameForm page={page} onDone={done} />
}
