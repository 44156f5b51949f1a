import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { setStage } from './stage.ts'
import { beginWriting, body, caretAfter, reads, takenOver } from './steps.ts'

// What the map of keys promises, with the keys alone.

const stage = setStage()

test('with the keys alone: from note to note of a margin and back, an answer where one stands, and the list it belongs to', async () => {
  const { place } = stage
  const { id, url } = await stage.write('Hang a door', 'The pin goes up.\n\nThe leaf goes on.')
  const say = (quote: string, markdown: string) =>
    place.bo.api(routes.commentPage, {
      params: { id },
      input: { markdown, on: { quote } },
    })
  await say('The leaf', 'By two people.')
  await say('The pin', 'Oil it first.')
  await using window = await stage.window('amina')
  const { page, complaints } = window
  const { keyboard } = page
  await page.goto(url)
  await takenOver(page)
  const note = (text: string) => page.locator('.note:focus', { hasText: text })
  await page
    .locator('.note', { hasText: 'By two people.' })
    .getByRole('button', { name: /^Reply/ })
    .waitFor()
  await keyboard.press('Control+Alt+ArrowDown')
  await note('Oil it first.').waitFor()
  await keyboard.press('Control+Alt+ArrowDown')
  await note('By two people.').waitFor()
  await keyboard.press('r')
  await page.getByLabel('Reply', { exact: true }).and(page.locator(':focus')).waitFor()
  await keyboard.type('Or with a wedge.')
  await keyboard.press('Control+Enter')
  await page.locator('.note', { hasText: 'Or with a wedge.' }).waitFor()
  await page.getByLabel('Reply', { exact: true }).waitFor({ state: 'detached' })

  await keyboard.press('e')
  await page.locator('.ProseMirror[contenteditable=true]:focus').waitFor()
  await keyboard.press('Control+Alt+ArrowDown')
  await note('Oil it first.').waitFor()
  await keyboard.press('Control+Alt+ArrowUp')
  await page.locator('.ProseMirror[contenteditable=true]:focus').waitFor()
  await keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Edit', exact: true }).waitFor()

  await keyboard.press('r')
  await page.getByLabel('Comment on this page').and(page.locator(':focus')).waitFor()
  await keyboard.press('Escape')
  expect(complaints).toEqual([])
})

test('where the margin is a sheet, the keys open it and go to its first note', async () => {
  const { id, url } = await stage.write('Plane a door', 'With the grain.')
  const input = { markdown: 'And a sharp blade.', on: { quote: 'the grain' } }
  await stage.place.bo.api(routes.commentPage, { params: { id }, input })
  await using window = await stage.window('amina', { viewport: { width: 360, height: 700 } })
  const { page, complaints } = window
  await page.goto(url, { waitUntil: 'networkidle' })
  await takenOver(page)
  await page.locator('.note', { hasText: 'And a sharp blade.' }).getByText('Reply').waitFor({ state: 'attached' })
  await page.keyboard.press('Control+Alt+ArrowDown')
  await page.locator('.note:focus', { hasText: 'And a sharp blade.' }).waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.note', { hasText: 'And a sharp blade.' }).waitFor({ state: 'hidden' })
  await page.keyboard.press(']')
  await page.locator('.note', { hasText: 'And a sharp blade.' }).waitFor()
  await page.keyboard.press(']')
  await page.locator('.note', { hasText: 'And a sharp blade.' }).waitFor({ state: 'hidden' })
  expect(complaints).toEqual([])
})

test('whoever wants nothing but the text puts navigation and margin away, and has them back when they are asked for or somebody speaks', async () => {
  const { id, url } = await stage.write('Glue a chair', 'Clamp it overnight.')
  const input = { markdown: 'Not too tight.', on: { quote: 'Clamp it' } }
  await stage.place.bo.api(routes.commentPage, { params: { id }, input })
  await using window = await stage.window('amina')
  const { page, complaints } = window
  const { keyboard } = page
  await page.goto(url)
  await takenOver(page)
  const navigation = page.locator('.nav')
  const note = page.locator('.note', { hasText: 'Not too tight.' })
  await note.getByRole('button', { name: /^Reply/ }).waitFor()
  await keyboard.press('[')
  await navigation.waitFor({ state: 'hidden' })
  // What is saved where is said wherever one is.
  await page.locator('.save-chip').filter({ visible: true }).waitFor()
  await keyboard.press(']')
  await note.waitFor({ state: 'hidden' })
  await keyboard.press('[')
  await navigation.waitFor()
  await page.getByRole('button', { name: 'Bring it back' }).last().click()
  await note.waitFor()

  await keyboard.press(']')
  await note.waitFor({ state: 'hidden' })
  await keyboard.press('Control+Alt+ArrowDown')
  await note.and(page.locator(':focus')).waitFor()
  // It stands beside its words, as before it was away.
  const heights = () =>
    page.evaluate(() => {
      const [words, said] = ['.prose p', '.note'].map(
        (part) => document.querySelector(part)?.getBoundingClientRect().top,
      )
      return Math.abs((words ?? 0) - (said ?? 1000))
    })
  await expect.poll(heights).toBeLessThan(40)
  await keyboard.press(']')
  await note.waitFor({ state: 'hidden' })
  await keyboard.press('Control+Alt+m')
  await page.locator('.comment-form :focus').waitFor()
  await note.waitFor()

  // Put away in the midst of it, and begun again; and pressed words lead to what is said about them.
  await page.locator('h1').click()
  await keyboard.press(']')
  await note.waitFor({ state: 'hidden' })
  await keyboard.press('r')
  await page.locator('.comment-form :focus').waitFor()
  await page.locator('h1').click()
  await keyboard.press(']')
  await note.waitFor({ state: 'hidden' })
  await page.locator('.prose p').click({ position: { x: 8, y: 12 } })
  await note.and(page.locator(':focus')).waitFor()
  expect(complaints).toEqual([])
})

