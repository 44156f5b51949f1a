import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { routes } from '@commonplace/api'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity } from '../harness/index.ts'
import { send } from './raw.ts'

// Words that would be script if anybody let them, put in by every door through which people write, and looked for in everything that the
// server hands out. Each answer is read as a browser reads it.

const WORDS = `x"'><script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>`
const MARKDOWN = [
  WORDS,
  '<script>alert(1)</script>',
  '<iframe src="javascript:alert(1)"></iframe><object data="data:text/html,x"></object><base href="https://evil.example">',
  '[link](javascript:alert(1)) [tab](java&#9;script:alert(1)) [data](data:text/html;base64,PHNjcmlwdD4=) [vb](vbscript:x)',
  '![picture](javascript:alert(1)) ![svg](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)',
  '<a href=" &#1;javascript:alert(1)">here</a> <a href="https://ok.example" onclick="alert(1)">there</a>',
  `[[${WORDS}]] [[Target|${WORDS}]]`,
  `# ${WORDS}`,
  `| ${WORDS} |\n|---|\n| ${WORDS} |`,
  '```"><script>alert(1)</script>\ncode\n```',
  '```js" onmouseover="alert(1)\ncode\n```',
  '$\\href{javascript:alert(1)}{x}$',
  '- [ ] <img src=x onerror=alert(1)>',
  '> [!NOTE]\n> <svg><script>alert(1)</script></svg>',
  '<details open ontoggle=alert(1)><summary>s</summary>t</details>',
].join('\n\n')

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node

/** What a browser would run, load or follow out of this document that is not ours. */
function alarms(html: string, policy: string): string[] {
  const found: string[] = []
  const look = (node: Node): void => {
    if ('attrs' in node) found.push(...alarmsOf(node, policy))
    if ('childNodes' in node) for (const child of node.childNodes) look(child)
    if ('content' in node) look(node.content)
  }
  look(parse(html))
  return found
}

function alarmsOf(element: Element, policy: string): string[] {
  const attribute = (name: string) => element.attrs.find((one) => one.name === name)?.value
  const found = element.attrs.flatMap(({ name, value }) => {
    // As a browser reads an address: controls and blanks before it are nothing.
    const address = value.replace(/[\p{Cc}\s]+/gu, '').toLowerCase()
    const leads = /^(href|src|action|formaction|xlink:href|data|srcset|poster)$/.test(name)
    if (/^on/i.test(name)) return [`${element.tagName} ${name}=${value}`]
    if (leads && /^(javascript|vbscript|data:text|data:image\/svg)/.test(address)) return [`${name}=${value}`]
    return name === 'style' ? [`style=${value}`] : []
  })
  if (['iframe', 'object', 'embed', 'base', 'applet', 'frame'].includes(element.tagName)) found.push(element.tagName)
  if (element.tagName === 'meta' && attribute('http-equiv')) found.push('meta http-equiv')
  if (element.tagName === 'script') {
    const isData = /^application\/(ld\+)?json$/.test(attribute('type') ?? '')
    const inline = element.childNodes.map((node) => ('value' in node ? node.value : '')).join('')
    const hash = createHash('sha256').update(inline).digest('base64')
    const isOurs = attribute('src')?.startsWith('/assets/') || policy.includes(`'sha256-${hash}'`)
    if (!isData && !isOurs) found.push('script')
  }
  return found
}

/** Every text in an answer that is meant to be put into a page. */
function htmlIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' ? (/html/i.test(name) ? [inner] : []) : htmlIn(inner),
  )
}

const built = existsSync(new URL('../../client/dist/ssr/entry-server.js', import.meta.url))
const params = { slug: 'fixers' }

