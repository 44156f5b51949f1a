// A page is spoken about in its margin: a guest asks at words of it, a member answers, the words change under them. The story happens with a
// pointer, with the keys alone and on a phone.
import { type PageShape, routes } from '@commonplace/api'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenedCommunity, openBrowser, openCommunity, openWindow, type Window } from '../harness/index.ts'
import { WAYS } from './hands.ts'
import { edit, openLive, openMargin, select } from './steps.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const TEXT = 'The lever is a spring.\n\nIt is held by a magnet while the toast is brown. Then it lets go.'

describe.each(WAYS)('speaking in the margin, $way', ({ way, hands, window: size }) => {
  let place: OpenedCommunity
  let page: PageShape
  let bo: Window
  let dana: Window
  const { press, write } = hands

  beforeAll(async () => {
    place = await openCommunity({ visibility: 'public' })
    page = await place.bo.api(routes.createPage, {
      params: { slug: place.slug },
      input: { kind: 'practice', title: 'Levers', markdown: TEXT },
    })
    bo = await openWindow(browser, place.url, place.bo, size)
    dana = await openWindow(browser, place.url, place.dana, size)
  })
  afterAll(async () => {
    await bo?.[Symbol.asyncDispose]()
    await dana?.[Symbol.asyncDispose]()
    await place?.[Symbol.asyncDispose]()
  })

  const button = (within: Page | Locator, name: string | RegExp) => within.getByRole('button', { name, exact: true })
  const note = (of: Window, text: string) => of.page.getByRole('article').filter({ hasText: text }).last()
  const speakAbout = async ({ page }: Window, quote: string) => {
    await select(page, quote)
    const bar = page.getByRole('toolbar', { name: 'The words selected' })
    await bar.waitFor()
    if (way === 'with the keys alone') await page.keyboard.press('Control+Alt+KeyM')
    else await button(bar, 'Comment').click()
    await page.getByLabel('Comment on these words').waitFor()
  }

  test('a guest asks at words of the page; Bo sees it beside them and answers by name; the guest sees the answer', async () => {
    await openLive(bo.page, page.url)
    await openLive(dana.page, page.url)
    await speakAbout(dana, 'held by a magnet')
    await write(dana.page.getByLabel('Comment on these words'), 'Which *kind*?')
    await press(button(dana.page, 'Send comment'))
    await note(dana, 'Which kind?').waitFor()

    await note(bo, 'Which kind?').waitFor({ state: 'attached' })
    await openMargin(bo.page)
    await expect.poll(() => note(bo, 'Which kind?').getAttribute('data-quote')).toBe('held by a magnet')
    await press(button(note(bo, 'Which kind?'), 'Reply to Dana Novak'))
    await write(bo.page.getByLabel('Reply', { exact: true }), '@da')
    await bo.page.getByRole('option', { name: 'Dana Novak' }).waitFor()
    await bo.page.keyboard.press('Enter')
    await bo.page.keyboard.type('an electromagnet.')
    await press(button(bo.page, 'Send reply'))
    await note(bo, '@Dana Novak an electromagnet.').waitFor()
    await note(dana, '@Dana Novak an electromagnet.').waitFor()
  })

  test('the words change and the thread goes along; they go and it keeps their quote; it is settled and opened again', async () => {
    const change = (markdown: string) =>
      place.bo.api(routes.changePage, { params: { id: page.id }, input: { markdown } })
    await change(`More was said before. ${TEXT.replace('a magnet', 'the magnet')}`)
    await bo.page.locator('[data-quote="held by the magnet"]').waitFor({ state: 'attached' })
    await change('Nothing of it is true.')
    await openMargin(dana.page)
    await note(dana, 'Which kind?').getByText('The words this was about have changed').waitFor()
    await note(dana, 'Which kind?').getByText('held by a magnet', { exact: true }).waitFor()

    await press(button(note(dana, 'Which kind?'), 'Settle what Dana Novak began'))
    await button(bo.page, '1 settled thread').waitFor()
    await press(button(bo.page, '1 settled thread'))
    await note(bo, 'Settled by Dana Novak').waitFor()
    await press(button(note(bo, 'Which kind?'), 'Open again'))
    await note(dana, 'Which kind?').waitFor()
  })

  test('a guest suggests other words of two paragraphs; Bo takes them in, and both read them as the guest’s', async () => {
    await place.bo.api(routes.changePage, { params: { id: page.id }, input: { markdown: TEXT } })
    await openLive(dana.page, page.url)
    await openLive(bo.page, page.url)
    await select(dana.page, 'The lever is a spring.', 'It is held by a magnet')
    const bar = dana.page.getByRole('toolbar', { name: 'The words selected' })
    await bar.waitFor()
    await press(button(bar, 'Suggest'))
    const wanted = dana.page.getByLabel('How it should read, a line for each paragraph')
    await expect.poll(() => wanted.inputValue()).toBe('The lever is a spring.\nIt is held by a magnet')
    await wanted.fill('The lever is a strong spring.\nIt is held by a small magnet')
    await press(button(dana.page, 'Send suggestion'))
    await note(dana, 'Dana Novak suggests').waitFor()

    await note(bo, 'Dana Novak suggests').waitFor({ state: 'attached' })
    await openMargin(bo.page)
    await expect
      .poll(() => note(bo, 'Dana Novak suggests').locator('ins').allInnerTexts())
      .toEqual([expect.stringContaining('strong'), expect.stringContaining('small')])
    await press(button(note(bo, 'Dana Novak suggests'), 'Accept what Dana Novak suggests'))
    await bo.page.getByText('Taken in, as Dana Novak’s words.').waitFor()
    for (const { page } of [bo, dana])
      for (const line of ['The lever is a strong spring.', 'It is held by a small magnet while the toast is brown.'])
        await page.locator('.page-body .prose p', { hasText: line }).waitFor()
  })

  test('Bo takes it back: both read the words as before, with what was written meanwhile, and the guest sees who did', async () => {
    const meanwhile = await place.bo.api(routes.readPage, { params: { id: page.id }, query: { format: 'markdown' } })
    await place.bo.api(routes.changePage, {
      params: { id: page.id },
      input: { markdown: `${meanwhile.markdown?.trim()} At last.` },
    })
    await press(button(bo.page.getByRole('status').filter({ hasText: 'Taken in' }), 'Undo'))
    await bo.page.getByText('Taken back: it is open again.').waitFor()
    for (const { page } of [bo, dana])
      for (const line of ['The lever is a spring.', 'It is held by a magnet while', 'lets go. At last.'])
        await page.locator('.page-body .prose p', { hasText: line }).waitFor()
    await openMargin(dana.page)
    await note(dana, 'took back what was decided').waitFor()
    await press(button(note(bo, 'Dana Novak suggests'), 'Reject what Dana Novak suggests'))
    await bo.page.getByText('Laid aside.').waitFor()
    await press(button(dana.page, '1 settled thread'))
    await note(dana, 'Rejected').waitFor()
    await expect.poll(() => button(note(dana, 'Rejected'), /Undo what was decided/).count()).toBe(0)
    await press(button(bo.page, '1 settled thread'))
    await press(button(note(bo, 'Rejected'), 'Undo what was decided about Dana Novak’s suggestion'))
    await note(dana, 'Dana Novak suggests').waitFor()
    await place.bo.api(routes.changePage, { params: { id: page.id }, input: { markdown: TEXT } })
    await bo.page.locator('.page-body .prose p', { hasText: 'Then it lets go.' }).waitFor()
  })

  test('words are spoken about from the editor too', async () => {
    await bo.page.keyboard.press('Escape')
    await edit(bo.page)
    await openMargin(dana.page)
    await select(bo.page, 'Then it lets go')
    const bar = bo.page.getByRole('toolbar', { name: 'Format the selected words' })
    await bar.waitFor()
    if (way === 'with the keys alone') await bo.page.keyboard.press('Control+Alt+KeyM')
    else await button(bar, 'Comment').click()
    await write(bo.page.getByLabel('Comment on these words'), 'Really?')
    await press(button(bo.page, 'Send comment'))
    await note(bo, 'Really?').waitFor()
    await note(dana, 'Really?').waitFor({ state: 'attached' })
  })

  test('nobody’s window complained, or was too narrow for what it showed', async () => {
    for (const { page, complaints } of [bo, dana]) {
      expect(complaints).toEqual([])
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
        .toBeLessThanOrEqual(0)
    }
  })
})
