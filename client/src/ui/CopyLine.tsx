import { words } from '../words/en.ts'
import { copyText } from './copy-text.ts'

/** A secret or address to take along, with the button that copies it. */
export function CopyLine({ text }: { text: string }) {
  return (
    <p className="copy-line">
      <input readOnly value={text} aria-label={words.toCopy} onFocus={(event) => event.target.select()} />
      <button type="button" className="button" onClick={() => copyText(text)}>
        {words.copy}
      </button>
    </p>
  )
}
