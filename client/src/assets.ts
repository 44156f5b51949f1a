import type { Assets } from './html-document.ts'
import { words } from './words/en.ts'

interface Chunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly css?: readonly string[]
  readonly assets?: readonly string[]
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}
export type Manifest = Readonly<Record<string, Chunk>>

const ENTRY = 'src/main.tsx'
/** The two faces that every first view shows. */
const FONTS = /(?:literata|commissioner)-latin-wght-normal-[^/]*\.woff2$/

/** Where the words of each language are, as the build wrote it down. */
export type WordFolders = Readonly<Record<string, string>>

/** What every view needs in this program's language, from the manifest that Vite writes beside the browser's files; `read` gives the text of one of these. */
export function assetsOf(manifest: Manifest, folders: WordFolders, read: (file: string) => string): Assets {
  const entry = manifest[ENTRY]
  if (!entry) throw new Error(`The build's manifest names no ${ENTRY}: build the client again.`)
  const seen = new Set<string>()
  const styles: string[] = []
  const others: string[] = []
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (!chunk || seen.has(key)) return
    seen.add(key)
    styles.push(...(chunk.css ?? []))
    others.push(...(chunk.assets ?? []))
    for (const next of chunk.imports ?? []) visit(next)
  }
  visit(ENTRY)
  const modules = [...seen].filter((key) => key !== ENTRY).map((key) => manifest[key]?.file ?? '')
  const folder = folders[words.language]
  if (!folder) throw new Error(`The build has no words in “${words.language}”: build the client again.`)
  const fonts = others.filter((file) => FONTS.test(file))
  return {
    script: `/${entry.file}`,
    style: styles.map((file) => read(file).trim()).join('\n'),
    words: folder,
    preloads: [...[...fonts, ...modules].map((file) => `/${file}`), `${folder}en.js`],
  }
}
