import type { DocumentSession } from '../offline/session/index.ts'
import { words } from '../words/editor.ts'

/** A text did not open to be written in: why, and once more. */
export function OpenFailed({ session }: { session: DocumentSession | null }) {
  return (
    <div className="notice danger" role="alert">
      <p>{session?.state.get().readOnly ?? words.openFailed}</p>
      <button type="button" className="button" onClick={() => session?.retry()}>
        {words.tryAgain}
      </button>
    </div>
  )
}
