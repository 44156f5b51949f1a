// What the community does not know yet: three people in windows of their own, and nothing reloads unless it says so. The story happens with a
// pointer, with the keys alone and on a phone.
import { type PageShape, routes } from '@commonplace/api'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type OpenedCommunity, openBrowser, openCommunity, type Window } from '../harness/index.ts'
import { WAYS } from './hands.ts'
import { body, openLive, untilSeen } from './steps.ts'
import { ThreeWindows } from './three-windows.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe.each(WAYS)('what is missing, $way', ({ hands, window: size }) => {
  let place: OpenedCommunity
  let three: ThreeWindows
  let amina: Window
  let bo: Window
  let chioma: Window
  const { press, write } = hands

  beforeAll(async () => {
    place = await openCommunity({ visibility: 'public' })
    three = await ThreeWindows.open(browser, place, size)
    ;({ amina, bo, chioma } = three)
  })
  afterAll(async () => {
    await three?.[Symbol.asyncDispose]()
    await place?.[Symbol.asyncDispose]()
  })
  afterEach(() => three.fit())

  const button = (within: Page | Locator, name: string | RegExp) => within.getByRole('button', { name, exact: true })
  const link = (within: Page | Locator, name: string | RegExp) => within.getByRole('link', { name, exact: true })
  const within = (path: string) => `/${place.slug}${path}`
  const add = (title: string, markdown: string): Promise<PageShape> =>
    place.amina.api(routes.createPage, { params: { slug: place.slug }, input: { kind: 'practice', title, markdown } })
  const gaps = () => place.amina.api(routes.readGaps, { params: { slug: place.slug } })

  /** The search is logged once the server has heard of it. */
  const logged = (page: Page) => page.waitForResponse((response) => response.url().endsWith('/searches'))

  test('a search in vain stands on the board at once, without a name; who hit it is told when somebody wrote', async () => {
    const { page } = chioma
    await openLive(bo.page, within('/gaps'))
    await openLive(amina.page, within(''))
    const row = bo.page.locator('.row', { hasText: 'soldering fumes' })
    const look = async () => {
      const heard = logged(page)
      await page.goto(within('/search?q=soldering+fumes'))
      await heard
    }
    three.delays.push(...(await untilSeen(look, row.getByText('looked for once'))))
    await page.getByText('Nothing holds “soldering fumes”.').waitFor()
    expect(await row.innerText()).not.toContain('Chioma')
    await press(button(page, 'Tell me when it is there: soldering fumes'))
    await page.getByText('You will hear of it on your Home.').waitFor()
    await openLive(chioma.page, within(''))

    await press(button(bo.page, 'Invite…: soldering fumes'))
    await write(bo.page.getByLabel('Or find a member'), 'Amina')
    await press(bo.page.getByRole('checkbox', { name: /Amina Bello/ }))
    const invite = () => press(button(bo.page, 'Ask them'))
    three.delays.push(...(await untilSeen(invite, amina.page.getByRole('heading', { name: 'You are asked' }))))
    await bo.page.getByText('Asked. It waits for them on their Home.').waitFor()
    await press(link(amina.page, 'soldering fumes'))
    await amina.page.waitForURL(/\/new\/practice/)
    await expect.poll(() => amina.page.getByLabel('Title', { exact: true }).inputValue()).toBe('soldering fumes')
    await press(button(amina.page, 'Create and open'))
    await body(amina.page).waitFor()
    await write(body(amina.page), '')
    await amina.page.keyboard.press('Control+End')
    await amina.page.keyboard.type('Open a window and sit beside the smoke.')
    await page.getByRole('heading', { name: 'Somebody wrote what you looked for' }).waitFor()
    await row.waitFor({ state: 'detached' })
    await page.getByText('for “soldering fumes”').waitFor()
    await press(button(page, 'Put away: soldering fumes'))
    await page.getByText('for “soldering fumes”').waitFor({ state: 'detached' })
  })

  test('the quick search logs what it did not find and what it led to, and leads to the board', async () => {
    const { page } = chioma
    await openLive(page, within(''))
    const find = async (q: string) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').getByRole('combobox').fill(q)
      await page.getByRole('option', { name: `All results for “${q}”` }).waitFor()
    }
    await find('ultrasonic bath')
    // The server has answered: it is known that there is nothing.
    await page.getByRole('dialog').getByText('Nothing holds “ultrasonic bath”').waitFor()
    const heard = logged(page)
    await page.keyboard.press('Escape')
    await heard
    expect((await gaps()).searches.map(({ words }) => words)).toContain('ultrasonic bath')

    await find('smoke')
    await page.getByRole('option', { name: /soldering fumes/ }).waitFor()
    const ended = page.waitForResponse((response) => response.url().endsWith('/end'))
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/p\/soldering/)
    await ended
    expect((await gaps()).searches.map(({ words }) => words)).not.toContain('smoke')

    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill('gaps')
    await page.getByRole('option', { name: /Gaps/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'What we do not know yet' }).waitFor()
  })

  test('a page that links name is started from the board, and every link leads there', async () => {
    await openLive(bo.page, within('/gaps'))
    const host = await add('Care of irons', 'See [[Tinning tips]] before you begin.')
    await bo.page.locator('.row', { hasText: 'Tinning tips' }).getByText('See Tinning tips before you begin.').waitFor()
    await press(link(bo.page, 'Start page: Tinning tips'))
    await press(button(bo.page, 'Create and open'))
    await body(bo.page).waitFor()
    await chioma.page.goto(host.url)
    await press(chioma.page.locator('.prose').getByRole('link', { name: 'Tinning tips' }))
    await chioma.page.getByRole('heading', { level: 1, name: 'Tinning tips' }).waitFor()
  })

  test('a broken link is listed where it stands; a page started there mends it, and so does the trash', async () => {
    const gone = '0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c3d'
    const host = await add('Cleaning tips', `Then see [the sponge](/${place.slug}/p/sponge-${gone}) again.`)
    const clamp = await add('Spring clamp', 'It holds.')
    const user = await add('Gluing', `Use [a clamp](${clamp.url}) for it.`)
    await openLive(bo.page, within('/gaps'))
    const broken = bo.page.getByRole('region', { name: 'Links that lead nowhere' })
    await broken.getByText('Then see the sponge again.').waitFor()
    const throwAway = () => place.amina.api(routes.deletePage, { params: { id: clamp.id } })
    const listed = broken.getByText('leads to “Spring clamp”, which is in the trash')
    three.delays.push(...(await untilSeen(throwAway, listed)))
    await press(link(bo.page, 'Look in the trash: Spring clamp'))
    await press(button(bo.page, 'Take it out'))
    await bo.page.getByText('It is back.').waitFor()
    await bo.page.goBack()
    await broken.waitFor()
    await link(broken, user.title).waitFor({ state: 'detached' })
    await press(link(bo.page, 'Start this page: Cleaning tips'))
    await write(bo.page.getByLabel('Title', { exact: true }), 'The sponge')
    await press(button(bo.page, 'Create and open'))
    await body(bo.page).waitFor()
    const { links } = await place.amina.api(routes.readPage, { params: { id: host.id } })
    expect(links.out).toMatchObject([{ title: 'The sponge', sentence: 'Then see the sponge again.' }])
  })

  test('a page nobody vouches for is taken on by one press, and both boards show it', async () => {
    const page = await add('Bending brackets', 'Slowly.')
    await place.amina.api(routes.changePage, { params: { id: page.id }, input: { status: 'trusted' } })
    await openLive(bo.page, within('/gaps'))
    await openLive(chioma.page, within('/gaps'))
    await button(chioma.page, 'I look after it: Bending brackets').waitFor()
    await press(button(bo.page, 'I look after it: Bending brackets'))
    await bo.page.getByText('You look after “Bending brackets” now.').waitFor()
    await button(chioma.page, 'I look after it: Bending brackets').waitFor({ state: 'detached' })
  })

  test('questions in search of a page lead to one, and the navigation leads to the board', async () => {
    const { slug } = place
    for (const title of ['Which drill for steel?', 'Is a drill safe?', 'Who lends a drill?'])
      await place.chioma.api(routes.askQuestion, { params: { slug }, input: { title, markdown: '' } })
    const { page } = amina
    await page.goto(within(''))
    if (await page.locator('.tab-bar').isVisible()) {
      await press(link(page.locator('.tab-bar'), 'More places of the community'))
      await press(link(page.getByRole('dialog'), 'Gaps'))
    } else await press(link(page.locator('.nav'), 'Gaps'))
    await page.getByRole('region', { name: 'Questions in search of a page' }).getByText('Is a drill safe?').waitFor()
    await press(link(page, 'Ask: drill'))
    await page.waitForURL(/\/ask/)
    await expect.poll(() => page.getByLabel('Your question in one sentence').inputValue()).toBe('drill')
  })

  test('the others saw each of it, and no window complained', () => {
    three.wereShown()
  })
})
