import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { routes } from '@commonplace/api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity } from '../harness/index.ts'
import { send } from './raw.ts'

const built = existsSync(new URL('../../client/dist/ssr/entry-server.js', import.meta.url))
if (!built) {
  test('the pages were NOT tested: the client is not built', () => {
    console.warn('The client is not built, so the pages were not tested. Run: npm run build')
    if (process.env.CI === 'true') throw new Error('CI must build the client first')
  })
}

describe.runIf(built)('pages', () => {
  let place: OpenedCommunity
  let page: { id: string; url: string }
  let question: { id: string; url: string }
  beforeAll(async () => {
    place = await openCommunity({ visibility: 'public' })
    const params = { slug: 'fixers' }
    page = await place.chioma.api(routes.createPage, {
      params,
      input: { kind: 'practice', title: 'Solder well', markdown: '## Heat\n\nThe **joint** first.' },
    })
    question = await place.bo.api(routes.askQuestion, { params, input: { title: 'How hot?', markdown: 'In degrees.' } })
  })
  afterAll(() => place[Symbol.asyncDispose]())
  const get = (path: string, headers: Record<string, string> = {}) =>
    send(place.url, path, { headers: { Accept: 'text/html', ...headers } })

  test('[PG1] a guest reads a public page whole, without a script', async () => {
    const { status, text, headers } = await get(page.url)
    expect(status).toBe(200)
    const read = text.replace(/<script[\s\S]*?<\/script>/g, '')
    expect(read).toContain('<strong>joint</strong>')
    expect(read).toMatch(/<h1[^>]*>[\s\S]*Solder well/)
    expect(text).toContain(`<link rel="canonical" href="${place.url}${page.url}">`)
    expect(headers.get('Cache-Control')).toBe('private, no-cache')
  })

  test('[PG2] the policy of a page allows what the program itself put inline, text by text, and nothing else', async () => {
    for (const path of [page.url, '/offline-shell', '/api/docs']) {
      const { text, headers } = await get(path)
      const allowed = (what: string) =>
        new RegExp(`(?:^|;)${what} ([^;]*)`).exec(headers.get('Content-Security-Policy') ?? '')?.[1]?.split(' ') ?? []
      const hashed = (inline: string) => `'sha256-${createHash('sha256').update(inline).digest('base64')}'`
      const scripts = [...text.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)].flatMap(
        ([, given = '', inline = '']) => (/type="application\/(ld\+)?json"/.test(given) ? [] : [hashed(inline)]),
      )
      const styles = [...text.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g)].map(([, inline = '']) => hashed(inline))
      expect(["'self'", ...scripts]).toEqual(allowed('script-src'))
      expect(["'self'", ...styles]).toEqual(allowed('style-src'))
      expect(text).not.toMatch(/<[^>]+\s(on\w+|style)=/)
    }
    expect((await get('/robots.txt')).headers.get('Content-Security-Policy')).toContain(
      ";script-src 'self';style-src 'self';",
    )
  })

  test('[PG3] a page that is known already comes as 304 and keeps the policy of the kept copy', async () => {
    const first = await get(page.url)
    const again = await get(page.url, { 'If-None-Match': first.headers.get('ETag') ?? '' })
    expect([again.status, again.text, again.headers.get('Content-Security-Policy')]).toEqual([304, '', null])
    await place.chioma.api(routes.changePage, { params: { id: page.id }, input: { summary: 'Now with a summary.' } })
    expect((await get(page.url, { 'If-None-Match': first.headers.get('ETag') ?? '' })).status).toBe(200)
  })

  test('[PG4] the same address ends in .md and .json', async () => {
    expect((await get(`${page.url}.md`)).text).toMatch(/^# Solder well\n[\s\S]*\*\*joint\*\* first\.\n$/)
    expect(JSON.parse((await get(`${page.url}.json`)).text)).toMatchObject({ id: page.id, title: 'Solder well' })
    expect((await get(`${question.url}.md`)).text).toContain('# How hot?\n\nAsked by Bo Lindqvist\n\nIn degrees.')
    expect((await get('/fixers/practices.md')).text).toBe(`- [Solder well](${place.url}${page.url})\n`)
    expect(JSON.parse((await get('/fixers/questions.json')).text).items).toMatchObject([{ title: 'How hot?' }])
  })

  test('[PG5] an older title leads to the present one, and / to the only community', async () => {
    const old = await get(page.url.replace('solder-well', 'how-to-solder'))
    expect([old.status, old.headers.get('Location')]).toEqual([301, page.url])
    const history = await get(`${page.url.replace('solder-well-', '')}/history?from=1`)
    expect([history.status, history.headers.get('Location')]).toEqual([301, `${page.url}/history?from=1`])
    const home = await get('/')
    expect([home.status, home.headers.get('Location')]).toEqual([302, '/fixers'])
  })

  test('[PG6] feeds hold what changed and was asked', async () => {
    const feed = await get('/fixers/feed.atom')
    expect(feed.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8')
    expect(feed.text).toContain('<title>Solder well</title>')
    expect(feed.text).toContain('<title>How hot?</title>')
    expect((await get('/fixers/sitemap.xml')).text).toContain(`<loc>${place.url}${page.url}</loc>`)
    expect((await get('/fixers/llms.txt')).text).toContain(`- [Solder well](${place.url}${page.url}.md)`)
    expect((await get('/robots.txt')).text).toContain(`Sitemap: ${place.url}/fixers/sitemap.xml`)
  })

  test('[PG7] what is not there is a page that says so', async () => {
    for (const path of [
      '/nowhere',
      '/fixers/p/gone-absentabsentabse',
      '/fixers/nothing',
      '/a/b/c/d',
      '/__proto__',
      '/elsewhere',
    ]) {
      const { status, headers } = await get(path)
      expect([path, status, headers.get('Content-Type')]).toEqual([path, 404, 'text/html; charset=utf-8'])
    }
    expect((await get('/fixers/%ff')).status).toBe(400)
  })

  test('[PG12] a link brings a picture with its title, for whoever may read what it leads to and for nobody else', async () => {
    for (const { url } of [page, question]) {
      expect((await get(url)).text).toContain(`<meta property="og:image" content="${place.url}${url}/card.png">`)
      const picture = await fetch(`${place.url}${url}/card.png`)
      expect([picture.status, picture.headers.get('Content-Type')]).toEqual([200, 'image/png'])
      const known = { 'If-None-Match': picture.headers.get('ETag') ?? '' }
      expect((await fetch(`${place.url}${url}/card.png`, { headers: known })).status).toBe(304)
    }
    const input = { kind: 'note', title: 'Between us' } as const
    const gone = await place.chioma.api(routes.createPage, { params: { slug: 'fixers' }, input })
    await place.chioma.api(routes.deletePage, { params: { id: gone.id } })
    for (const path of [`${gone.url}/card.png`, '/fixers/p/nothing-absentabsentabse/card.png', '/fixers/x/y/card.png'])
      expect((await fetch(place.url + path)).status, path).toBe(404)
    // Letters that our faces do not hold would be boxes: no picture is promised.
    const other = { kind: 'note', title: '修理' } as const
    const { url } = await place.chioma.api(routes.createPage, { params: { slug: 'fixers' }, input: other })
    expect((await get(url)).text).not.toContain('og:image')
  })

  test('[PG15] the foot of a sheet holds the address that leads to the page for good, and nothing else is drawn', async () => {
    const short = `/fixers/p/${page.id}`
    const foot = await get(`${short}/sheet.svg`)
    expect([foot.status, foot.headers.get('Content-Type')]).toEqual([200, 'image/svg+xml'])
    expect(foot.text).toContain(`>${place.url}${short}</text>`)
    expect((await get(short)).headers.get('Location')).toBe(page.url)
    for (const path of [`${page.url}/sheet.svg`, '/fixers/p/short/sheet.svg', `/a%20b/p/${page.id}/sheet.svg`])
      expect((await get(path)).status, path).toBe(404)
  })

  test('[PG8] built files are kept for ever, the worker is asked for each time, and nothing else of the folder is served', async () => {
    const script = /import\("(\/assets\/[^"]+\.js)"\)/.exec((await get(page.url)).text)?.[1] ?? ''
    const asset = await get(script, { 'Accept-Encoding': 'br' })
    expect([asset.status, asset.headers.get('Content-Encoding')]).toEqual([200, 'br'])
    expect(asset.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect((await get('/sw.js')).headers.get('Cache-Control')).toBe('no-cache')
    for (const path of ['/.vite/manifest.json', '/assets/../../ssr/entry-server.js', '/..%2fssr%2fentry-server.js']) {
      expect((await get(path)).status).toBeGreaterThanOrEqual(400)
    }
  })

  test('[PG9] a form sent without the script signs in, and goes on only to a page of ours', async () => {
    const form = (next: string, password: string) =>
      send(place.url, `/sign-in?next=${encodeURIComponent(next)}`, {
        method: 'POST',
        body: new URLSearchParams({ email: place.bo.email, password }),
      })
    const done = await form('/fixers/questions', place.bo.password)
    expect([done.status, done.headers.get('Location')]).toEqual([303, '/fixers/questions'])
    const cookie = done.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    expect((await get('/fixers', { Cookie: cookie })).text).toContain('Bo Lindqvist')
    expect((await form('//evil.example', place.bo.password)).headers.get('Location')).toBe('/')
    const wrong = await form('/', 'wrong')
    expect([wrong.status, wrong.text]).toEqual([
      401,
      expect.stringContaining('The mail address or the passphrase is not right.'),
    ])
  })

  test('[PG10] the page for no network is empty and belongs to nobody', async () => {
    const { status, text } = await get('/offline-shell', { Cookie: place.bo.cookie })
    expect(status).toBe(200)
    expect(text).not.toMatch(/Bo Lindqvist|Fixers/)
  })
})