describe.runIf(built)('hostile words', () => {
  let place: OpenedCommunity
  const paths: string[] = []
  const bodies: string[] = []
  beforeAll(async () => {
    place = await openCommunity({ visibility: 'public' })
    const { bo, chioma, amina } = place
    const input = { name: WORDS.slice(0, 80), sentence: WORDS, topics: [WORDS.slice(0, 40)] }
    await bo.api(routes.changeCommunity, { params, input })
    await chioma.api(routes.changeMe, { input: { name: WORDS.slice(0, 80) } })
    await chioma.api(routes.changeMyProfile, { input: { offers: WORDS, seeks: WORDS, topics: [WORDS.slice(0, 40)] } })
    const page = await chioma.api(routes.createPage, {
      params,
      input: { kind: 'tool', title: WORDS, summary: WORDS, tags: [WORDS.slice(0, 40)], markdown: MARKDOWN },
    })
    const extra = { url: 'javascript:alert(1)', licence: WORDS, cost: WORDS }
    await chioma.api(routes.changePage, { params: { id: page.id }, input: { extra } })
    await chioma.api(routes.createVersion, { params: { id: page.id }, input: { name: WORDS, summary: WORDS } })
    const pdf = new TextEncoder().encode('%PDF-1.7 <script>alert(1)</script>')
    const query = { name: `${WORDS}\r\nSet-Cookie: x=1.pdf` }
    const file = await chioma.api(routes.attachFile, { params: { id: page.id }, query, bytes: pdf })
    const question = await chioma.api(routes.askQuestion, {
      params,
      input: {
        title: WORDS,
        markdown: MARKDOWN,
        tags: [WORDS.slice(0, 40)],
        askedFrom: { pageId: page.id, quote: WORDS },
      },
    })
    const answer = await bo.api(routes.answerQuestion, { params: { id: question.id }, input: { markdown: MARKDOWN } })
    await chioma.api(routes.commentQuestion, { params: { id: question.id }, input: { markdown: MARKDOWN } })
    await amina.api(routes.adoptAnswer, { params: { id: answer.id }, input: { pageId: page.id } })
    await chioma.api(routes.reportContent, { params, input: { kind: 'page', id: page.id, reason: WORDS } })
    const odd = encodeURIComponent(WORDS)
    const me = chioma.id
    paths.push(
      ...['', '/tools', '/pages', '/members', `/m/${me}`, '/questions', '/gaps', '/offline', '/keeping', '/audit'],
      ...[`/search?q=${odd}`, `/tools?tag=${odd}`, `/questions?tag=${odd}`, `/ask?quote=${odd}&title=${odd}`],
      ...[`/new/note?title=${odd}`, `/${odd}`, `/p/${odd}`, '/trash', '/join'],
    )
    for (const [at, path] of paths.entries()) paths[at] = `/fixers${path}`
    paths.push(page.url, `${page.url}/history`, question.url, `${question.url}/history`)
    paths.push(
      `/sign-in?next=${odd}&trouble=${odd}`,
      `/join/${odd}`,
      `/sign-in/link/${odd}`,
      `/setup/${odd}`,
      `/${odd}`,
    )
    const read = await chioma.api(routes.readPage, { params: { id: page.id } })
    const asked = await chioma.api(routes.readQuestion, { params: { id: question.id } })
    const diff = await chioma.api(routes.readDiff, { params: { id: page.id }, query: { from: 1 } })
    bodies.push(read.html, asked.html, ...htmlIn(diff), ...asked.answerList.map((one) => one.html))
    bodies.push(...asked.comments.map((one) => one.html))
    const { headers } = await send(place.url, file.url, { headers: { Cookie: chioma.cookie } })
    expect(headers.get('Set-Cookie')).toBeNull()
    expect(headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="[^"\r\n<>]*"; filename\*=UTF-8''[\w.%-]+$/,
    )
  }, 180_000)
  afterAll(() => place[Symbol.asyncDispose]())

  test('[SA38] what people write runs nowhere: no screen holds a script, handler or address of theirs', async () => {
    const wrong: string[] = []
    for (const path of paths) {
      for (const who of [place.bo, null]) {
        const headers: Record<string, string> = { Accept: 'text/html', ...(who ? { Cookie: who.cookie } : {}) }
        const { text, headers: answered, status } = await send(place.url, path, { headers })
        const policy = answered.get('Content-Security-Policy') ?? ''
        wrong.push(...alarms(text, policy).map((alarm) => `${path}: ${alarm}`))
        if (status >= 500) wrong.push(`${path}: ${status}`)
        for (const [, data] of text.matchAll(/<script[^>]*type="application\/json"[^>]*>([\s\S]*?)<\/script>/g))
          JSON.parse(data ?? '')
      }
    }
    expect(wrong).toEqual([])
  }, 180_000)

  test('[SA38] nor does a body that is handed out as HTML, whoever puts it into a page', () => {
    expect(bodies.length).toBeGreaterThan(4)
    expect(bodies.flatMap((html) => alarms(html, ''))).toEqual([])
  })

  test('[SA38] feeds and forms of addresses hold it as text, and say what they are', async () => {
    for (const path of [
      '/fixers/feed.atom',
      '/fixers/sitemap.xml',
      '/fixers/llms.txt',
      `${paths.find((one) => one.includes('/p/x-')) ?? ''}.md`,
    ]) {
      const { text, headers } = await send(place.url, path)
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Content-Type')).not.toMatch(/html/)
      if (/xml|atom/.test(headers.get('Content-Type') ?? '')) expect(text).not.toMatch(/<script|<img|<svg/i)
    }
  })
})
