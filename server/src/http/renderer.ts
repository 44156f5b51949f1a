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

/** The files of the browser's build that every page starts with. */
export interface Assets {
  readonly script: string
  readonly styles: readonly string[]
  /** Modules that the script imports, to be fetched at the same time. */
  readonly preloads: readonly string[]
}

export interface Rendering {
  readonly url: string
  readonly me: unknown
  /** In the order of the queries: an output, or a refusal as `{code, detail}`. */
  readonly results: readonly unknown[]
  readonly assets: Assets
  readonly nonce: string
  readonly origin: string
  readonly theme: string | null
  readonly now: number
}

/** The client's own code, which knows every screen: what it asks for, and how it looks. */
export interface Renderer {
  match(url: string): { readonly queries: readonly PageQuery[] }
  render(given: Rendering): Promise<Rendered> | Rendered
  /** The page with an empty root that opens without a network. */
  renderShell(given: Pick<Rendering, 'assets' | 'nonce' | 'origin' | 'theme'>): Promise<Rendered> | Rendered
}
export interface Rendered {
  readonly status: number
  readonly html: string
}

interface ManifestEntry {
  readonly file: string
  readonly isEntry?: boolean
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
}

/** What the first view needs, from the manifest that the build leaves. */
export function assetsOf(manifest: Readonly<Record<string, ManifestEntry>>, entry = 'src/main.tsx'): Assets {
  const main = manifest[entry]
  if (!main) throw new Error(`The client's build has no ${entry}`)
  const seen = new Set<ManifestEntry>()
  const visit = (one: ManifestEntry) => {
    if (seen.has(one)) return
    seen.add(one)
    for (const name of one.imports ?? []) {
      const next = manifest[name]
      if (next) visit(next)
    }
  }
  visit(main)
  const needed = [...seen]
  return {
    script: `/${main.file}`,
    styles: [...new Set(needed.flatMap(({ css }) => css ?? []))].map((file) => `/${file}`),
    preloads: needed.filter((one) => one !== main).map(({ file }) => `/${file}`),
  }
}

/** The built client in `dist`: its renderer and its assets; null where it was not built. */
export async function openBuiltClient(dist: string): Promise<{ renderer: Renderer; assets: Assets } | null> {
  const entry = join(dist, 'ssr/entry-server.js')
  const manifest = join(dist, 'browser/.vite/manifest.json')
  if (!existsSync(entry) || !existsSync(manifest)) return null
  const renderer = (await import(pathToFileURL(entry).href)) as Renderer
  return { renderer, assets: assetsOf(JSON.parse(readFileSync(manifest, 'utf8'))) }
}
