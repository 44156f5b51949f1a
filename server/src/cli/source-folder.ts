import { lstat, readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { SourceFile } from '@commonplace/interchange'
import { Failure } from './failure.ts'

const MOST_FILES = 100_000
/** Folders that tools keep for themselves. What people wrote may stand in other hidden ones, `.github` for one. */
const PASSED_OVER = new Set([
  'node_modules',
  '__MACOSX',
  '.git',
  '.hg',
  '.svn',
  '.obsidian',
  '.idea',
  '.vscode',
  '.trash',
])

/**
 * The files of a folder, in order of their paths. Links to elsewhere are not followed (one could point at the machine's own files), and
 * folders of tools are passed over.
 */
export async function filesIn(folder: string): Promise<SourceFile[]> {
  const is = await stat(folder).catch(() => null)
  if (!is) throw new Failure(`There is nothing at ${folder}.`)
  if (!is.isDirectory()) throw new Failure(`${folder} is not a folder. Unpack it first, then import the folder.`)
  const found: SourceFile[] = []
  const walk = async (here: string): Promise<void> => {
    const entries = await readdir(here, { withFileTypes: true })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (PASSED_OVER.has(entry.name)) continue
      const path = join(here, entry.name)
      if (entry.isDirectory()) await walk(path)
      else if (entry.isFile()) found.push(sourceOf(folder, path))
      if (found.length > MOST_FILES)
        throw new Failure(`${folder} holds more than ${MOST_FILES} files. Import it in parts.`)
    }
  }
  await walk(folder)
  return found
}

function sourceOf(folder: string, path: string): SourceFile {
  return {
    path: relative(folder, path).split(sep).join('/').normalize('NFC'),
    async read() {
      const { size } = await lstat(path)
      if (size > 64 * 1024 * 1024) throw new Error('it is larger than 64 MB')
      return readFile(path)
    },
  }
}
