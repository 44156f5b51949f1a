import { useSyncExternalStore } from 'react'
import { words } from '../words/en.ts'

// Keys are written as on a Mac, where one sign is one key. Elsewhere they are called by their names, in the order that is usual there.

const NAMED = [
  ['⌘', words.keyNames.control],
  ['⌥', words.keyNames.alt],
  ['⇧', words.keyNames.shift],
] as const

/** One press of keys by the names they have where there is no ⌘: `⌥⌘M` is Ctrl+Alt+M. */
export function namedKeys(keys: string): string {
  const held = NAMED.filter(([sign]) => keys.includes(sign)).map(([, name]) => name)
  const pressed = keys.replace(/[⌘⌥⇧]/g, '').replace('⌫', words.keyNames.backspace)
  return [...held, pressed].join('+')
}

const isMac = () => /^(Mac|iP)/.test(navigator.platform)

/** The same for what is drawn by the script alone. */
export const keysHere = (keys: string): string => (isMac() ? keys : namedKeys(keys))

const never = () => () => undefined

/** One press of keys, as they are called on this machine. The server does not know which it is. */
export function Keys({ keys }: { keys: string }) {
  const mac = useSyncExternalStore(never, isMac, () => false)
  return <kbd>{mac ? keys : namedKeys(keys)}</kbd>
}
