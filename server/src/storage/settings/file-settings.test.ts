import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEFAULT_SETTINGS } from '@commonplace/domain'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { describeSettings } from '../testing/describe-settings.ts'
import { FileSettings } from './file-settings.ts'

describeSettings('files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-settings-'))
  const open = () => new FileSettings(folder, () => undefined)
  return { settings: open(), again: async () => open(), close: () => rm(folder, { recursive: true, force: true }) }
})

let folder: string
let path: string
const told: string[] = []
const open = () => new FileSettings(folder, (sentence) => told.push(sentence))
const nurses = { ...DEFAULT_SETTINGS, name: 'Nurses' }

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-settings-'))
  path = join(folder, 'nurses.json')
  told.length = 0
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('the file is for people: indented, nothing but the settings, the last good copy beside it', async () => {
  const settings = open()
  await settings.write('nurses', nurses)
  await settings.write('nurses', { ...nurses, name: 'Nurses of Ward 7' })
  expect(await readFile(path, 'utf8')).toContain('{\n  "name": "Nurses of Ward 7",\n')
  expect(JSON.parse(await readFile(`${path}.bak`, 'utf8'))).toEqual(nurses)
  expect((await readdir(folder)).sort()).toEqual(['nurses.json', 'nurses.json.bak'])
})

test('an edit by hand is noticed, what it leaves out has its usual value, what it adds is kept when the program writes', async () => {
  const settings = open()
  await settings.write('nurses', nurses)
  await writeFile(path, '{"name": "By hand", "remark": "ours"}')
  expect(await settings.read('nurses')).toEqual({ ...DEFAULT_SETTINGS, name: 'By hand' })
  await settings.write('nurses', { ...nurses, name: 'By the program' })
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ name: 'By the program', remark: 'ours' })
})

test('[SA29] a file that is not valid stops the start with a sentence that names file and line, and stays as it is', async () => {
  const broken = '{\n  "name": "Nurses",\n  "topics": ["a"\n}\n'
  for (const [text, line, says] of [
    [broken, 4, 'not valid JSON'],
    ['', 1, 'not valid JSON'],
    ['{\n  "name": "N",\n  "accent": "pink"\n}', 3, 'one of spruce'],
    ['{\n  "name": "N",\n\n  "locale": "??"\n}', 4, 'language tag'],
    ['{\n  "sentence": "no name"\n}', 1, '"name" should be'],
    ['[]', 1, 'one object'],
  ] as const) {
    await writeFile(path, text)
    const opening = open().examine()
    await expect(opening, text).rejects.toThrow(`${path}, line ${line}`)
    await expect(opening, text).rejects.toThrow(says)
    expect(await readFile(path, 'utf8')).toBe(text)
  }
})

test('[SA29] an invalid edit while the server runs is told in the log and the last good settings go on; it is never written over', async () => {
  const settings = open()
  await settings.write('nurses', nurses)
  await writeFile(path, '{ "name": ')
  expect(await settings.read('nurses')).toEqual(nurses)
  expect(await settings.read('nurses')).toEqual(nurses)
  expect(told).toHaveLength(1)
  expect(told[0]).toContain(`${path}, line 1`)
  await expect(settings.write('nurses', { ...nurses, name: 'Over it' })).rejects.toMatchObject({ code: 'conflict' })
  expect(await readFile(path, 'utf8')).toBe('{ "name": ')
  await writeFile(path, '{ "name": "Mended" }')
  expect((await settings.read('nurses')).name).toBe('Mended')
})

test('[SA29] a crash between the temporary file and its rename leaves the settings from before', async () => {
  await open().write('nurses', nurses)
  await writeFile(`${path}.0a1b2c3d4e5f.tmp`, '{ "name": "Half wri')
  const settings = open()
  await settings.examine()
  expect(await settings.read('nurses')).toEqual(nurses)
})

test('a file that went missing is told with its last good copy', async () => {
  await open().write('nurses', nurses)
  await open().write('nurses', nurses)
  await rm(path)
  await expect(open().read('nurses')).rejects.toThrow(`${path}.bak`)
  expect(existsSync(path)).toBe(false)
})

test('an address that is none cannot climb out of the folder', async () => {
  await expect(open().read('../secrets')).rejects.toThrow('Not a community')
  await expect(open().write('..', nurses)).rejects.toThrow('Not a community')
})
