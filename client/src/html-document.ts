import { escapeHtml } from '@commonplace/document/escape'
import { beginWith } from './begin.ts'
import { canDraw } from './card.ts'
import type { Given } from './data/state.ts'
import { HOLD_EARLY } from './early.ts'
import { THEME_FIRST } from './frame/theme.ts'
import type { HeadFacts } from './ui/head.tsx'
import { words } from './words/en.ts'

// The document around the application, as text: the server sends it whole.

/** What the build made, by its notes (`assetsOf`). */
export interface Assets {
  readonly script: string
  /** The text of the sheet. It goes along: the words are there, and look as they will, with the first bytes that arrive. */
  readonly style: string
  /** Where the words of this language are, for the page's import map; none while developing, which speaks English. */
  readonly words?: string
  /** Fonts that every first view shows. */
  readonly faces: readonly string[]
  /** Scripts and words that every first view starts with, but for the script itself, by their addresses. */
  readonly modules: readonly string[]
  /** What each screen needs besides; a page to read needs nothing. */
  readonly screens: Readonly<Record<string, readonly string[]>>
}

export interface DocumentParts {
  readonly assets: Assets
  /** Which screen is shown; null in the empty shell. */
  readonly screen: string | null
  readonly head: HeadFacts
  readonly origin: string
  readonly theme: string
  readonly app: string
  /** JSON for the browser to take over with, or null for the empty shell. */
  readonly state: string | null
  /** Where a feed of the community is, or null. */
  readonly feed: string | null
}

const inScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

const LONGEST = 300
const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text)

function modulesOf({ screens }: Assets, screen: string | null): string {
  const modules = screens[screen ?? ''] ?? []
  return modules.length === 0 ? '' : ` data-modules="${escapeHtml(modules.join(' '))}"`
}

const preload = (font: string): string =>
  `<link rel="preload" href="${escapeHtml(font)}" as="font" type="font/woff2" crossorigin>`

function about({ title, description, canonical, data, hidden }: HeadFacts, origin: string): string {
  const name = escapeHtml(title ?? 'Commonplace')
  const lines = [`<title>${name}</title>`, `<meta property="og:title" content="${name}">`]
  if (description) {
    const text = escapeHtml(short(description))
    lines.push(`<meta name="description" content="${text}">`, `<meta property="og:description" content="${text}">`)
  }
  if (canonical) {
    const href = escapeHtml(origin + encodeURI(decodeURI(canonical)))
    lines.push(`<link rel="canonical" href="${href}">`, `<meta property="og:url" content="${href}">`)
  }
  lines.push(`<meta property="og:type" content="${data ? 'article' : 'website'}">`)
  if (data && !hidden && canonical && title && canDraw(title)) {
    const picture = escapeHtml(`${origin}${encodeURI(decodeURI(canonical))}/card.png`)
    lines.push(
      `<meta property="og:image" content="${picture}">`,
      '<meta property="og:image:width" content="1200">',
      '<meta property="og:image:height" content="630">',
      `<meta property="og:image:alt" content="${name}">`,
      '<meta name="twitter:card" content="summary_large_image">',
    )
  }
  if (hidden) lines.push('<meta name="robots" content="noindex">')
  if (data && !hidden) lines.push(`<script type="application/ld+json">${inScript(data)}</script>`)
  return lines.join('\n')
}

const importMap = ({ words: folder }: Assets): string => inScript({ imports: { 'words/': folder } })

const inHead = (assets: Assets): string => `${THEME_FIRST}${HOLD_EARLY};${beginWith(assets)}`

/** What runs or styles from within the document, as it stands there: its policy allows these texts and no others. */
export function inlineOf(assets: Assets): { scripts: string[]; styles: string[] } {
  const scripts = assets.words ? [importMap(assets), inHead(assets)] : [inHead(assets)]
  return { scripts, styles: assets.style ? [assets.style] : [] }
}

/** The document but for its ending. What runs in it is the same text for everybody, and allowed by its hash. */
export function htmlDocument({ assets, screen, head, origin, theme, app, state, feed }: DocumentParts): string {
  const chosen = theme === 'light' || theme === 'dark' ? ` data-theme="${theme}"` : ''
  return `<!doctype html>
<html lang="${words.language}"${chosen}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#f3f7f4" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#101513" media="(prefers-color-scheme: dark)">
${about(head, origin)}
${assets.style ? `<style>${assets.style}</style>` : ''}
${assets.words ? `<script type="importmap">${importMap(assets)}</script>` : ''}
${assets.faces.map(preload).join('\n')}
<link rel="icon" href="/icons/commonplace.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/icons/apple-touch-icon.png">
<link rel="manifest" href="/manifest.webmanifest">
${feed ? `<link rel="alternate" type="application/atom+xml" href="${escapeHtml(feed)}">` : ''}
<script>${inHead(assets)}</script>
</head>
<body>
<div id="root"${modulesOf(assets, screen)}>${app}</div>
${state === null ? '' : `<script type="application/json" id="state">${state}</script>`}
`
}

/** The end of every document: when it was given, for the browser to take over with; null for the empty shell. */
export function ending(given: Given | null): string {
  const told = given === null ? '' : `<script type="application/json" id="given">${inScript(given)}</script>\n`
  return `${told}</body>\n</html>\n`
}
