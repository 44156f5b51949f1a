import { Dialog } from '../ui/Dialog.tsx'
import { Keys } from '../ui/Keys.tsx'
import { keyWords } from '../words/keys.ts'
import LetterKeys from './LetterKeys.tsx'

function Table({ rows }: { rows: readonly (readonly [keys: string, does: string])[] }) {
  return (
    <dl className="keys">
      {rows.map(([keys, does]) => (
        <div key={keys}>
          <dt>
            {keys.split(' ').map((key) => (
              <Keys key={key} keys={key} />
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What the keys do. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={keyWords.title} onClose={onClose}>
      <LetterKeys />
      <Table rows={keyWords.list} />
      <h3>{keyWords.writingTitle}</h3>
      <Table rows={keyWords.writing} />
    </Dialog>
  )
}
