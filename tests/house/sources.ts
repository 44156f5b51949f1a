import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

const SKIPPED = new Set(['node_modules', 'dist', '.git'])

/** A file of ours: its path from the root with forward slashes, and its text. */
export interface Source {
  readonly path: string
  readonly text: string
}

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (SKIPPED.has(entry.name)) continue
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) yield* walk(path)
    else if (entry.isFile()) yield path
  }
}

/** Every file under the named folders whose name ends in one of the endings. */
export function sources(folders: readonly string[], endings: readonly string[]): Source[] {
  const found: Source[] = []
  for (const folder of folders) {
    for (const path of walk(folder)) {
      if (endings.some((ending) => path.endsWith(ending)))
        found.push({ path, text: readFileSync(join(root, path), 'utf8') })
    }
  }
  return found
}

export const CODE_FOLDERS = ['packages', 'server', 'client', 'tests'] as const
export const CODE_ENDINGS = ['.ts', '.tsx', '.js', '.mjs'] as const

export const isTest = (path: string): boolean => /\.(test|fuzz\.test|bench)\.tsx?$/.test(path)

// Comments are dropped first, so that an import in an example does not count. Strings with // in them only ever hide more text.
const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm
const IMPORT = /(?:(?<=[\s}*])from\s*|(?<![\w-])import\s*\(?\s*)(['"])([@\w.~][^'"\n]*)\1/g

/** What a source imports, types and lazy imports too, as written. */
export function importsOf(source: Source): string[] {
  return [...source.text.replace(COMMENT, '').matchAll(IMPORT)].map((match) => match[2] ?? '')
}

/** The path from the root that a relative import leads to. */
export function resolveImport(from: string, specifier: string): string {
  return relative(root, join(root, from, '..', specifier.replace(/\?.*$/, ''))).replaceAll('\\', '/')
}
