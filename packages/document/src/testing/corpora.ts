import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The Markdown files of a real wiki under the folder that the environment variable CORPORA names. Null, with one loud line, where there
 * is none; a build that must not skip (CI=true) fails instead.
 */
export function markdownOf(wiki: string): { path: string; source: string }[] | null {
  const folder = process.env.CORPORA ? join(process.env.CORPORA, wiki) : null
  if (folder === null || !existsSync(folder)) {
    if (process.env.CI === 'true') throw new Error(`CORPORA must name a folder that holds ${wiki}`)
    console.warn(`SKIPPED: the real wiki ${wiki} is not here; set CORPORA to the folder that holds it.`)
    return null
  }
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .sort()
    .map((path) => ({ path, source: readFileSync(join(folder, path), 'utf8') }))
}
