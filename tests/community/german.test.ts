import { readdirSync, readFileSync } from 'node:fs'
import { routes } from '@commonplace/api'
import { wordsIn } from '@commonplace/server/words'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity } from '../harness/index.ts'
import { send } from './raw.ts'

// The whole place in German, as the server draws it, compared with the words that were built.

const browser = new URL('../../client/dist/browser/', import.meta.url)
const GERMAN = { 'Accept-Language': 'de-AT,de;q=0.9,en;q=0.5' }

let place: OpenedCommunity
let page: { id: string; url: string }
let question: { id: string; url: string }

beforeAll(async () => {
  place = await openCommunity({ visibility: 'public', name: 'Die Flicker' })
  const params = { slug: place.slug }
  page = await place.chioma.api(routes.createPage, {
    params,
    input: { kind: 'practice', title: 'Gut löten', markdown: '## Hitze\n\nErst die **Stelle**.', tags: ['löten'] },
  })
  await place.chioma.api(routes.createVersion, { params: { id: page.id }, input: { name: 'so vereinbart' } })
  question = await place.bo.api(routes.askQuestion, { params, input: { title: 'Wie heiß?', markdown: 'In Grad.' } })
  const answer = await place.chioma.api(routes.answerQuestion, {
    params: { id: question.id },
    input: { markdown: '350.' },
  })
  await place.bo.api(routes.acceptAnswer, { params: { id: answer.id } })
  await place.chioma.api(routes.adoptAnswer, { params: { id: answer.id }, input: { pageId: page.id } })
  await place.bo.api(routes.askQuestion, { params, input: { title: 'Noch offen?', markdown: 'Ja.' } })
})
afterAll(() => place?.[Symbol.asyncDispose]())

/** Every text of a language's words that has no values in it. */
async function catalogue(language: string): Promise<Set<string>> {
  const folders = JSON.parse(readFileSync(new URL('.vite/words.json', browser), 'utf8')) as Record<string, string>
  const folder = new URL(`.${folders[language]}`, browser)
  const texts = new Set<string>()
  const gather = (value: unknown): void => {
    if (typeof value === 'string') texts.add(value)
    else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) gather(one)
  }
  for (const file of readdirSync(folder)) gather({ ...(await import(new URL(file, folder).href)) })
  return texts
}

const plain = (text: string) =>
  text
    .replace(/&amp;/g, '&')
    .replace(/&#x27;|&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')
    .trim()

/** What a page says: between its tags, and in the names its parts have. */
function saidIn(html: string): string[] {
  const body = html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<!--[\s\S]*?-->/g, '\u0000')
  const attributes = [...body.matchAll(/ (?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(([, text = '']) => text)
  return [...attributes, ...body.replace(/<[^>]*>/g, '\u0000').split('\u0000')]
    .map(plain)
    .filter((text) => /\p{L}{2}/u.test(text))
}

const get = (path: string, headers: Record<string, string>) =>
  send(place.url, path, { headers: { Accept: 'text/html', ...headers } })

const HERS = [
  '',
  '/practices',
  '/stories',
  '/questions',
  '/questions?show=all',
  '/pages',
  '/members',
  '/gaps',
  '/search?q=Hitze',
]
const MORE = [
  '/ask',
  '/invites',
  '/keeping',
  '/settings',
  '/trash',
  '/stars',
  '/offline',
  '/new/practice',
  '/new/story',
]

describe('a place in German', () => {
  test('[LA5] no English word is left on any main screen', async () => {
    const [english, german] = await Promise.all([catalogue('en'), catalogue('de')])
    expect(english.size).toBeGreaterThan(500)
    const cookie = { Cookie: place.amina.cookie, ...GERMAN }
    const paths = [
      ...[...HERS, ...MORE].map((path) => `/${place.slug}${path}`),
      ...[page.url, `${page.url}/history`, question.url, '/inbox', '/me', '/', '/nowhere/at/all'],
    ]
    for (const [headers, addresses] of [
      [cookie, paths],
      [
        GERMAN,
        [`/${place.slug}`, page.url, question.url, '/sign-in', `/${place.slug}/questions`, `/${place.slug}/members`],
      ],
    ] as const) {
      for (const path of addresses) {
        const { text, status } = await get(path, headers)
        if (status === 302) continue
        expect(text, path).toContain('<html lang="de"')
        const said = saidIn(text)
        expect(said.length, path).toBeGreaterThan(3)
        const left = said.filter((one) => english.has(one) && !german.has(one))
        expect(left, path).toEqual([])
      }
    }
  })

  test('[LA6] what a person chose stands before what the community speaks, and that before what the browser asks for', async () => {
    const langOf = async (headers: Record<string, string>) =>
      /<html lang="(\w+)"/.exec((await get(`/${place.slug}`, headers)).text)?.[1]
    const { amina, slug } = place
    const settings = (locale: string) => amina.api(routes.changeCommunity, { params: { slug }, input: { locale } })
    expect(await langOf({})).toBe('en')
    expect(await langOf(GERMAN)).toBe('de')
    expect(await langOf({ ...GERMAN, Cookie: 'language=en' })).toBe('en')
    expect(await langOf({ ...GERMAN, Cookie: 'language=tlh' }), 'none of ours').toBe('de')
    await settings('de-AT')
    expect(await langOf({})).toBe('de')
    expect(await langOf({ Cookie: 'language=en' })).toBe('en')
    await amina.api(routes.changeMe, { input: { language: 'en' } })
    expect(await langOf({ ...GERMAN, Cookie: `${amina.cookie}; language=de` })).toBe('en')
    await amina.api(routes.changeMe, { input: { language: '' } })
    await settings('')
  })

  test('[LA6] the same address in two languages is two answers to a cache', async () => {
    const english = await get(page.url, {})
    const german = await get(page.url, GERMAN)
    expect(german.headers.get('Vary')).toMatch(/Accept-Language/)
    expect(german.headers.get('ETag')).not.toBe(english.headers.get('ETag'))
    const again = await get(page.url, { ...GERMAN, 'If-None-Match': english.headers.get('ETag') ?? '' })
    expect(again.status).toBe(200)
    expect((await get(page.url, { ...GERMAN, 'If-None-Match': german.headers.get('ETag') ?? '' })).status).toBe(304)
  })

  test('[LA1] a program is refused in the language it asks for, in the shape it knows', async () => {
    const path = `/api/v1/communities/${place.slug}/pages`
    const german = await send(place.url, path, { method: 'POST', json: {}, headers: GERMAN })
    expect(german.status).toBe(401)
    expect(german.problem).toMatchObject({ code: 'not-signed-in', detail: wordsIn('de').refusals.signInToDo })
    const english = await send(place.url, path, { method: 'POST', json: {} })
    expect(english.problem.detail).toBe('Sign in to do this.')
  })

  test('[LA7] the body of a page carries the language of its community, not that of the program', async () => {
    const { amina, slug } = place
    await amina.api(routes.changeCommunity, { params: { slug }, input: { locale: 'de' } })
    const { text } = await get(page.url, { Cookie: 'language=en' })
    expect(text).toContain('<html lang="en"')
    expect(text).toMatch(/<div class="prose"[^>]* lang="de"/)
    await amina.api(routes.changeCommunity, { params: { slug }, input: { locale: '' } })
  })
})
