// Real communities' texts, which lie beside a checkout and never in it. CORPORA names the folder; tests that need it are skipped with
// one loud line where it is not set, and fail in CI.
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { SourceFile } from '@commonplace/interchange'

let told = false

/** The folder of a corpus, or null where the corpora are not on this machine. */
export function corpus(name: string): string | null {
  const folder = process.env.CORPORA
  if (folder) return join(folder, name)
  if (process.env.CI === 'true') throw new Error('CORPORA is not set, and in CI the real texts must be there.')
  if (!told) process.stderr.write('\nCORPORA IS NOT SET: tests on real texts are skipped.\n')
  told = true
  return null
}

/** Every file of a folder, as an importer is given it. */
export async function sourcesOf(folder: string): Promise<SourceFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: relative(folder, path).split(sep).join('/'), read: () => readFile(path) }))
}
