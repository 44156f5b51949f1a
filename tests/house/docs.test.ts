import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { keyWords } from '@commonplace/client/src/words/keys.ts'
import { expect, test } from 'vitest'
import { root, sources } from './sources.ts'

const readme = { path: 'README.md', text: readFileSync(join(root, 'README.md'), 'utf8') }
const docs = [readme, ...sources(['docs'], ['.md'])]
const exists = (path: string) => existsSync(join(root, path))

test('[HO31] every link in the docs leads to a file', () => {
  const broken = docs.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map((match) => match[1] ?? '')
      .filter((to) => !/^([a-z]+:|#)/.test(to) && !exists(join(dirname(path), to.replace(/#.*$/, ''))))
      .map((to) => `${path} links to ${to}`),
  )
  expect(broken).toEqual([])
})

test('[HO31] every path that the docs name exists', () => {
  // `http/api.ts` in the rules is said of the room that the paragraph is about.
  const rooms = [
    '',
    'tests/',
    'server/src/',
    'client/src/',
    'client/src/offline/',
    'packages/sync/src/',
    'packages/document/src/',
  ]
  const missing = docs.flatMap(({ path, text }) =>
    [...text.matchAll(/`((?:[a-z][\w-]*\/)+[\w.-]*|[\w/-]+\.tsx?)`/g)]
      .map((match) => match[1] ?? '')
      .filter((named) => !/^(data|application|image|zod)\//.test(named) && !rooms.some((room) => exists(room + named)))
      .map((named) => `${path} names ${named}`),
  )
  expect([...new Set(missing)]).toEqual([])
})

test('[HO32] every npm script that the docs name is one', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const unknown = docs.flatMap(({ path, text }) =>
    [...text.matchAll(/\bnpm (?:run ([\w-]+)|(start|test)\b)/g)]
      .map((match) => match[1] ?? match[2] ?? '')
      .filter((name) => !(name in scripts))
      .map((name) => `${path}: npm run ${name}`),
  )
  expect(unknown).toEqual([])
})

test('[HO33] every decision is in the index of decisions', () => {
  const index = readFileSync(join(root, 'docs/decisions/README.md'), 'utf8')
  const records = sources(['docs/decisions'], ['.md']).map(({ path }) => path.split('/').at(-1) ?? '')
  expect(records.filter((name) => /^\d/.test(name) && !index.includes(`(${name})`))).toEqual([])
})

test('[HO35] the page of keys is the sheet behind ?', () => {
  const [map = '', writing = ''] = readFileSync(join(root, 'docs/reference/shortcuts.md'), 'utf8').split(
    '## While writing',
  )
  const rowsOf = (part: string) => [...part.matchAll(/^\| `(.+)` \| (.+) \|$/gm)].map(([, keys, does]) => [keys, does])
  expect(rowsOf(map)).toEqual(keyWords.list)
  // What is typed for menus and blocks stands below, in a table of its own.
  expect(rowsOf(writing.split('| type | for |')[0] ?? '')).toEqual(keyWords.writing)
})

test('[HO36] every room stands in docs/house.md', () => {
  const house = readFileSync(join(root, 'docs/house.md'), 'utf8')
  const rooms = sources(['packages', 'server/src', 'client/src', 'tests'], ['.ts', '.tsx']).flatMap(({ path }) => {
    const [, room] = /^((?:packages|server\/src|client\/src|tests)\/[a-z]+)\//.exec(path) ?? []
    return room ? [room] : []
  })
  // Those of client and tests stand together in one line each, by their own name.
  const stands = (room: string) =>
    house.includes(/^(client|tests)\//.test(room) ? `\`${room.split('/').at(-1)}/\`` : `\`${room}\``)
  expect([...new Set(rooms)].filter((room) => !stands(room))).toEqual([])
})
