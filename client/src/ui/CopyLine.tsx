import { words } from '../words/en.ts'
import { toast } from './toasts.tsx'

/** A secret or address to take along, with the button that copies it. */
export function CopyLine({ text }: { text: string }) {
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => toast(words.copied),
      () => toast(words.errors.noClipboard),
    )
  }
  return (
    <p className="copy-line">
      <input readOnly value={text} aria-label={words.toCopy} onFocus={(event) => event.target.select()} />
      <button type="button" className="button" onClick={copy}>
        {words.copy}
      </button>
    </p>
  )
}
