import { existsSync } from 'node:fs'
import { routes } from '@commonplace/api'
import { seededRandom } from '@commonplace/kit'
import { type Drawing, KeptScreens } from '@commonplace/server/screens'
import { expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity, sitDown } from '../harness/index.ts'
import { send } from './raw.ts'

const built = existsSync(new URL('../../client/dist/ssr/entry-server.js', import.meta.url))
const slug = { slug: 'fixers' }

/** Screens as they are kept, and how many were drawn. */
class Counted extends KeptScreens {
  drawn = 0

  override take(drawing: Drawing) {
    return super.take({
      ...drawing,
      draw: () => {
        this.drawn++
        return drawing.draw()
      },
    })
  }
}

async function furnish(place: OpenedCommunity) {
  const above = await place.chioma.api(routes.createPage, {
    params: slug,
    input: { kind: 'note', title: 'Bench work' },
  })
  const page = await place.chioma.api(routes.createPage, {
    params: slug,
    input: { kind: 'practice', title: 'Solder well', parentId: above.id, markdown: '## Heat\n\nThe joint first.' },
  })
  const question = await place.bo.api(routes.askQuestion, {
    params: slug,
    input: { title: 'How hot?', markdown: 'In degrees.', askedFrom: { pageId: page.id, quote: 'joint' } },
  })
  const answer = await place.chioma.api(routes.answerQuestion, {
    params: { id: question.id },
    input: { markdown: '350 degrees.' },
  })
  return { above, page, question, answer }
}
type Furnished = Awaited<ReturnType<typeof furnish>>

/** What people do, each of it seen on some screen by some of them. */
function actsIn(place: OpenedCommunity, { above, page, answer }: Furnished, word: () => string) {
  const { amina, bo, chioma, dana } = place
  const ofPage = { params: { id: page.id } }
  const ofAnswer = { params: { id: answer.id } }
  const dana_ = { params: { ...slug, id: dana.id } }
  const audience = (of: string, floor: 'host' | null) => () =>
    amina.api(routes.narrowPage, { params: { id: of }, input: { audience: floor && { floor, people: [] } } })
  return {
    title: () => chioma.api(routes.changePage, { ...ofPage, input: { title: `Solder ${word()}` } }),
    titleAbove: () => chioma.api(routes.changePage, { params: { id: above.id }, input: { title: `Bench ${word()}` } }),
    summary: () => chioma.api(routes.changePage, { ...ofPage, input: { summary: word() } }),
    async write() {
      using sitting = sitDown(place.url, page.documentId, { Cookie: chioma.cookie, Origin: place.url })
      const shut = sitting.closed().then(() => Promise.reject(new Error('Not let in')))
      await Promise.race([sitting.synced(), shut])
      shut.catch(() => undefined)
      const [first] = sitting.doc.getXmlFragment('default').toArray()
      const [text] = (first as unknown as { toArray(): unknown[] }).toArray()
      ;(text as { insert(at: number, words: string): void }).insert(0, `${word()} `)
      await chioma.api(routes.createVersion, { ...ofPage, input: { name: word() } })
    },
    child: () => bo.api(routes.createPage, { params: slug, input: { kind: 'note', title: word(), parentId: page.id } }),
    comment: () => chioma.api(routes.commentPage, { ...ofPage, input: { markdown: word() } }),
    askAbout: () =>
      bo.api(routes.askQuestion, {
        params: slug,
        input: { title: `${word()} or not?`, markdown: word(), askedFrom: { pageId: page.id, quote: 'joint' } },
      }),
    vote: () => bo.api(routes.giveVote, ofAnswer),
    unvote: () => bo.api(routes.takeVote, ofAnswer),
    accept: () => bo.api(routes.acceptAnswer, ofAnswer),
    unaccept: () => bo.api(routes.unacceptAnswer, ofAnswer),
    answerText: () => chioma.api(routes.changeAnswer, { ...ofAnswer, input: { markdown: `${word()} degrees.` } }),
    pin: () => bo.api(routes.pinPage, ofPage),
    unpin: () => bo.api(routes.unpinPage, ofPage),
    star: () => chioma.api(routes.starPage, ofPage),
    unstar: () => chioma.api(routes.unstarPage, ofPage),
    narrow: audience(page.id, 'host'),
    narrowAbove: audience(above.id, 'host'),
    widen: audience(page.id, null),
    widenAbove: audience(above.id, null),
    trash: () => chioma.api(routes.deletePage, ofPage),
    bringBack: () => bo.api(routes.undeletePage, ofPage),
    name: () => chioma.api(routes.changeMe, { input: { name: `Chioma ${word()}` } }),
    german: () => dana.api(routes.changeMe, { input: { language: 'de' } }),
    english: () => dana.api(routes.changeMe, { input: { language: 'en' } }),
    promote: () => bo.api(routes.changeMember, { ...dana_, input: { role: 'member' } }),
    demote: () => bo.api(routes.changeMember, { ...dana_, input: { role: 'guest' } }),
    remove: () => bo.api(routes.removeMember, dana_),
    takeIn: () =>
      place.running.services.store.change((writes) => writes.members.setRole(place.communityId, dana.id, 'guest', 1)),
    hide: () =>
      place.running.services.store.change((writes) => writes.communities.setVisibility(place.communityId, 'private')),
    open: () =>
      place.running.services.store.change((writes) => writes.communities.setVisibility(place.communityId, 'public')),
  } satisfies Record<string, () => Promise<unknown>>
}

