// `node tests/load/mutations.ts [word]`: is the simulator able to find anything? Each of these small mistakes is made in a copy of the
// packages, one at a time, and either a story or a named test must find it. Run by hand when sync or its simulator changes; with a
// word, only the mistakes whose name has it. Ends with 1 when one is not found.
import { spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MISTAKES, type Mistake } from './mistakes.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** More than any story needs; what is not found here is looked for by the tests. */
const SEEDS = 400

function run(program: string, args: readonly string[], cwd: string): Promise<{ code: number | null; out: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    })
    let out = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += String(chunk)))
    // A mistake may make a story go on for ever.
    const timer = setTimeout(() => child.kill('SIGKILL'), 90_000)
    child.once('error', reject)
    child.once('exit', (code) => {
      clearTimeout(timer)
      resolve({ code, out })
    })
  })
}

/** A copy that is loaded like the original: what it does not hold itself is found where the original finds it. */
async function copyOfPackages(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-mutations-'))
  for (const name of ['packages/sync', 'packages/kit', 'packages/domain', 'tests/vitest.config.ts', 'package.json'])
    await cp(join(root, name), join(folder, name), {
      recursive: true,
      filter: (path) => !path.includes('node_modules'),
    })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  await writeFile(join(folder, 'stories.ts'), STORIES)
  return folder
}

const STORIES = `
import { CALM, GALE, HURRICANE, STORM, simulate } from './packages/sync/src/testing/index.ts'
const weathers = { CALM, STORM, GALE, HURRICANE }
for (let seed = 1; seed <= ${SEEDS}; seed++)
  for (const [name, weather] of Object.entries(weathers))
    try {
      await simulate(seed, weather)
    } catch (error) {
      console.log(name + ', ' + error.message.slice(0, 160))
      process.exit(1)
    }
process.exit(0)
`

async function found(folder: string): Promise<string | null> {
  const stories = await run(process.execPath, ['stories.ts'], folder)
  if (stories.code !== 0) return `story: ${stories.out.trim().split('\n').at(-1) ?? 'it never ended'}`
  const vitest = join(root, 'node_modules/.bin/vitest')
  const args = ['run', '--config', 'tests/vitest.config.ts', '--project', 'unit', 'packages/sync']
  const tests = await run(vitest, args, folder)
  if (tests.code === 0) return null
  return `test: ${/FAIL.*?(\[SY\d+\][^\n]*)/.exec(tests.out)?.[1] ?? tests.out.slice(-300)}`
}

async function withMistake(folder: string, { file, was, becomes }: Mistake): Promise<string | null> {
  const path = join(folder, 'packages/sync/src', file)
  const right = await readFile(path, 'utf8')
  if (right.split(was).length !== 2) throw new Error(`${file} does not say this exactly once: ${was}`)
  await writeFile(
    path,
    right.replace(was, () => becomes),
  )
  try {
    return await found(folder)
  } finally {
    await writeFile(path, right)
  }
}

async function main(word: string): Promise<void> {
  const folder = await copyOfPackages()
  let missed = 0
  try {
    const chosen = MISTAKES.filter(({ name }) => name.includes(word))
    for (const mistake of chosen) {
      const how = await withMistake(folder, mistake)
      if (how === null) missed++
      process.stdout.write(`${how === null ? 'NOT FOUND' : 'found    '} ${mistake.name} — ${how ?? 'by nothing'}\n`)
    }
    process.stdout.write(`${chosen.length - missed} of ${chosen.length} mistakes found\n`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  process.exitCode = missed > 0 ? 1 : 0
}

await main(process.argv[2] ?? '')
