import { type Route, routes } from '@commonplace/api'
import { escapeHtml } from '@commonplace/document/escape'
import { allowing } from './headers.ts'

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:60rem;margin:2rem auto;padding:0 1rem}
code{font-family:ui-monospace,monospace}table{border-collapse:collapse;width:100%}td,th{padding:.4rem .8rem .4rem 0;text-align:start;vertical-align:top;
border-block-end:1px solid color-mix(in srgb,currentColor 20%,transparent)}td:first-child{white-space:nowrap}@media(max-width:40rem){td,tr{display:block}}`

function rowOf(route: Route): string {
  const { who, scope } = route.policy
  const needs = who === 'signed-in' ? `signed in, or a token with <code>${scope}</code>` : 'anyone'
  const path = escapeHtml(`/api/v1${route.path.replace(/:(\w+)/g, '{$1}')}`)
  return `<tr id="${route.name}"><td><code>${route.method}</code></td><td><code>${path}</code><br>${escapeHtml(route.about)}</td><td>${needs}</td></tr>`
}

/** What stands inline on that page. */
export const DOCS_INLINE = allowing({ scripts: [], styles: [STYLE] })

/** The API on one page that needs no script. */
export function docsPage(): string {
  const rows = (Object.values(routes) as Route[]).map(rowOf).join('\n')
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Commonplace API</title><style>${STYLE}</style></head>
<body><h1>The API of this Commonplace</h1>
<p>JSON in and out, under <code>/api/v1</code>. Show a token as <code>Authorization: Bearer TOKEN</code>; tokens are made under your name, or with
<code>npx commonplace token create</code>. A refusal is <code>application/problem+json</code> with a sentence in <code>detail</code>. Lists come in pieces:
<code>?limit=&amp;cursor=</code> gives <code>{items, next}</code>. Send an <code>Idempotency-Key</code> with a write and it is done once, however often it is sent.
The whole description for machines: <a href="/api/v1/openapi.json">openapi.json</a>.</p>
<table><thead><tr><th>Method</th><th>Address</th><th>For whom</th></tr></thead><tbody>
${rows}
</tbody></table></body></html>
`
}
