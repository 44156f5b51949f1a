import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Dialog } from '../../ui/Dialog.tsx'
import { libraryWords } from '../../words/library.ts'
import type { Device } from '../device/open-device.ts'
import { saveUnsent } from './save-unsent.ts'

const said = libraryWords.leaving

interface Props {
  device: Device
  changes: number
  decide: (leave: boolean) => void
}

/** Before signing out, where something was not sent: it can be saved as files first, and nothing goes unasked. */
function AskToLeave({ device, changes, decide }: Props) {
  const [news, setNews] = useState('')
  const save = async () => {
    try {
      await saveUnsent(device)
      setNews(said.saved)
    } catch (error) {
      setNews(said.notSaved(error instanceof Error ? error.message : String(error)))
    }
  }
  return (
    <Dialog title={said.title} onClose={() => decide(false)}>
      <p>{said.ask(changes)}</p>
      <p role="status">{news}</p>
      <div className="form-actions">
        <button type="button" className="button primary" onClick={() => void save()}>
          {said.save}
        </button>
        <button type="button" className="button" onClick={() => decide(false)}>
          {said.stay}
        </button>
        <button type="button" className="button" onClick={() => decide(true)}>
          {said.leave}
        </button>
      </div>
    </Dialog>
  )
}

/** Asks, and answers whether to go on. */
export function askToLeave(device: Device, changes: number): Promise<boolean> {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  return new Promise((resolve) => {
    const decide = (leave: boolean) => {
      root.unmount()
      place.remove()
      resolve(leave)
    }
    root.render(<AskToLeave device={device} changes={changes} decide={decide} />)
  })
}
