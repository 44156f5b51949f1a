import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const PROGRAM = fileURLToPath(new URL('../../bin/commonplace.js', import.meta.url))
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-main-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs the program as a shell would. */
async function run(dataDir: string, args: readonly string[], stdin = '') {
  const env = { ...process.env, DATA_DIR: join(folder, dataDir), DATABASE_URL: '', REDIS_URL: '', PORT: '0' }
  const child = spawn(process.execPath, [PROGRAM, ...args], { env, stdio: 'pipe' })
  child.stdin.end(stdin)
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...said }
}

const SETUP = ['setup', '--community', 'Menders', '--founder-name', 'Fay', '--founder-email', 'fay@example.org']

test('help is no failure, and what is asked the wrong way exits with 2', async () => {
  // Beside each other: a process takes its time to begin.
  const wrong = [['bake'], ['export', 'x'], ['member', 'add', '--community', 'x', '--role', 'king'], SETUP]
  const [help, short, ...told] = await Promise.all([
    run('a', ['import', 'markdown', '--help']),
    run('a', [...SETUP, '--password-stdin'], 'too short'),
    ...wrong.map((args) => run('a', args)),
  ])
  expect(help).toMatchObject({ code: 0, err: '' })
  expect(short).toMatchObject({ code: 2, err: 'A passphrase has at least 12 characters.\n' })
  expect(told.map(({ code }) => code)).toEqual(wrong.map(() => 2))
  for (const { err } of told) expect(err).not.toContain('    at ')
})

test('a token is printed alone, for a script to take', async () => {
  expect((await run('b', [...SETUP, '--password-stdin', '--json'], 'a long passphrase\n')).code).toBe(0)
  const { code, out } = await run('b', ['token', 'create', '--member', 'FAY@example.org', '--scopes', 'read'])
  expect(code).toBe(0)
  expect(out).toMatch(/^[\w-]{43}\n$/)
  const wrong = await run('b', ['token', 'create', '--member', 'bo@example.org', '--json'])
  expect(wrong).toMatchObject({
    code: 1,
    out: `${JSON.stringify({ step: 'failed', error: 'Nobody here has the mail address bo@example.org.' })}\n`,
  })
})

test('a corrupt settings file stops the start with a sentence and is left as it is', async () => {
  await run('c', [...SETUP, '--password-stdin'], 'a long passphrase')
  const file = join(folder, 'c/communities/menders.json')
  await writeFile(file, '{\n  "name": "Menders",\n  "accent": pink\n}')
  const { code, err } = await run('c', ['serve'])
  expect(code).toBe(1)
  expect(err).toContain('menders.json, line 3, are not valid JSON')
  expect(await readFile(file, 'utf8')).toContain('pink')
})

test('a file that is no database stops the start with a sentence and is left as it is', async () => {
  await mkdir(join(folder, 'd'))
  const file = join(folder, 'd/commonplace.sqlite')
  await writeFile(file, 'somebody’s diary')
  const { code, err } = await run('d', ['serve'])
  expect(code).toBe(1)
  expect(err).toContain('is not a Commonplace database. It was left as it is.')
  expect(await readFile(file, 'utf8')).toBe('somebody’s diary')
})
