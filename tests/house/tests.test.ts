import { matchesGlob } from 'node:path'
import { expect, test } from 'vitest'
import config from '../vitest.config.ts'
import { CODE_ENDINGS, CODE_FOLDERS, isTest, sources } from './sources.ts'

interface Project {
  readonly test: { readonly name: string; readonly include: readonly string[] }
}
const projects = (config as { test: { projects: readonly Project[] } }).test.projects
const code = sources(CODE_FOLDERS, CODE_ENDINGS)

test('[HO14] every test file belongs to exactly one project of the runner', () => {
  const files = code.map(({ path }) => path).filter((path) => /\.test\.tsx?$/.test(path))
  const homes = (path: string) =>
    projects.filter(({ test }) => test.include.some((pattern) => matchesGlob(path, pattern)))
  expect(files.length).toBeGreaterThan(100)
  expect(files.filter((path) => homes(path).length !== 1)).toEqual([])
})

test('[HO15] nothing of server and client is exported that nobody imports', () => {
  const words = new Map<string, Set<string>>()
  for (const { path, text } of code) {
    for (const word of text.match(/[A-Za-z_$][\w$]*/g) ?? []) words.set(word, (words.get(word) ?? new Set()).add(path))
  }
  const unused = code
    .filter(({ path }) => /^(server|client)\/src\//.test(path) && !isTest(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/^export (?:async )?(?:function\*?|const|class) ([A-Za-z_$][\w$]*)/gm)]
        .map((match) => match[1] ?? '')
        .filter((name) => words.get(name)?.size === 1)
        .map((name) => `${path}: ${name}`),
    )
  expect(unused).toEqual([])
})

/** What stands between the parenthesis that begins here and the one that ends it; those within texts are few, and come in pairs. */
function within(text: string, from: number): string {
  let open = 1
  let at = from
  for (; open > 0 && at < text.length; at++) open += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0
  return text.slice(from, at)
}

test('[HO16] no test compares a part of something with a pattern as it stands: that is alike to everything', () => {
  const alikeToAll = code
    .filter(({ path }) => /\.tsx?$/.test(path) && !path.startsWith('tests/house/'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\btoMatchObject\(/g)]
        .map(({ index }) => within(text, index + 'toMatchObject('.length))
        .filter((compared) => /[{,[]\s*(?:\w+: )?\/[^/*]/.test(compared))
        .map((compared) => `${path}: ${compared.slice(0, 80)}`),
    )
  expect(alikeToAll).toEqual([])
})

test('[HO17] what a journey sees of a screen is awaited: a screen is drawn some time after what it follows from', () => {
  const glances = code
    .filter(({ path }) => /^tests\/(journeys|offline)\/.*\.test\.ts$/.test(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\bexpect\(await /g)]
        .map(({ index }) => ({ seen: within(text, index + 'expect('.length), from: index }))
        .filter(({ seen }) => /\.(?:allInnerTexts|innerText|inputValue|getAttribute|isChecked|isVisible)\(/.test(seen))
        // What must not be there is looked for once what comes instead is there.
        .filter(({ seen, from }) => !text.startsWith('.not.', from + `expect(${seen}`.length))
        .map(({ seen }) => `${path}: ${seen}`),
    )
  expect(glances).toEqual([])
})

test('[HO18] no journey waits in a window for what takes its time: to Playwright a promise is true at once', () => {
  // An arrow that gives a promise without saying `async` is not seen here.
  const untrue = code
    .filter(({ path }) => /^tests\/(journeys|offline|harness|load)\//.test(path))
    .flatMap(({ path, text }) => {
      const named = [...text.matchAll(/\basync function (\w+)|\bconst (\w+) = async\b/g)].map((one) => one[1] ?? one[2])
      return [...text.matchAll(/\bwaitForFunction\(\s*(async\b|\w+)/g)]
        .filter(([, what]) => what === 'async' || named.includes(what))
        .map(([, what]) => `${path}: ${what}`)
    })
  expect(untrue).toEqual([])
})
