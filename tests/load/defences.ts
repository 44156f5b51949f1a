// `node tests/load/defences.ts [word]`: does a test notice when a defence is taken out? Each of these is taken out of the sources, one at a
// time, its test is run and has to fail, and the sources are put back. Run by hand, in a checkout with nothing uncommitted and the client built;
// with a word, only those whose name has it. Ends with 1 when one is not noticed; stopped by a signal, it puts the sources back first.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

interface Defence {
  readonly name: string
  readonly file: string
  readonly was: string
  readonly becomes: string
  /** The test that has to fail, and the file it is in. */
  readonly test: string
  readonly in: string
}

const DEFENCES: readonly Defence[] = [
  {
    name: 'requests of other sites are refused',
    file: 'server/src/http/own-pages.ts',
    was: "if (site !== undefined && site !== 'same-origin' && site !== 'none') return false",
    becomes: '',
    test: '[HT4]',
    in: 'tests/community/handler.test.ts',
  },
  {
    name: 'a socket that shows a cookie has to come from a page of ours',
    file: 'server/src/realtime/admit.ts',
    was: "if (caller.by === 'cookie' && !door.isOwnPage(request))",
    becomes: 'if (false as boolean)',
    test: '[AC2]',
    in: 'tests/community/access.test.ts',
  },
  {
    name: 'the session a browser came with ends when somebody signs in',
    file: 'server/src/http/line.ts',
    was: 'if (replaced) await writes.keys.endSession(replaced)',
    becomes: '',
    test: '[PE3]',
    in: 'tests/community/people.test.ts',
  },
  {
    name: 'an unknown address takes as long to refuse as a known one',
    file: 'server/src/features/shared/passwords.ts',
    was: 'nobodys ??= hashPassphrase(crypto.randomUUID())',
    becomes: 'if (kept === null) return false\n  nobodys ??= hashPassphrase(crypto.randomUUID())',
    test: '[SA31] two hundred',
    in: 'server/src/features/people/sign-in.test.ts',
  },
  {
    name: 'signing in leads to a path of this site',
    file: 'packages/domain/src/safe-next.ts',
    was: "return origin === HERE && !pathname.startsWith('//') ? next : '/'",
    becomes: 'return next',
    test: '[SA34]',
    in: 'tests/community/hostile-addresses.test.ts',
  },
  {
    name: 'an address is looked at before it is connected to',
    file: 'server/src/outside/post.ts',
    was: 'if (!addresses.every(({ address }) => isAllowed(address)))',
    becomes: 'if (addresses.length > 9)',
    test: '[DO32] nothing is sent',
    in: 'tests/community/hooks.test.ts',
  },
  {
    name: 'links lead to http, https and mail only',
    file: 'packages/document/src/safe-url.ts',
    was: 'if (scheme !== undefined) return schemes.has(scheme) ? url : null',
    becomes: '',
    test: '[SA38]',
    in: 'tests/community/hostile-words.test.ts',
  },
  {
    name: 'names that every object inherits are refused',
    file: 'server/src/http/parse.ts',
    was: "const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])",
    becomes: 'const FORBIDDEN = new Set<string>()',
    test: '[HT3]',
    in: 'tests/community/handler.test.ts',
  },
  {
    name: 'a page is not there for those its audience leaves out',
    file: 'packages/domain/src/can.ts',
    was: 'if (target.audiences && !isAmong(actor, rank, target.audiences)) return false',
    becomes: '',
    test: '[DO1]',
    in: 'server/src/features/doors.test.ts',
  },
  {
    name: 'what one browser began at another service is not finished in another',
    file: 'server/src/http/pages/oidc.ts',
    was: 'const state = cookieIn(request.headers.cookie, COOKIE)',
    becomes: "const state = url.searchParams.get('state')",
    test: '[DO18]',
    in: 'tests/community/oidc.test.ts',
  },
]

const root = fileURLToPath(new URL('../..', import.meta.url))
const report = join(tmpdir(), `commonplace-defences-${process.pid}.json`)

interface Result {
  readonly fullName: string
  readonly status: string
}

/** How the tests of that name end; none where they did not come to run, which says nothing of the defence. */
async function run(defence: Defence): Promise<readonly Result[]> {
  await rm(report, { force: true })
  const vitest = join(root, 'node_modules/.bin/vitest')
  const name = defence.test.replace(/[[\]]/g, '\\$&')
  const args = [
    'run',
    '--config',
    'tests/vitest.config.ts',
    defence.in,
    '-t',
    name,
    '--reporter=json',
    `--outputFile=${report}`,
  ]
  const child = spawn(vitest, args, {
    ...{ cwd: root, stdio: 'ignore', env: { ...process.env, CI: 'true' } },
    // The sources are put back before anything ends.
    detached: true,
  })
  const end = () => void (child.pid && process.kill(-child.pid, 'SIGTERM'))
  stopping.signal.addEventListener('abort', end)
  await once(child, 'close')
  stopping.signal.removeEventListener('abort', end)
  const told = await readFile(report, 'utf8').catch(() => null)
  await rm(report, { force: true })
  if (told === null) return []
  const { testResults } = JSON.parse(told) as { testResults: { assertionResults: Result[] }[] }
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ fullName, status }) => fullName.includes(defence.test) && (status === 'passed' || status === 'failed'))
}

const FAILED = ({ status }: Result) => status === 'failed'

/** What became of it: the test has to pass with the defence and to fail, not merely to break off, without it. */
async function judge(
  defence: Defence,
): Promise<'noticed' | 'NOT noticed' | 'its test does not run' | 'its test fails anyway'> {
  const path = join(root, defence.file)
  const right = await readFile(path, 'utf8')
  if (right.split(defence.was).length !== 2)
    throw new Error(`${defence.file} does not say this exactly once: ${defence.was}`)
  const before = await run(defence)
  if (before.length === 0) return 'its test does not run'
  if (before.some(FAILED)) return 'its test fails anyway'
  try {
    await writeFile(
      path,
      right.replace(defence.was, () => defence.becomes),
    )
    const after = await run(defence)
    if (after.length === 0) return 'its test does not run'
    return after.some(FAILED) ? 'noticed' : 'NOT noticed'
  } finally {
    await writeFile(path, right)
  }
}

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())

const [word = ''] = process.argv.slice(2)
let missed = 0
for (const defence of DEFENCES.filter(({ name }) => name.includes(word))) {
  const verdict = await judge(defence)
  if (stopping.signal.aborted) {
    console.info('Stopped; the sources are as they were.')
    process.exitCode = 130
    break
  }
  if (verdict !== 'noticed') missed++
  console.info(`${verdict}: ${defence.name} (${defence.test})`)
}
if (missed > 0) process.exitCode ??= 1
