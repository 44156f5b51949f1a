import { routes } from '@commonplace/api'
import { useState } from 'react'
import { addresses } from '../../addresses.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { toast } from '../../ui/toasts.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { pulseWords } from '../../words/pulse.ts'

const said = pulseWords.withdraw

/** Where hosts take an open pulse back, asked once more since nothing of it comes back. */
export function WithdrawPulse({ slug, id }: { slug: string; id: string }) {
  const { act, busy } = useSaidAct(routes.withdrawPulse)
  const [asking, setAsking] = useState(false)
  const withdraw = async () => {
    const about = { what: pulseWords.title, where: addresses.list(slug, 'pulse') }
    if (!(await act({ params: { id } }, about))) return
    setAsking(false)
    toast(said.done)
  }
  return (
    <p>
      <button type="button" className="button quiet" onClick={() => setAsking(true)}>
        {said.action}
      </button>
      {asking ? (
        <Dialog title={said.title} onClose={() => setAsking(false)}>
          <p>{said.about}</p>
          <div className="form-actions">
            <button type="button" className="button primary" disabled={busy} onClick={() => void withdraw()}>
              {said.action}
            </button>
          </div>
        </Dialog>
      ) : null}
    </p>
  )
}
