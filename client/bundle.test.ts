// @vitest-environment node
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { must } from '@commonplace/kit'
import { expect, test } from 'vitest'
import { assetsOf, type Manifest, type WordFolders } from './src/assets.ts'

// What a reader downloads, measured on the built files.

const dist = join(import.meta.dirname, 'dist/browser')
const manifest = join(dist, '.vite/manifest.json')
const built = existsSync(manifest)
if (!built)
  console.warn('The client is not built: the size of what a reader downloads is not checked. Run npm run build.')

const LIMIT = { script: 130_000, style: 20_000, editing: 220_000 }

const bytesOf = (file: string) => readFileSync(join(dist, file))
const packed = (files: readonly string[]) => files.reduce((sum, file) => sum + gzipSync(bytesOf(file)).length, 0)
const folders = built ? (JSON.parse(bytesOf('.vite/words.json').toString('utf8')) as WordFolders) : {}
const chunks = () => JSON.parse(readFileSync(manifest, 'utf8')) as Manifest
const assets = () => assetsOf(chunks(), folders, (file) => bytesOf(file).toString('utf8'))

/** The scripts that one brings along, and the words they all say. */
function broughtBy(start: string): string[] {
  const all = chunks()
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
  const { script, preloads, style } = assets()
  const styles = gzipSync(style).length
  const scripts = [script, ...preloads.filter((file) => file.endsWith('.js'))]
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
  const { script, preloads } = assets()
  for (const file of [script, ...preloads.filter((one) => one.endsWith('.js'))]) {
    // Words that stand in the editor's code even when it is made small; names of files fetched later are no code.
    const found = /Yjs was already imported|ProseMirror-\w+|tiptap\w*/.exec(bytesOf(file).toString('utf8'))
    expect(found?.[0], file).toBeUndefined()
  }
})

test.runIf(built)('the two faces of the first view are fetched at once', () => {
  expect(assets().preloads.filter((file) => file.endsWith('.woff2'))).toHaveLength(2)
})
