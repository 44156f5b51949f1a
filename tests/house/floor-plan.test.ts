import { isBuiltin } from 'node:module'
import { expect, test } from 'vitest'
import { ENGINES, featureOf, MAY_IMPORT, PURE, roomOf, SERVER_ROOMS } from './floor-plan.ts'
import { CODE_ENDINGS, CODE_FOLDERS, importsOf, isTest, resolveImport, sources } from './sources.ts'

const code = sources(CODE_FOLDERS, CODE_ENDINGS)
const manifests = new Map(
  sources(CODE_FOLDERS, ['package.json']).map(({ path, text }) => [packageOf(path), JSON.parse(text) as Manifest]),
)
interface Manifest {
  name: string
  dependencies?: Record<string, string>
  /** What only tests and types need. */
  devDependencies?: Record<string, string>
}

function packageOf(path: string): string {
  const [top = '', second = ''] = path.split('/')
  return top === 'packages' ? second : top
}

const rootOf = (name: string) => (name in PURE ? `packages/${name}` : name)
const nameOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** Every import with where it stands: of a package of ours, of a library, or of a file. */
const imports = code.flatMap((source) => importsOf(source).map((specifier) => ({ from: source.path, specifier })))

test('[HO1] packages import only what stands below them, by name and never by path', () => {
  const wrong = imports.flatMap(({ from, specifier }) => {
    const own = packageOf(from)
    if (specifier.startsWith('.')) {
      const to = resolveImport(from, specifier)
      return to.startsWith(`${rootOf(own)}/`) ? [] : [`${from} reaches into ${to}`]
    }
    const ours = /^@commonplace\/([^/]+)/.exec(specifier)?.[1]
    // By its own name a package could reach from any room into any other without the plan of rooms seeing it.
    if (ours === own && !isTest(from)) return [`${from} imports its own package by name: ${specifier}`]
    if (ours === undefined || ours === own || MAY_IMPORT[own]?.includes(ours)) return []
    return [`${from} imports ${specifier}, which stands above or beside it`]
  })
  expect(wrong).toEqual([])
})

test('[HO2] every package.json names only packages below it, and every import is declared in its own', () => {
  const wrong: string[] = []
  for (const [own, manifest] of manifests) {
    for (const name of Object.keys(manifest.dependencies ?? {})) {
      const ours = /^@commonplace\/(.+)/.exec(name)?.[1]
      if (ours && !MAY_IMPORT[own]?.includes(ours)) wrong.push(`${own}/package.json depends on ${name}`)
    }
  }
  for (const { from, specifier } of imports) {
    if (specifier.startsWith('.') || specifier.startsWith('virtual:') || isBuiltin(specifier)) continue
    const own = manifests.get(packageOf(from))
    const name = nameOf(specifier)
    const forTests = name === 'vitest' || (isTest(from) && name.startsWith('@commonplace/'))
    const declared = { ...own?.dependencies, ...own?.devDependencies }
    if (name === own?.name || forTests || declared[name] || declared[`@types/${name}`]) continue
    wrong.push(`${from} imports ${name}, which ${packageOf(from)}/package.json does not name`)
  }
  expect([...new Set(wrong)]).toEqual([])
})

test('[HO3] packages know no machine, framework or database', () => {
  const wrong = imports.filter(({ from, specifier }) => !isTest(from) && PURE[packageOf(from)]?.test(specifier))
  expect(wrong).toEqual([])
})

test('[HO4] domain, api and kit read no clock, chance or environment of their own', () => {
  const allowed = new Set([
    'packages/kit/src/clock.ts',
    'packages/kit/src/random.ts',
    'packages/kit/src/testing/cpu.ts',
  ])
  const wrong = code.filter(
    ({ path, text }) =>
      /^packages\/(kit|domain|api)\/src\//.test(path) &&
      !isTest(path) &&
      !allowed.has(path) &&
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\.toLocale(Upper|Lower)Case\(\)/.test(text),
  )
  expect(wrong.map(({ path }) => path)).toEqual([])
})

test('[HO5] rooms of the server meet only in compose.ts', () => {
  const wrong = imports.flatMap(({ from, specifier }) => {
    if (!from.startsWith('server/src/') || isTest(from) || !specifier.startsWith('.')) return []
    const to = resolveImport(from, specifier)
    const [here, there] = [roomOf(from), roomOf(to)]
    if (here === 'testing') return []
    if (here === there || there === 'ports' || there === 'words' || SERVER_ROOMS[here]?.includes(there)) return []
    return [`${from} imports ${to}: ${here} has no door to ${there}`]
  })
  expect(wrong).toEqual([])
})

test('[HO9] a database, a socket, a framework is known to the room that is built on it, and to no other', () => {
  const wrong = imports.flatMap(({ from, specifier }) => {
    if (!from.startsWith('server/src/') || isTest(from) || from.includes('/testing/')) return []
    const engine = ENGINES.find(({ library }) => library.test(specifier))
    return engine && !engine.rooms.includes(roomOf(from)) ? [`${from} imports ${specifier}`] : []
  })
  expect(wrong).toEqual([])
})

test('[HO6] features never import another feature; what several need is an event, a port, or in shared/', () => {
  const wrong = imports.flatMap(({ from, specifier }) => {
    const here = featureOf(from)
    if (here === null && !/\/features\/shared\//.test(from)) return []
    if (isTest(from) || !specifier.startsWith('.')) return []
    const to = resolveImport(from, specifier)
    const there = featureOf(to)
    return there === null || there === here ? [] : [`${from} imports ${to}`]
  })
  expect(wrong).toEqual([])
})

test('[HO7] only config.ts reads the environment of the process', () => {
  const allowed = /^server\/src\/config\.ts$|^server\/bin\/|^client\/vite\.config\.ts$|^tests\//
  const wrong = code.filter(
    ({ path, text }) =>
      !allowed.test(path) &&
      !isTest(path) &&
      !/\/testing\//.test(path) &&
      /\bprocess(\.|\?\.|\[['"])env\b|from ['"]node:process['"]/.test(text),
  )
  expect(wrong.map(({ path }) => path)).toEqual([])
})

test('[HO8] what is reached by the plan exists: every package of the plan has a package.json and the other way round', () => {
  expect([...manifests.keys()].sort()).toEqual(Object.keys(MAY_IMPORT).sort())
})
