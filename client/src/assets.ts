import type { Assets } from './html-document.ts'
import { words } from './words/en.ts'

interface Chunk {
  readonly file: string
  readonly css?: readonly string[]
  readonly assets?: readonly string[]
  readonly imports?: readonly string[]
}
type Manifest = Readonly<Record<string, Chunk>>

/** What Vite and our own part of its build (`vite/*.ts`) wrote down of it. */
export interface Notes {
  readonly manifest: Manifest
  /** Where the words of each language are. */
  readonly words: Readonly<Record<string, string>>
  /** Scripts of the build, and words as `words/….js`: what every first view starts with, and what each screen needs besides. */
  readonly 'first-view': {
    readonly every: readonly string[]
    readonly screens: Readonly<Record<string, readonly string[]>>
  }
}

const ENTRY = 'src/main.tsx'
/** The two faces that every first view shows. */
const FONTS = /(?:literata|commissioner)-latin-wght-normal-[^/]*\.woff2$/

/** What every view needs in this program's language, by the notes of the build; `read` gives the text of one of the browser's files. */
export function assetsOf(
  { manifest, words: folders, 'first-view': view }: Notes,
  read: (file: string) => string,
): Assets {
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
  const folder = folders[words.language]
  if (!folder) throw new Error(`The build has no words in “${words.language}”: build the client again.`)
  const addressOf = (file: string) => (file.startsWith('words/') ? folder + file.slice('words/'.length) : `/${file}`)
  return {
    script: `/${entry.file}`,
    style: styles.map((file) => read(file).trim()).join('\n'),
    words: folder,
    faces: others.filter((file) => FONTS.test(file)).map((file) => `/${file}`),
    modules: view.every.filter((file) => file !== entry.file).map(addressOf),
    screens: Object.fromEntries(Object.entries(view.screens).map(([name, files]) => [name, files.map(addressOf)])),
  }
}