test('with the keys alone: from a question back to the questions, down to it again, and an answer', async () => {
  const { place } = stage
  const question = await place.bo.api(routes.askQuestion, {
    params: { slug: place.slug },
    input: { title: 'Which side do hinges go?', markdown: 'Left or right?' },
  })
  await using window = await stage.window('amina')
  const { page, complaints } = window
  const { keyboard } = page
  await page.goto(question.url)
  await takenOver(page)
  await keyboard.press('u')
  await page.waitForURL(`**/${place.slug}/questions`)
  const row = page.getByRole('link', { name: 'Which side do hinges go?' })
  await row.waitFor()
  await keyboard.press('j')
  await row.and(page.locator(':focus')).waitFor()
  await keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Which side do hinges go?' }).waitFor()
  await page.locator('.answer-form [contenteditable=true]').waitFor()
  await keyboard.press('r')
  await page.locator('.answer-form [contenteditable=true]:focus').waitFor()
  await keyboard.type('Where the handle is not.')
  await page.getByRole('button', { name: 'Answer' }).and(page.locator(':enabled')).waitFor()
  expect(complaints).toEqual([])
})

test('with the keys alone: words that are selected turn into a heading, and others are suggested for them', async () => {
  const { url } = await stage.write('Oil a chain', 'What you need\n\nA rag and a drop of oil.')
  await using window = await stage.window('amina')
  await using reader = await stage.window('bo')
  const { page, complaints } = window
  const { keyboard } = page
  await beginWriting(page, url)
  const bar = page.getByRole('toolbar', { name: 'Format the selected words' })
  const has = (name: string) => page.getByRole('button', { name, exact: true }).and(page.locator(':focus')).waitFor()
  const toItsEnd = async () => {
    await bar.waitFor()
    await keyboard.press('Alt+F10')
    await has('Bold')
    await keyboard.press('End')
  }
  await keyboard.press('Control+Home')
  await keyboard.press('Shift+End')
  await toItsEnd()
  await has('Turn into')
  await keyboard.press('Enter')
  const row = (name: string) => page.getByRole('menuitem', { name }).and(page.locator(':focus')).waitFor()
  await row('Text')
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  await row('Heading 2')
  await keyboard.press('Enter')
  await body(page).locator('h2', { hasText: 'What you need' }).waitFor()

  await page.locator('.ProseMirror:focus').waitFor()
  await keyboard.press('Control+End')
  await keyboard.press('Shift+Home')
  await toItsEnd()
  await keyboard.press('ArrowLeft')
  await keyboard.press('ArrowLeft')
  await has('Suggest')
  await keyboard.press('Enter')
  await page.locator('.comment-form textarea:focus').waitFor()
  await keyboard.type('Two rags and a drop of oil.')
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await page.locator('.note ins', { hasText: 'Two rags' }).waitFor()
  await reader.page.goto(url)
  await reader.page.locator('.note ins', { hasText: 'Two rags' }).waitFor()
  expect(complaints).toEqual([])
})

test('somebody goes to where the others write, one after the other, and is told whose caret it is', async () => {
  const { url } = await stage.write('Many hands', 'First.\n\nSecond.\n\nThird.')
  await using amina = await stage.window('amina')
  await using bo = await stage.window('bo')
  await using chioma = await stage.window('chioma')
  await beginWriting(amina.page, url)
  const { page } = amina
  await page.locator('[data-announcer]').waitFor({ state: 'attached' })
  await page.keyboard.press('Control+Shift+Period')
  await page.getByText('Nobody else has a caret in this text.').waitFor()
  await beginWriting(bo.page, url)
  await caretAfter(bo.page, 'Second.')
  await beginWriting(chioma.page, url)
  await caretAfter(chioma.page, 'Third.')
  const at = (name: string, line: string) =>
    body(page).locator('p', { hasText: line }).locator(`.remote-caret[data-name="${name}"]`).waitFor()
  await at('Bo Lindqvist', 'Second.')
  await at('Chioma Eze', 'Third.')
  await caretAfter(page, 'First.')
  const said = (name: string) => page.getByRole('status').filter({ hasText: `At the caret of ${name}` })
  for (const [key, name, line] of [
    ['Period', 'Bo Lindqvist', 'Second.'],
    ['Period', 'Chioma Eze', 'Third.'],
    ['Comma', 'Bo Lindqvist', 'Second.'],
    ['Comma', 'Chioma Eze', 'Third.'],
  ] as const) {
    await page.keyboard.press(`Control+Shift+${key}`)
    await said(name).waitFor({ state: 'attached' })
    await page.waitForFunction((line) => getSelection()?.focusNode?.textContent?.includes(line), line)
  }
  await page.keyboard.type(' Here too.')
  await reads(bo.page, 'Third.', ' Here too.')
  for (const { complaints } of [amina, bo, chioma]) expect(complaints).toEqual([])
})
