import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Plugin, Rollup } from 'vite'
import type { Notes } from '../src/assets.ts'

const MAIN = join(import.meta.dirname, '../src/main.tsx')
const SCREENS = join(import.meta.dirname, '../src/screens.tsx')
/** How `screens.tsx` says which file shows a screen. */
const VIEW = /^ {2}'?([\w-]+)'?: async \(\) => \(await import\('(.+?)'\)\)/gm

/**
 * Writes down, in `.vite/first-view.json`, all that a first view brings along, so that a page asks for it at once. A browser finds out file by
 * file what a screen is made of, and on a slow network each step of that is a second.
 */
export function firstView(): Plugin {
  return {
    name: 'commonplace:first-view',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    generateBundle(_, bundle) {
      const broughtBy = (module: string): Set<string> => {
        const start = Object.values(bundle).find((chunk) => chunk.type === 'chunk' && chunk.facadeModuleId === module)
        if (!start) return this.error(`No script of the build begins with ${module}.`)
        return closureOf(start.fileName, bundle)
      }
      const every = broughtBy(MAIN)
      const screens: Record<string, string[]> = {}
      const source = readFileSync(SCREENS, 'utf8')
      const views = [...source.matchAll(VIEW)]
      if (views.length !== source.split('import(').length - 1)
        return this.error(
          'screens.tsx names a view in another way than VIEW reads: browsers would find its files one by one.',
        )
      for (const [, name = '', path = ''] of views)
        screens[name] = [...broughtBy(resolve(dirname(SCREENS), path))].filter((file) => !every.has(file))
      const view: Notes['first-view'] = { every: [...every], screens }
      this.emitFile({ type: 'asset', fileName: '.vite/first-view.json', source: JSON.stringify(view) })
    },
  }
}

/** A script and all that it cannot run without. */
function closureOf(file: string, bundle: Rollup.OutputBundle, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  const chunk = bundle[file]
  if (chunk?.type === 'chunk' || file.startsWith('words/')) seen.add(file)
  if (chunk?.type === 'chunk') for (const next of chunk.imports) closureOf(next, bundle, seen)
  return seen
}
