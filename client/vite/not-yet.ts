import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

// Libraries that come with the editor, that nobody needs to write the first word, and that it names where they could not be left out. Together they
// would be a twelfth of what Edit waits for.

const HERE = fileURLToPath(import.meta.url)

/** Every top level domain there is, to see an address in what was typed: it comes by itself, and until then nothing is one. */
const links = `
let real
let coming
const now = () => {
  coming ??= import('linkifyjs').then(
    (it) => { real = it },
    (error) => {
      coming = undefined
      console.debug('Addresses are not yet made links as they are typed.', error)
    },
  )
  return real
}
now()
export const find = (...asked) => now()?.find(...asked) ?? []
export const tokenize = (...asked) => now()?.tokenize(...asked) ?? []
export const registerCustomProtocol = (...given) => now()?.registerCustomProtocol(...given)
export const reset = () => real?.reset()
`

/** Where menus stand is ours to say (picker/Picker.tsx): what would place them is asked for its settings, and for no place. */
const places = `
export const flip = () => null
export const offset = () => null
const unasked = () => { throw new Error('Menus at the caret are placed by picker/Picker.tsx.') }
export { unasked as autoUpdate, unasked as computePosition }
`

/** What is asked of the state of a text are plain values; it compares every kind of thing there is. */
const equal = `
const isPlain = (one) => typeof one === 'object' && one !== null
export const deepEqual = (a, b) => {
  if (Object.is(a, b)) return true
  if (!isPlain(a) || !isPlain(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && deepEqual(a[key], b[key]))
}
`

const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['linkifyjs', links],
  ['@floating-ui/dom', places],
  ['fast-equals', equal],
])
const SIGN = '\0not-yet:'

/** Serves the browser's editor these in place of the libraries. The server and all tests use the real ones. */
export function notYet(): Plugin {
  return {
    name: 'commonplace-not-yet',
    applyToEnvironment: (environment) => environment.name === 'client',
    enforce: 'pre',
    resolveId(id, importer) {
      // What stands in for a library fetches the library itself.
      if (importer?.startsWith(SIGN)) return this.resolve(id, HERE, { skipSelf: true })
      return INSTEAD.has(id) ? SIGN + id : null
    },
    load: (id) => (id.startsWith(SIGN) ? (INSTEAD.get(id.slice(SIGN.length)) ?? null) : null),
  }
}
