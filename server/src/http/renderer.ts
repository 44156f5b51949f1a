import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { RouteName } from '@commonplace/api'

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
  /** The number of the last event that the results may hold. */
  readonly since: number
  readonly me: unknown
  /** In the order of the queries: an output, or a refusal as `{code, detail}`. */
  readonly results: readonly unknown[]
  readonly assets: Assets
  readonly nonce: string
  readonly origin: string
  /** The `theme` cookie as it is. */
  readonly theme: string
  readonly now: number
}

/** The client's own code, which knows every screen: what it asks for, and how it looks. */
export interface Renderer {
  match(url: string): { readonly queries: readonly PageQuery[] }
  render(given: Rendering): Rendered
  /** What a picture of the page or question at an address says, from the answers to `match`; null where none is drawn. */
  cardOf(url: string, results: readonly unknown[]): Card | null
  /** The page with an empty root that opens without a network. */
  renderShell(given: Pick<Rendering, 'assets' | 'nonce'>): string
  /** What pages need, from the manifest that the build leaves; `read` gives the text of a file beside it. */
  assetsOf(manifest: unknown, read: (file: string) => string): Assets
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
  readonly html: string
}

/** The client as the server uses it: built, or as development hands it out. */
export interface Client {
  /** Asked for each page, so that development renders what was saved last. */
  renderer(): Promise<Renderer>
  assets(): Promise<Assets>
  /** What the bundler does to a page in development. */
  finish?(url: string, html: string): Promise<string>
}

/** The built client in `dist`; null where it was not built. */
export async function openBuiltClient(dist: string): Promise<Client | null> {
  const entry = join(dist, 'ssr/entry-server.js')
  const manifest = join(dist, 'browser/.vite/manifest.json')
  if (!existsSync(entry) || !existsSync(manifest)) return null
  const renderer = (await import(pathToFileURL(entry).href)) as Renderer
  const read = (file: string) => readFileSync(join(dist, 'browser', file), 'utf8')
  const assets = renderer.assetsOf(JSON.parse(readFileSync(manifest, 'utf8')), read)
  return { renderer: async () => renderer, assets: async () => assets }
}
