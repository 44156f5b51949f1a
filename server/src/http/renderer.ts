import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { RouteName } from '@commonplace/api'
import { FIRST_LANGUAGE, LANGUAGES, type Language } from '@commonplace/domain'
import { allowing, type Inline } from './headers.ts'

/** One call of the API that a screen needs. */
export interface PageQuery {
  readonly name: RouteName
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
}

/** The files of the browser's build that every page starts with; made and read by the client's own code. */
export type Assets = unknown

export interface Rendering {
  readonly url: string
  readonly me: unknown
  /** In the order of the queries: an output, or a refusal as `{code, detail}`. */
  readonly results: readonly unknown[]
  readonly assets: Assets
  readonly origin: string
  /** What the `theme` cookie chose. */
  readonly theme: string
  readonly now: number
}

/** The client's own code, which knows every screen: what it asks for, and how it looks. */
export interface Renderer {
  match(url: string): { readonly queries: readonly PageQuery[] }
  /** The same input gives the same document, as long as the time it says is right. */
  render(given: Rendering): Rendered
  /** What ends a document: when it was given, and the number of the last event that its results may hold. */
  ending(given: { readonly now: number; readonly since: number }): string
  /** The texts that run or style from within its documents. */
  inlineOf(assets: Assets): Inline
  /** What a picture of the page or question at an address says, from the answers to `match`; null where none is drawn. */
  cardOf(url: string, results: readonly unknown[]): Card | null
  /** The page with an empty root that opens without a network. */
  renderShell(given: Pick<Rendering, 'assets'>): string
  /** What pages need, from the notes of the build (`NOTES`); `read` gives the text of a file beside them. */
  assetsOf(notes: Readonly<Record<string, unknown>>, read: (file: string) => string): Assets
}

/** What is drawn for the programs that show a link to us. */
export interface Card {
  readonly title: string
  readonly kind: string
  readonly kindWord: string
  readonly community: string
}

export interface Rendered {
  readonly status: number
  /** The document but for its ending. */
  readonly html: string
  /** From when and until when the times it says are right. */
  readonly from: number
  readonly until: number
}

/** The client as the server uses it: built, or as development hands it out. */
export interface Client {
  /** Asked for each page, so that development renders what was saved last. */
  renderer(language: Language): Promise<Renderer>
  assets(language: Language): Promise<Assets>
  /** What the policy of its documents allows inline. */
  inline(language: Language): Promise<Inline>
  /** One build of the client, which draws the same from the same; null in development, where it may differ each time. */
  readonly build: string | null
  /** What the bundler does to a page in development. */
  finish?(url: string, html: string): Promise<string>
}

interface Program {
  readonly renderer: Renderer
  readonly assets: Assets
  readonly inline: Inline
}

/** What the build wrote down of itself, in `.vite`: of its files, its words, and what a first view brings along. */
const NOTES = ['manifest', 'words', 'first-view'] as const

/** A name for what these files hold: every file that they load has its own hash in its name. */
function buildOf(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(file))
  return hash.digest('base64url')
}

/** Each language is a program of its own, read when somebody first asks for it. */
const programOf = (language: Language): string => (language === FIRST_LANGUAGE ? 'ssr' : `ssr_${language}`)

/** The built client in `dist`; null where it was not built. */
export async function openBuiltClient(dist: string): Promise<Client | null> {
  const entryOf = (language: Language) => join(dist, programOf(language), 'entry-server.js')
  const browser = join(dist, 'browser')
  const noteOf = (name: string) => `.vite/${name}.json`
  const drawnFrom = [...LANGUAGES.map(entryOf), ...NOTES.map((name) => join(browser, noteOf(name)))]
  if (!drawnFrom.every(existsSync)) return null
  const read = (file: string) => readFileSync(join(browser, file), 'utf8')
  const notes = Object.fromEntries(NOTES.map((name) => [name, JSON.parse(read(noteOf(name)))]))
  const programs = new Map<Language, Promise<Program>>()
  const open = async (language: Language) => {
    const renderer = (await import(pathToFileURL(entryOf(language)).href)) as Renderer
    const assets = renderer.assetsOf(notes, read)
    return { renderer, assets, inline: allowing(renderer.inlineOf(assets)) }
  }
  const programIn = (language: Language) => {
    const program = programs.get(language) ?? open(language)
    programs.set(language, program)
    return program
  }
  await programIn(FIRST_LANGUAGE)
  return {
    renderer: async (language) => (await programIn(language)).renderer,
    assets: async (language) => (await programIn(language)).assets,
    inline: async (language) => (await programIn(language)).inline,
    build: buildOf(drawnFrom),
  }
}