/** What a screen says, without when it was given. */
const said = (text: string) => text.replace(/<script type="application\/json" id="given">.*/, '')

/** Where two texts part. */
function apart(one: string, other: string): string {
  const at = [...one].findIndex((letter, n) => letter !== other[n])
  return [one, other].map((text) => `…${text.slice(Math.max(0, at - 60), at + 60)}…`).join(' is not ')
}

/** Screens that are looked at after each act. */
const LOOKS = 12

async function screensOf(screens: Counted, seed: number, steps: number) {
  await using place = await openCommunity({ visibility: 'public', overrides: { screens } })
  const furnished = await furnish(place)
  const random = seededRandom(seed)
  let words = 0
  const acts = actsIn(place, furnished, () => `word${++words}`)
  const paths = [
    ...['', '/pages', '/practices', '/questions', '/members'].map((of) => `/fixers${of}`),
    ...[`/fixers/p/${furnished.page.id}`, `/fixers/p/${furnished.above.id}`, `/fixers/q/${furnished.question.id}`],
  ]
  const people = [null, place.amina, place.chioma, place.dana]
  const done: string[] = []
  const unlike: string[] = []
  let fresh = 0
  /** The screen as it is given, and as it is drawn for an address that nobody asked for before. */
  const both = async (path: string, headers: Record<string, string>) => {
    const search = `?fresh=${++fresh}`
    const get = async (at: string): Promise<string> => {
      const { status, text, headers: answered } = await send(place.url, at, { headers })
      const location = answered.get('Location')
      return location && status < 303
        ? get(location)
        : `${status} ${said(text).replaceAll(search, '').replaceAll(encodeURIComponent(search), '')}`
    }
    return [await get(path), await get(path + search)] as const
  }
  for (let step = 0; step < steps; step++) {
    const act = random.pick(Object.keys(acts)) as keyof typeof acts
    // What cannot be done just now is refused, and that is as good.
    await acts[act]().then(
      () => done.push(act),
      () => undefined,
    )
    for (let look = 0; look < LOOKS; look++) {
      const person = random.pick(people)
      const path = random.pick(paths)
      const cookie = [person?.cookie, random.pick(['', '', '', 'theme=dark'])].filter(Boolean).join('; ')
      const headers = {
        Accept: 'text/html',
        'Accept-Language': random.pick(['en', 'de']),
        'Accept-Encoding': random.pick(['br', 'gzip']),
        ...(cookie ? { Cookie: cookie } : {}),
      }
      let [kept, anew] = await both(path, headers)
      // What follows from a text is derived a moment later: a screen that is behind then is so only once.
      for (let tries = 0; tries < 3 && kept !== anew; tries++) [kept, anew] = await both(path, headers)
      if (kept !== anew) unlike.push(`${path} for ${person?.name ?? 'a stranger'} after ${act}: ${apart(kept, anew)}`)
    }
  }
  return { unlike, asked: fresh, done }
}

test.runIf(built)(
  '[PG14] whatever is done, by whoever and for whoever, a screen that was kept is the one that would be drawn now',
  async () => {
    const screens = new Counted()
    const { unlike, asked, done } = await screensOf(screens, 11, 40)
    expect(unlike).toEqual([])
    expect(done.length, `done: ${done}`).toBeGreaterThan(15)
    // Each was asked for once as it is and once anew: had none been kept, each asking would have been a drawing.
    expect(screens.drawn).toBeLessThan(2 * asked - 20)
  },
  180_000,
)

test.runIf(built)(
  '[PG13] a page is drawn once for all strangers, with a tag that another process gives too, and once for each member',
  async () => {
    const screens = new Counted()
    await using place = await openCommunity({ visibility: 'public', overrides: { screens } })
    const { page } = await furnish(place)
    const get = (headers: Record<string, string> = {}) =>
      send(place.url, page.url, { headers: { Accept: 'text/html', ...headers } })
    const first = await get()
    await Promise.all(Array.from({ length: 20 }, () => get({ 'User-Agent': 'another' })))
    expect(screens.drawn).toBe(1)
    expect(first.headers.get('Cache-Control')).toBe('private, no-cache')
    expect(first.headers.get('Vary')?.split(', ').sort()).toEqual(['Accept-Encoding', 'Accept-Language', 'Cookie'])
    const tag = first.headers.get('ETag') ?? ''
    expect(await get({ 'If-None-Match': tag })).toMatchObject({ status: 304, text: '' })
    expect(screens.drawn).toBe(1)
    for (const { cookie, name } of [place.chioma, place.dana, place.chioma, place.dana]) {
      const { text, headers } = await get({ Cookie: cookie, 'If-None-Match': tag })
      expect(text).toContain(name)
      expect(headers.get('ETag')).not.toBe(tag)
    }
    expect(screens.drawn).toBe(3)
    await place.restart()
    expect((await get({ 'If-None-Match': tag })).status).toBe(304)
  },
)
