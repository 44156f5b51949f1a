// Makes a clone ready to run: installs when node_modules disagrees with the lockfile, builds when the client's sources changed.
// Plain JavaScript without dependencies, because it runs before anything is installed and under whatever Node is there.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const stamp = join(root, 'client/dist/.built-from')

/** The text of a file, or null where there is none. */
function textOf(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

/** Whether every package that the lockfile names is installed in that version; optional ones may be for other machines. */
function isInstalled() {
  const lock = textOf(join(root, 'package-lock.json'))
  const installed = textOf(join(root, 'node_modules/.package-lock.json'))
  if (lock === null || installed === null) return false
  const there = JSON.parse(installed).packages
  return Object.entries(JSON.parse(lock).packages).every(([path, wanted]) => {
    if (!path.includes('node_modules/')) return true
    const found = there[path]
    return found ? found.version === wanted.version : wanted.optional === true || wanted.devOptional === true
  })
}

/** Every source the client is built from, tests left out, in one hash. */
function sourcesHash() {
  const hash = createHash('sha256')
  const add = (path) =>
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0')
  const walk = (folder) => {
    const entries = readdirSync(join(root, folder), { withFileTypes: true })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = `${folder}/${entry.name}`
      if (entry.name === 'dist' || entry.name === 'node_modules' || entry.name.startsWith('.')) continue
      if (entry.isDirectory()) walk(path)
      else if (!/\.(test|fuzz\.test|bench)\.tsx?$/.test(entry.name)) add(path)
    }
  }
  walk('client')
  walk('packages')
  add('package-lock.json')
  return hash.digest('hex')
}

/** Runs npm, the same one that runs this where it is known. Its output goes where ours goes. */
function npm(...args) {
  const cli = process.env.npm_execpath
  const node = process.env.npm_node_execpath ?? process.execPath
  // NODE_ENV=production would leave out what builds the client.
  const options = { cwd: root, stdio: 'inherit', env: { ...process.env, npm_config_include: 'dev' } }
  const done = cli
    ? spawnSync(node, [cli, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (done.error) throw new Error(`npm could not be started: ${done.error.message}`)
  return done.status === 0
}

function say(words) {
  process.stderr.write(`${words}\n`)
}

function ready(goal) {
  if (!isInstalled()) {
    say('Installing what is missing. The first time takes about half a minute.')
    const fresh = textOf(join(root, 'node_modules/.package-lock.json')) === null
    const installed = npm(fresh ? 'ci' : 'install', ...(fresh ? [] : ['--no-save']), '--no-audit', '--no-fund')
    if (!installed) return 'The packages could not be installed; npm says why above. Is the npm registry in reach?'
  }
  if (goal !== 'build') return null
  const hash = sourcesHash()
  if (textOf(stamp) === hash) return null
  say('Building the client, because its sources changed.')
  rmSync(stamp, { force: true })
  if (!npm('run', '--silent', 'build')) return 'The client could not be built; the reason stands above.'
  mkdirSync(join(root, 'client/dist'), { recursive: true })
  writeFileSync(stamp, hash)
  return null
}

const goal = process.argv[2]
if (goal !== 'install' && goal !== 'build') {
  say('Usage: node server/bin/ready.js install|build')
  process.exitCode = 2
} else if (Number.parseInt(process.versions.node, 10) < 20) {
  say(`Installing Commonplace needs Node 20.19 or newer, and this is Node ${process.versions.node}.`)
  process.exitCode = 1
} else {
  const failure = ready(goal)
  if (failure !== null) {
    say(failure)
    process.exitCode = 1
  }
}
