import { Dialog } from '../ui/Dialog.tsx'
import { words } from '../words/en.ts'

/** What the keys do. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={words.keys.title} onClose={onClose}>
      <dl className="keys">
        {words.keys.list.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
