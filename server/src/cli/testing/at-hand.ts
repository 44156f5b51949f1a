import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readConfig } from '../../config.ts'
import { type Here, openHere } from '../open-here.ts'
import type { Output } from '../output.ts'
import { setUp } from '../set-up.ts'

/** A store in a folder of its own with one community, `menders`, founded by Fay; what commands said is in `steps`. */
export interface AtHand extends AsyncDisposable {
  readonly here: Here
  readonly folder: string
  readonly output: Output
  readonly steps: { readonly name: string; readonly facts: Readonly<Record<string, unknown>> }[]
  readonly words: string[]
  partly: boolean
  /** Writes files into a folder beside the store and gives its path. */
  lay(name: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string>
}

export async function openAtHand(): Promise<AtHand> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-cli-test-'))
  const here = await openHere(readConfig({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'error' }))
  const steps: AtHand['steps'] = []
  const words: string[] = []
  const atHand: AtHand = {
    here,
    folder,
    steps,
    words,
    partly: false,
    output: {
      say: (said) => words.push(said),
      step(name, facts, said) {
        steps.push({ name, facts })
        words.push(said)
      },
      value: (name, value) => steps.push({ name, facts: { value } }),
      progress: () => ({ at: () => undefined, end: () => undefined }),
      partly() {
        atHand.partly = true
      },
    },
    async lay(name, files) {
      for (const [path, content] of Object.entries(files)) {
        await mkdir(dirname(join(folder, name, path)), { recursive: true })
        await writeFile(join(folder, name, path), content)
      }
      return join(folder, name)
    },
    async [Symbol.asyncDispose]() {
      await here[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
  const founder = { community: 'Menders', founderName: 'Fay', founderEmail: 'fay@example.org' }
  await setUp(here, { ...founder, visibility: 'public' }, 'a long passphrase', atHand.output)
  steps.length = 0
  words.length = 0
  return atHand
}
