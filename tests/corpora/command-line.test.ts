import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { corpus } from '../harness/corpora.ts'

const PROGRAM = fileURLToPath(new URL('../../server/bin/commonplace.js', import.meta.url))
let dataDir: string

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'commonplace-command-line-'))
  const founder = ['--founder-name', 'Fay', '--founder-email', 'fay@example.org', '--password-stdin']
  const { code } = await run(
    ['setup', '--community', 'Real', '--slug', 'real', ...founder, '--json'],
    'a long passphrase',
  )
  expect(code).toBe(0)
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

type Step = Readonly<Record<string, unknown>> & { readonly step: string }

/** Runs a command as a person's shell would; what it said, line by line. `until` ends it with SIGKILL at that step. */
async function run(args: readonly string[], stdin = '', until?: (step: Step) => boolean) {
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', REDIS_URL: '', PORT: '0' }
  const child = spawn(process.execPath, [PROGRAM, ...args], { env, stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(stdin)
  const steps: Step[] = []
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const step = line.startsWith('{') ? (JSON.parse(line) as Step) : { step: line }
      steps.push(step)
      if (until?.(step)) child.kill('SIGKILL')
    }
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, steps, last: steps.at(-1) ?? { step: '' } }
}

const wiki = corpus('wiki-kubernetes-community')
const dump = corpus('qa-matheducators-2014')
const pictured = corpus('wiki-rap-cop')

describe.skipIf(wiki === null || dump === null || pictured === null)(
  'real communities come in by the command line',
  () => {
    test('671 pages in less than a minute, nothing left out', { timeout: 120_000 }, async () => {
      const { code, last } = await run(['import', 'markdown', wiki ?? '', '--community', 'real', '--json'])
      expect(code).toBe(0)
      // The folder's own pages, and the one that says where it was taken from.
      expect(last).toMatchObject({ step: 'imported', pages: 672, skipped: 0 })
      expect(last.linksResolved).toBeGreaterThanOrEqual(1108)
      expect(Number(last.seconds)).toBeLessThan(60)
    })

    test('397 questions and 1,507 answers in less than a minute', { timeout: 120_000 }, async () => {
      const { code, last } = await run(['import', 'stackexchange', dump ?? '', '--community', 'real', '--json'])
      expect(code).toBe(0)
      expect(last).toMatchObject({ questions: 397, answers: 1507, accepted: 189, linksResolved: 75, skipped: 0 })
      expect(Number(last.seconds)).toBeLessThan(60)
    })

    test('an import that is killed goes on where it stopped and makes nothing twice', {
      timeout: 120_000,
    }, async () => {
      const args = ['import', 'markdown', pictured ?? '', '--community', 'real', '--kind', 'practice', '--json']
      const broken = await run(args, '', ({ step }) => step === 'Importing pages')
      expect(broken.code).toBeNull()
      const { code, last } = await run([...args, '--resume'])
      expect(code).toBe(0)
      expect(last.linksResolved).toBe(276)
      const receipt = JSON.parse(await readFile(String(last.receipt), 'utf8')) as {
        created: unknown[]
        skipped: unknown[]
      }
      expect(receipt.created.length + receipt.skipped.length).toBe(83)
      const out = join(dataDir, 'out')
      const exported = await run(['export', out, '--community', 'real', '--json'])
      expect(exported.last).toMatchObject({ pages: 672 + 83, questions: 397, pictures: 71, missing: [] })
    })
  },
)
