// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { must } from '@commonplace/kit'
import { expect, test } from 'vitest'
import { assetsOf, type Notes } from './src/assets.ts'
import { screenNames } from './src/screens.tsx'

// What a reader downloads, measured on the built files.

const dist = join(import.meta.dirname, 'dist/browser')
const manifest = join(dist, '.vite/manifest.json')
const built = existsSync(manifest)
if (!built)
  console.warn('The client is not built: the size of what a reader downloads is not checked. Run npm run build.')

const LIMIT = { script: 130_000, style: 20_000, editing: 220_000 }

const bytesOf = (file: string) => readFileSync(join(dist, file))
const packed = (files: readonly string[]) => files.reduce((sum, file) => sum + gzipSync(bytesOf(file)).length, 0)
const note = <N extends keyof Notes>(name: N): Notes[N] => JSON.parse(bytesOf(`.vite/${name}.json`).toString('utf8'))
const notes = (): Notes => ({
  manifest: note('manifest'),
  words: note('words'),
  'first-view': note('first-view'),
})
const assets = () => assetsOf(notes(), (file) => bytesOf(file).toString('utf8'))

/** The scripts that one brings along, and the words they all say. */
function broughtBy(start: string): string[] {
  const { manifest: all, words: folders } = notes()
  const seen = new Set<string>()
  const visit = (key: string) => {
    if (seen.has(key)) return
    seen.add(key)
    for (const next of must(all[key], `The build has no ${key}`).imports ?? []) visit(next)
  }
  visit(start)
  const scripts = [...seen].map((key) => must(all[key], `The build has no ${key}`).file)
  const words = new Set<string>()
  for (const file of scripts)
    for (const [, name = ''] of bytesOf(file)
      .toString('utf8')
      .matchAll(/(?:from|import) ?"words\/([\w-]+)\.js"/g))
      words.add(`${folders.en}${name}.js`)
  return [...scripts, ...words]
}

test.runIf(built)('a reader downloads at most 130 kB of script and 20 kB of styles, compressed', () => {
  const { script, modules, style } = assets()
  const styles = gzipSync(style).length
  const scripts = [script, ...modules]
  console.info(`reading: ${packed(scripts)} B of script, ${styles} B of style`)
  expect(packed(scripts)).toBeLessThan(LIMIT.script)
  expect(styles).toBeLessThan(LIMIT.style)
})

test.runIf(built)(
  'Edit fetches at most 220 kB of script beyond the page that is read, compressed, before the first letter',
  () => {
    const read = new Set(broughtBy('src/main.tsx'))
    const editing = broughtBy('src/editor/PageEditor.tsx').filter((file) => !read.has(file))
    console.info(`editing: ${packed(editing)} B of script in ${editing.length} files`)
    // Words of the editor, so that what is measured is its scripts.
    expect(editing.some((file) => bytesOf(file).includes('ProseMirror'))).toBe(true)
    expect(packed(editing)).toBeLessThan(LIMIT.editing)
  },
)

test.runIf(built)('no editor is in what a reader downloads', () => {
  const { script, modules } = assets()
  for (const file of [script, ...modules]) {
    // Words that stand in the editor's code even when it is made small; names of files fetched later are no code.
    const found = /Yjs was already imported|ProseMirror-\w+|tiptap\w*/.exec(bytesOf(file).toString('utf8'))
    expect(found?.[0], file).toBeUndefined()
  }
})

test.runIf(built)('each language has files of its own words alone: none brings those of another along', () => {
  const folders = Object.values(notes().words)
  const locales = folders.map((folder) =>
    readdirSync(join(dist, folder))
      .filter((file) => /\b[a-z]{2}-[A-Z]{2}\b/.test(bytesOf(join(folder, file)).toString('utf8')))
      .map((file) => `${folder}${file}`),
  )
  // How days and numbers are written is said in one file of each.
  expect(locales).toEqual(folders.map((folder) => [`${folder}en.js`]))
})

test.runIf(built)('the two faces of the first view are fetched at once', () => {
  expect(assets().faces).toHaveLength(2)
})

test.runIf(built)('[PG16] the build knows all that a screen brings along, whichever it is', () => {
  const { script, modules, screens } = assets()
  const words = must(notes().words.en, 'The build has English words')
  let compared = 0
  // A page to read comes with the first script.
  for (const name of screenNames.filter((one) => one !== 'page')) {
    const brought = new Set([script, ...modules, ...must(screens[name], `The build knows no ${name}`)])
    // What words say by means of other words is few bytes of few screens.
    for (const file of [...brought].filter((one) => !one.startsWith(words)))
      for (const [, next = ''] of bytesOf(file)
        .toString('utf8')
        .matchAll(/(?:from|import) ?"(\.\/[^"]+|words\/[^"]+)"/g)) {
        const address = next.startsWith('words/') ? words + next.slice('words/'.length) : join(file, '..', next)
        expect(brought, `${name}: ${file}`).toContain(address)
        compared += 1
      }
  }
  expect(compared).toBeGreaterThan(screenNames.length)
})
