import { expect, test } from 'vitest'
import { isTest, sources } from './sources.ts'

// What people read stands in the words of client and server, in every language alike.

const CLIENT = 'client/src/words/'
const SERVER = 'server/src/words/'
/** Not words themselves, and the same in every language. */
const COMMON = new Set([
  `${CLIENT}dates.ts`,
  `${CLIENT}forms.ts`,
  `${CLIENT}in-words.ts`,
  `${SERVER}say.ts`,
  `${SERVER}nouns.ts`,
])

const written = (folder: string) =>
  sources([folder.slice(0, -1)], ['.ts']).flatMap(({ path }) =>
    isTest(path) || COMMON.has(path) ? [] : [path.slice(folder.length)],
  )

test('[HO50] every language has the same files of words as English', () => {
  for (const folder of [CLIENT, SERVER]) {
    const files = written(folder)
    const english = files.filter((file) => !file.includes('/')).sort()
    const languages = new Set(files.flatMap((file) => (file.includes('/') ? [file.split('/')[0] ?? ''] : [])))
    expect(languages.size).toBeGreaterThan(0)
    for (const language of languages) {
      const own = files.filter((file) => file.startsWith(`${language}/`)).map((file) => file.slice(language.length + 1))
      expect(own.sort(), `${folder}${language}`).toEqual(english.map((file) => file.replace(/^en\b/, language)).sort())
    }
  }
})

const code = sources(['client/src', 'server/src'], ['.ts', '.tsx']).filter(
  ({ path }) => !isTest(path) && !/\/(words|testing|demo|cli|observe)\//.test(path),
)
const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm
/** Lines of code without comments, and without what is thrown or logged for those who write programs. */
const linesOf = (text: string) =>
  text
    .replace(COMMENT, (comment) => '\n'.repeat(comment.split('\n').length - 1))
    .split('\n')
    .map((line) => (/throw new Error|console\.|must\(/.test(line) ? '' : line))

function found(pattern: RegExp, where: (path: string) => boolean): string[] {
  return code.flatMap(({ path, text }) =>
    where(path)
      ? linesOf(text).flatMap((line, at) =>
          [...line.matchAll(pattern)].map((match) => `${path}:${at + 1}: ${(match[1] ?? '').trim().slice(0, 80)}`),
        )
      : [],
  )
}

const said = (lines: readonly string[], allowed: RegExp) => lines.filter((line) => !allowed.test(line))

test('[HO51] no words stand between the tags of a screen, or in what it says of itself', () => {
  const screens = (path: string) => path.endsWith('.tsx')
  // Types in angle brackets look like tags.
  const between = found(/(?<![=\w(])>\s*([A-Za-z][^<>{}=();:|&?.]*[a-z]{2,}[^<>{}=();:|&?]*)<\//g, screens)
  // An address says of itself how it begins.
  const attributes = said(
    found(/(?:aria-label|title|placeholder|alt|label)="([^"]*[A-Za-z]{2}[^"]*)"/g, screens),
    /: https:\/\/$/,
  )
  expect([...between, ...attributes]).toEqual([])
})

test('[HO51] no sentence of the client stands outside its words', () => {
  const sentences = found(/['"`]([A-Z][a-z]+(?: [\w’,$\-{}]+)+[.?!…])['"`]/g, (path) => path.startsWith('client/src/'))
  // What ends a promise inside the program, and is shown to nobody.
  expect(
    said(sentences, /offline\/search\/search-link\.ts|editor\/paste\/read\.ts|offline\/session\/open-document\.ts/),
  ).toEqual([])
})

test('[HO51] every refusal is said by name', () => {
  const refusals = code.flatMap(({ path, text }) =>
    path.startsWith('server/src/')
      ? [...text.matchAll(/new Refusal\(\s*'[\w-]+',\s*(['"`][^'"`]*)/g)].map(([, words]) => `${path}: ${words}`)
      : [],
  )
  expect(refusals).toEqual([])
})

test('[HO51] no sentence of the server stands outside its words, but what operators read', () => {
  const sentences = found(/['"`]([A-Z][a-z]+(?: [\w’,$\-{}]+){2,}[.?!])['"`]/g, (path) =>
    path.startsWith('server/src/'),
  )
  const OPERATORS =
    // Set up and health are for operators; what stores and settings files say names files and lines to them.
    /server\/src\/(config|main|compose)\.ts|server\/src\/storage\/|http\/(health|listen|docs-page)\.ts|server\/src\/outside\/mail\.ts/
  // Programs read these: deliveries to webhooks as they were answered, lists of what an import left out.
  const PROGRAMS = /server\/src\/outside\/post\.ts|features\/import\//
  // It stands in what is kept of a page, whoever reads it.
  const KEPT = /derive\/withdrawn\.ts/
  expect(said(said(said(sentences, OPERATORS), PROGRAMS), KEPT)).toEqual([])
})
