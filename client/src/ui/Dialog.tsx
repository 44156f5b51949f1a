import { type ReactNode, useEffect, useId, useRef } from 'react'
import { words } from '../words/en.ts'
import { CloseIcon } from './icons.ts'

interface Props {
  title: string
  onClose: () => void
  children: ReactNode
  wide?: boolean
}

/** A modal dialog of the browser's own: it keeps the focus inside, closes on Esc and gives the focus back. */
export function Dialog({ title, onClose, children, wide = false }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={heading}
      onClose={(event) => {
        // Shown again meanwhile (development mounts twice), it is not closed at all.
        if (!event.currentTarget.open) onClose()
      }}
    >
      <header className="dialog-head">
        <h2 id={heading}>{title}</h2>
        <button type="button" className="button quiet icon" onClick={onClose} aria-label={words.close}>
          <CloseIcon />
        </button>
      </header>
      {children}
    </dialog>
  )
}
