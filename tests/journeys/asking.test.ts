// Three people ask and answer in windows of their own: nothing here reloads unless it says so. The story happens with a pointer, with the keys
// alone and on a phone.
import { routes } from '@commonplace/api'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type OpenedCommunity, openBrowser, openCommunity, openWindow, type Window } from '../harness/index.ts'
import { type Furnished, furnish } from './furnish.ts'
import { WAYS } from './hands.ts'
import { openLive, untilSeen } from './steps.ts'
import { ThreeWindows } from './three-windows.ts'

const TITLE = 'Which meter do you use for a thermal fuse?'
const ANSWER = 'Any one that beeps.'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe.each(WAYS)('asking, $way', ({ hands, window: size }) => {
  let place: OpenedCommunity
  let stock: Furnished
  let three: ThreeWindows
  let amina: Window
  let bo: Window
  let chioma: Window
  let questionPath: string
  const { press, write, askAbout } = hands

  beforeAll(async () => {
    place = await openCommunity({ visibility: 'public' })
    stock = await furnish(place)
    three = await ThreeWindows.open(browser, place, size)
    ;({ amina, bo, chioma } = three)
  })
  afterAll(async () => {
    await three?.[Symbol.asyncDispose]()
    await place?.[Symbol.asyncDispose]()
  })
  afterEach(() => three.fit())

  const button = (within: Page | Locator, name: string | RegExp) => within.getByRole('button', { name, exact: true })
  const within = (path: string) => `/${place.slug}${path}`
  const answer = (page: Page) => page.locator('.answer', { hasText: ANSWER })

  /** Opens a screen that stays: what it shows from now on it shows without being loaded again. */
  async function openToStay({ page }: Window, path: string): Promise<void> {
    await openLive(page, path)
    await page.evaluate(() => Object.assign(globalThis, { neverReloaded: true }))
  }

  /** Does something that the others' windows show by themselves, and notes how long they took. */
  async function shows(act: () => Promise<unknown>, ...shown: readonly Locator[]): Promise<void> {
    three.delays.push(...(await untilSeen(act, ...shown)))
    for (const one of shown) expect(await one.page().evaluate(() => 'neverReloaded' in globalThis)).toBe(true)
  }

  test('finds first: a section answers Chioma before she asks, its steward hears of it, and she can take it back', async () => {
    const { page } = chioma
    await openToStay(amina, within(''))
    await page.goto(stock.toaster.url)
    await askAbout(page, 'Measure the')
    await write(page.getByLabel('Your question in one sentence'), 'How do I triage a dead toaster?')
    const found = page.locator('.similar').getByRole('button', { name: /^This answered me: “Triage a dead toaster/ })
    await shows(() => press(found.first()), amina.page.getByText('was about to ask “How do I triage a dead toaster?”'))
    await page.waitForURL((url) => url.pathname.includes('/p/'))
    await press(button(page, 'Undo'))
    await page.getByText('Taken back.').waitFor()
    const { answered } = await place.amina.api(routes.readPage, { params: { id: stock.toaster.id } })
    expect(answered.count).toBe(0)
    // What was answered is not asked any more.
    await page.goto(within('/ask'))
    await expect.poll(() => page.getByLabel('Your question in one sentence').inputValue()).toBe('')
  })

  test('Chioma asks from a sentence and asks Amina for an answer; it stands in Bo’s open list at once', async () => {
    await openToStay(bo, within('/questions'))
    await openToStay(amina, within(''))
    const { page } = chioma
    await page.goto(stock.toaster.url)
    await askAbout(page, 'Measure the')
    await write(page.getByLabel('Your question in one sentence'), TITLE)
    await write(page.getByLabel('Or find a member'), 'Amina')
    await press(page.getByRole('checkbox', { name: /Amina Bello/ }))
    await shows(
      async () => {
        await press(button(page, 'Ask'))
        await page.waitForURL(/\/q\//)
      },
      bo.page.getByRole('link', { name: TITLE }),
      amina.page.getByRole('heading', { name: 'You were asked to answer' }),
    )
    questionPath = new URL(page.url()).pathname
    await page.locator('.asked-from', { hasText: 'Measure the' }).waitFor()
  })

  test('an answer, a comment and an acceptance appear in the others’ windows without a reload', async () => {
    for (const window of [amina, bo, chioma]) await openToStay(window, questionPath)
    await amina.page.locator('.answer-form .ProseMirror').waitFor()
    await write(amina.page.locator('.answer-form .ProseMirror'), ANSWER)
    await shows(() => press(button(amina.page, 'Answer')), answer(bo.page), answer(chioma.page))

    await press(button(answer(chioma.page), 'Comment'))
    await write(chioma.page.getByLabel('Your comment'), 'Even the *yellow* one?')
    await shows(
      () => press(button(chioma.page, 'Send comment')),
      answer(amina.page).locator('.comment em', { hasText: 'yellow' }),
    )
    const accepted = (page: Page) => page.getByText('Accepted by Chioma Eze')
    await shows(() => press(button(answer(chioma.page), 'Accept')), accepted(amina.page), accepted(bo.page))
  })

  test('an answer is marked as no longer true with a reason, restored, and said to work still', async () => {
    const reason = 'New fuses need a real ohmmeter.'
    await press(answer(bo.page).getByLabel('More about this answer'))
    await press(button(answer(bo.page), 'No longer true…'))
    await write(bo.page.getByLabel('What changed'), reason)
    await shows(
      () => press(button(bo.page, 'Mark as no longer true')),
      answer(amina.page).getByText(reason),
      answer(chioma.page).getByText(reason),
    )
    await expect.poll(() => answer(amina.page).innerText()).toContain(ANSWER)
    await shows(
      () => press(button(answer(amina.page), 'It holds after all')),
      button(answer(chioma.page), 'Still works for me'),
    )
    await shows(
      () => press(button(answer(chioma.page), 'Still works for me')),
      answer(bo.page).getByText('Still works, said once'),
    )
  })

  test('an answer that was opened is written by two at once, and its history shows both', async () => {
    const given = (page: Page) => page.locator('.answer').filter({ hasText: 'Amina Bello' }).first()
    await press(given(amina.page).getByLabel('More about this answer'))
    await press(button(given(amina.page), 'Let every member edit this answer'))
    for (const { page } of [amina, chioma]) {
      await given(page).getByText('Open to every member').waitFor()
      await press(button(given(page), 'Edit'))
      await page.locator('.live-answer .ProseMirror').waitFor()
    }
    const text = (page: Page) => page.locator('.live-answer .ProseMirror')
    await write(text(chioma.page), '')
    await chioma.page.keyboard.press('Control+End')
    await shows(() => chioma.page.keyboard.type(' Chioma agrees.'), text(amina.page).getByText('Chioma agrees.'))
    for (const { page } of [chioma, amina]) await press(button(given(page), 'Done'))
    await given(bo.page).getByText('Chioma agrees.').waitFor()
    await press(given(bo.page).getByLabel('More about this answer'))
    await press(bo.page.getByRole('link', { name: /History of this answer/ }))
    await bo.page.getByRole('heading', { name: /History of Amina Bello’s answer/ }).waitFor()
    await bo.page.locator('.version-row', { hasText: 'Chioma Eze' }).first().waitFor()
  })

  test('a duplicate is merged: its address leads on, its words are kept, and a host takes it apart again', async () => {
    const dup = await place.amina.api(routes.askQuestion, {
      params: { slug: place.slug },
      input: { title: 'What meter for thermal fuses?', markdown: 'Mine is analogue.' },
    })
    await place.chioma.api(routes.answerQuestion, { params: { id: dup.id }, input: { markdown: 'A digital one.' } })
    await openToStay(amina, questionPath)
    await openToStay(chioma, dup.url)
    await bo.page.goto(dup.url)
    await press(bo.page.getByLabel('More actions').first())
    await press(button(bo.page, 'Merge into another question…'))
    await shows(
      () => press(button(bo.page.getByRole('dialog'), TITLE)),
      amina.page.getByText('A digital one.'),
      chioma.page.getByText('This question was merged into'),
    )
    await bo.page.waitForURL((url) => url.pathname === questionPath)
    // Who was reading the duplicate goes on when they like; coming to it again leads on at once.
    await press(chioma.page.locator('.notice').getByRole('link', { name: TITLE }))
    await answer(chioma.page).waitFor()
    await chioma.page.goBack()
    await chioma.page.waitForURL((url) => url.pathname === questionPath)
    await chioma.page.goto(dup.url)
    expect(new URL(chioma.page.url()).pathname).toBe(questionPath)
    await press(chioma.page.locator('summary', { hasText: 'What meter for thermal fuses?' }))
    await chioma.page.getByText('Mine is analogue.').waitFor()

    bo.page.once('dialog', (dialog) => void dialog.accept())
    await press(bo.page.locator('summary', { hasText: 'Also asked as' }))
    await press(button(bo.page, 'Take apart'))
    await bo.page.getByText('They are two questions again.').waitFor()
    await chioma.page.goto(dup.url)
    await chioma.page.getByText('A digital one.').waitFor()
  })

  test('what happens with a question waits in the inbox under its name, is marked as read and muted there', async () => {
    const { page } = amina
    await openLive(page, '/inbox')
    const id = questionPath.split('-').at(-1) ?? ''
    await place.bo.api(routes.commentQuestion, { params: { id }, input: { markdown: 'Mine beeps too.' } })
    const row = page.locator('.row', { hasText: TITLE }).first()
    await row.getByText(/Bo Lindqvist commented/).waitFor()
    await press(button(row, `Mark as read: ${TITLE}`))
    await press(button(row, `Mute: ${TITLE}`))
    await button(row, `Muted: ${TITLE}`).waitFor()
    await button(row, `Mark as unread: ${TITLE}`).waitFor()
    await press(row.getByRole('link', { name: TITLE }))
    await page.waitForURL((url) => url.pathname === questionPath)
    await button(page, 'Muted').waitFor()
    await page.keyboard.press('f')
    await button(page, 'Follow').waitFor()
  })

  test('a guest’s question waits for a host and is let through', async () => {
    await place.bo.api(routes.changeCommunity, { params: { slug: place.slug }, input: { guestsAsk: true } })
    await using dana = await openWindow(browser, place.url, place.dana, size)
    await dana.page.goto(within('/ask'))
    await dana.page.getByText('As a guest you may ask once.').waitFor()
    await write(dana.page.getByLabel('Your question in one sentence'), 'Is there a place for my bike?')
    await press(button(dana.page, 'Ask'))
    await dana.page.getByText('A host will look at this.').waitFor()
    const path = new URL(dana.page.url()).pathname
    await amina.page.goto(path)
    await press(button(amina.page, 'Let it through'))
    await amina.page.getByText('Everybody can see it now.').waitFor()
    await chioma.page.goto(path)
    await chioma.page.getByRole('heading', { name: 'Is there a place for my bike?' }).waitFor()
  })

  test('the others saw each of it, and no window complained', () => {
    three.wereShown()
  })
})
