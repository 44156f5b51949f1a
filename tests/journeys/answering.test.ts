// A question is answered by editing a page: three people in windows of their own, and nothing reloads unless it says so. The story happens with a
// pointer, with the keys alone and on a phone.
import { type PageShape, type QuestionShape, routes } from '@commonplace/api'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type OpenedCommunity, openBrowser, openCommunity, type Window } from '../harness/index.ts'
import { WAYS } from './hands.ts'
import { body, closeMargin, openLive, openMargin, untilSeen } from './steps.ts'
import { ThreeWindows } from './three-windows.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe.each(WAYS)('answering by a page, $way', ({ hands, window: size }) => {
  let place: OpenedCommunity
  let three: ThreeWindows
  let amina: Window
  let bo: Window
  let chioma: Window
  let glue: PageShape
  let asked: QuestionShape

  const { press, choose, editBehind } = hands

  beforeAll(async () => {
    place = await openCommunity({ visibility: 'public' })
    glue = await write('Gluing wood', 'Sand it first.\n\n## Drying\n\nWait.\n\n## Pitfalls\n\nHaste.', ['wood'])
    asked = await ask('How long does glue dry in winter?', { askedFrom: { pageId: glue.id, quote: 'Wait.' } })
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
  const write = (title: string, markdown: string, tags: string[] = []): Promise<PageShape> =>
    place.bo.api(routes.createPage, {
      params: { slug: place.slug },
      input: { kind: 'practice', title, markdown, tags },
    })
  const ask = (
    title: string,
    more: { tags?: string[]; askedFrom?: { pageId: string; quote: string } } = {},
  ): Promise<QuestionShape> =>
    place.chioma.api(routes.askQuestion, { params: { slug: place.slug }, input: { title, markdown: '', ...more } })

  const panel = (page: Page) => page.getByRole('region', { name: 'Questions this page should answer' })
  const section = (page: Page) => page.locator('.section-answer')

  test('Bo writes the section, names the version and says what it answers; Chioma sees the difference and accepts it', async () => {
    await openLive(chioma.page, asked.url)
    await openLive(amina.page, asked.url)
    await openLive(bo.page, glue.url)
    await bo.page.locator('.to-answer').waitFor({ state: 'attached' })
    await openMargin(bo.page)
    await panel(bo.page).getByRole('link', { name: asked.title }).waitFor()
    await closeMargin(bo.page)
    await editBehind(bo.page, 'Wait.')
    await bo.page.keyboard.type(' Two days below ten degrees.')
    await openMargin(bo.page)
    await press(button(bo.page, `It does now: “${asked.title}”`))
    const dialog = bo.page.getByRole('dialog')
    await choose(dialog.getByLabel(`Which part of the page answers “${asked.title}”`), 'Drying')
    await press(button(bo.page, 'Keep under this name'))
    await bo.page.getByText('Kept. Whoever asked now says whether it answers them.').waitFor()
    await closeMargin(bo.page)
    await press(button(bo.page, 'Done'))
    await openMargin(bo.page)

    await section(amina.page).getByText('Bo Lindqvist says that this answers the question.').waitFor()
    const proposed = section(chioma.page)
    await proposed.locator('ins', { hasText: 'Two days below ten degrees.' }).waitFor()
    const accepted = await untilSeen(
      () => press(button(chioma.page, 'It answers the question')),
      amina.page.locator('.section-answer.accepted', { hasText: 'Two days below ten degrees.' }),
      amina.page.getByText('Question · resolved'),
      bo.page.locator('.question-note', { hasText: 'Question · answered' }),
    )
    three.delays.push(...accepted)
    await panel(bo.page).waitFor({ state: 'detached' })
  })

  test('the asker has it on Home while it waits for a word', async () => {
    const other = await ask('Which glue for oak?', { tags: ['wood'] })
    await place.bo.api(routes.createVersion, {
      params: { id: glue.id },
      input: { name: 'Oak', answers: [{ questionId: other.id, heading: 'Pitfalls' }] },
    })
    await openLive(chioma.page, within(''))
    await chioma.page.getByRole('heading', { name: 'Does this answer your question?' }).waitFor()
    await press(chioma.page.getByRole('link', { name: other.title }).first())
    await press(button(chioma.page, 'It does not'))
    await chioma.page.getByText('Noted. The question is open.').waitFor()
    await section(chioma.page).waitFor({ state: 'detached' })
  })

  test('when the section changes the question says so at once, shows what changed, and takes it', async () => {
    await openLive(chioma.page, asked.url)
    await openLive(amina.page, asked.url)
    await openLive(bo.page, glue.url)
    await editBehind(bo.page, 'Two days')
    await bo.page.keyboard.type(' Three in the cellar.')
    await section(chioma.page).getByText('The page says something else here by now.').waitFor()
    await press(button(chioma.page, 'See what changed'))
    await section(chioma.page).locator('ins', { hasText: 'Three in the cellar.' }).waitFor()
    await press(button(chioma.page, 'Take the new text'))
    await chioma.page.getByText('The question shows the new text.').waitFor()
    await section(amina.page).getByText('Three in the cellar.').waitFor()
    await section(amina.page).getByText('The page says something else here by now.').waitFor({ state: 'detached' })
    await press(button(bo.page, 'Done'))
  })

  test('the page in the trash hides its section from the question, and taken out shows it', async () => {
    await place.bo.api(routes.deletePage, { params: { id: glue.id } })
    await section(amina.page).getByText('The page that answers this was taken away').waitFor()
    expect(await section(amina.page).innerText()).not.toContain('Three in the cellar.')
    await place.bo.api(routes.undeletePage, { params: { id: glue.id } })
    await section(amina.page).getByText('Three in the cellar.').waitFor()
  })

  test('a page named without a link is linked by one press, and both windows show it', async () => {
    const clamps = await write('Spring clamps', 'They hold.')
    const using = await write('Hold it still', 'Use two spring clamps here.')
    await openLive(amina.page, clamps.url)
    await openLive(bo.page, clamps.url)
    const offered = amina.page.getByRole('region', { name: 'Named without a link' })
    await offered.getByText('Use two spring clamps here.').waitFor()
    const linked = (page: Page) =>
      page.getByRole('region', { name: 'Linked here' }).getByText('Use two spring clamps here.')
    const link = button(amina.page, `Link it, in “${using.title}”`)
    three.delays.push(...(await untilSeen(() => press(link), linked(amina.page), linked(bo.page))))
    await offered.waitFor({ state: 'detached' })
    await place.bo.api(routes.changePage, { params: { id: using.id }, input: { title: 'Hold it quite still' } })
    await bo.page
      .getByRole('region', { name: 'Linked here' })
      .getByRole('link', { name: 'Hold it quite still' })
      .waitFor()
    await chioma.page.goto(using.url)
    await press(chioma.page.locator('.prose').getByRole('link', { name: 'spring clamps' }))
    await chioma.page.getByRole('heading', { level: 1, name: 'Spring clamps' }).waitFor()
  })

  test('the card of a question in a page is live, while it is read and while it is written', async () => {
    const card = await ask('Does hide glue smell?')
    const page = await write('Hide glue', `From bones.\n\n[${card.title}](question:${card.id})\n`)
    await openLive(amina.page, page.url)
    await openLive(bo.page, page.url)
    await press(button(bo.page, 'Edit'))
    const read = amina.page.locator('.prose .question-card')
    const written = body(bo.page).locator('.question-card')
    for (const one of [read, written]) await one.getByText('No answer yet').waitFor()
    const answer = await place.amina.api(routes.answerQuestion, {
      params: { id: card.id },
      input: { markdown: 'Yes, of *horses*.' },
    })
    for (const one of [read, written]) await one.getByText('1 answer', { exact: true }).waitFor()
    const shown = [read, written].flatMap((one) => [
      one.getByText('1 answer, one accepted'),
      one.getByText('Yes, of horses.'),
    ])
    const accept = () => place.chioma.api(routes.acceptAnswer, { params: { id: answer.id } })
    three.delays.push(...(await untilSeen(accept, ...shown)))
    await press(button(bo.page, 'Done'))
    await press(read.getByRole('link', { name: card.title }))
    await amina.page.getByRole('heading', { level: 1, name: card.title }).waitFor()
    await amina.page.getByRole('region', { name: 'Linked here' }).getByRole('link', { name: 'Hide glue' }).waitFor()
  })

  test('the others saw each of it, and no window complained', () => {
    three.wereShown()
  })
})
