import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/** What is made for browsers with the help of a document, by the name it is imported by, and otherwise without. */
const WITHOUT: ReadonlyMap<string, string> = new Map(
  ['decode-named-character-reference'].map((name) => [name, fileURLToPath(import.meta.resolve(name))]),
)

/** For workers, which have no document: what would ask for one at its start, so that the worker never does, in its other form. */
export function withoutWindow(): Plugin {
  return {
    name: 'commonplace-without-window',
    enforce: 'pre',
    resolveId: (id) => WITHOUT.get(id) ?? null,
  }
}
