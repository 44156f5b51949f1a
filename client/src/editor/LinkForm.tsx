import { useEffect, useRef, useState } from 'react'
import { words } from '../words/editor.ts'

interface Props {
  address: string
  /** False where the address is not one that may be linked. */
  onSet(address: string): boolean
  onRemove(): void
  onCancel(): void
}

/** `example.org` means `https://example.org`. */
const complete = (address: string) => (/^[a-z][a-z0-9+.-]*:|^[/#]/i.test(address) ? address : `https://${address}`)

/** Asks for the address of a link, in place of the toolbar's buttons. */
export function LinkForm({ address, onSet, onRemove, onCancel }: Props) {
  const [value, setValue] = useState(address)
  const [bad, setBad] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])

  return (
    <form
      className="link-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (value.trim() === '') onRemove()
        else setBad(!onSet(complete(value.trim())))
      }}
    >
      <input
        ref={field}
        aria-label={words.toolbar.linkAddress}
        aria-invalid={bad}
        aria-describedby={bad ? 'link-bad' : undefined}
        placeholder="https://"
        value={value}
        onChange={(event) => setValue(event.target.value)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') onCancel()
        }}
      />
      <button type="submit" className="toolbar-word">
        {words.toolbar.linkSet}
      </button>
      {address !== '' && (
        <button type="button" className="toolbar-word" onClick={onRemove}>
          {words.toolbar.linkRemove}
        </button>
      )}
      {bad && (
        <p id="link-bad" role="alert">
          {words.toolbar.linkBad}
        </p>
      )}
    </form>
  )
}
