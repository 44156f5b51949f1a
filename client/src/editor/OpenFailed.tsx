import type { DocumentSession } from '../offline/session/index.ts'
import { words } from '../words/editor.ts'

/** A text did not open to be written in: why, and once more. */
export function OpenFailed({ session }: { session: DocumentSession | null }) {
  const state = session?.state.get()
  return (
    <div className="notice danger" role="alert">
      <p>{state?.readOnly ?? (state?.socket === 'closed' ? words.notHere : words.openFailed)}</p>
      <button type="button" className="button" onClick={() => session?.retry()}>
        {words.tryAgain}
      </button>
    </div>
  )
}
