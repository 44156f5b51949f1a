// `npm test`: everything that guards the project, one after the other, and in the end one plain line with the sums.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium, HOW_TO_INSTALL } from './harness/find-chromium.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = join(root, 'node_modules/.bin')
const inCi = process.env.CI === 'true'

interface Tally {
  passed: number
  failed: number
  skipped: number
}

/** Runs a program of node_modules/.bin with its output going where ours goes; whether it ended well. */
function run(program: string, args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<boolean> {
  const env = { ...process.env, ...more, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` }
  return new Promise((resolve, reject) => {
    const shell = process.platform === 'win32'
    const child = spawn(join(bin, program), args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'], shell })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code === 0))
  })
}

/** A step that either holds or does not, counted as one test. */
async function check(program: string, args: readonly string[]): Promise<Tally> {
  const ok = await run(program, args)
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
}

/** Runs Vitest projects and reads the sums from its own report. A run that dies without one has failed. */
async function vitest(folder: string, projects: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<Tally> {
  const report = join(folder, `${projects.join('-')}.json`)
  const args = ['run', '--config', 'tests/vitest.config.ts', '--passWithNoTests', '--reporter=default']
  const chosen = projects.flatMap((project) => ['--project', project])
  const ok = await run('vitest', [...args, '--reporter=json', `--outputFile.json=${report}`, ...chosen], more)
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 }
  const sums: unknown = JSON.parse(await readFile(report, 'utf8'))
  const read = (name: string) => Number((sums as Record<string, unknown>)[name] ?? 0)
  const failed = read('numFailedTests')
  return {
    passed: read('numPassedTests'),
    // A file that cannot be loaded, or an error outside any test, fails the run without a failed test.
    failed: ok ? failed : Math.max(1, failed),
    skipped: read('numPendingTests') + read('numTodoTests'),
  }
}

async function journeys(folder: string): Promise<Tally> {
  const chromium = findChromium()
  if (chromium !== null) return vitest(folder, ['journeys'], { CHROMIUM_PATH: chromium })
  process.stdout.write(`\nNO CHROMIUM: the journeys cannot run. ${HOW_TO_INSTALL}\n`)
  return inCi ? { passed: 0, failed: 1, skipped: 0 } : { passed: 0, failed: 0, skipped: 1 }
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-test-'))
  const steps: readonly [string, () => Promise<Tally>][] = [
    ['types', () => check('tsc', ['-p', '.'])],
    ['lint', () => check('biome', ['ci', '--config-path=.biome.json', '.'])],
    ['unit and browser', () => vitest(folder, ['unit', 'browser'])],
    ['journeys', () => journeys(folder)],
  ]
  const sum: Tally = { passed: 0, failed: 0, skipped: 0 }
  for (const [i, [name, step]] of steps.entries()) {
    process.stdout.write(`\n[${i + 1}/${steps.length}] ${name}\n`)
    const before = performance.now()
    const tally = await step()
    const seconds = ((performance.now() - before) / 1000).toFixed(1)
    process.stdout.write(`[${i + 1}/${steps.length}] ${name}: ${told(tally)} in ${seconds} s\n`)
    sum.passed += tally.passed
    sum.failed += tally.failed
    sum.skipped += tally.skipped
  }
  await rm(folder, { recursive: true, force: true })
  process.stdout.write(`\n${told(sum)}\n`)
  process.exitCode = sum.failed > 0 ? 1 : 0
}

const told = (tally: Tally) => `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`

await main()
