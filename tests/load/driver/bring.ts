import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const ENTRY = fileURLToPath(new URL('../../../server/bin/commonplace.js', import.meta.url))

interface Place {
  readonly dataDir: string
  readonly slug: string
}

/** Brings a folder into a community by the command line, and gives the seconds that took, start of the program and receipt included. */
export async function bring(
  { dataDir, slug }: Place,
  form: 'markdown' | 'stackexchange',
  folder: string,
): Promise<number> {
  const began = performance.now()
  const child = spawn(process.execPath, [ENTRY, 'import', form, folder, '--community', slug, '--json'], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  // 3: some files were no Markdown that can be read, and the receipt names them.
  if (code !== 0 && code !== 3) throw new Error(`The import of ${folder} ended with ${code}`)
  return (performance.now() - began) / 1000
}
