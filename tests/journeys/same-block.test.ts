import { routes } from '@commonplace/api'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Doc, XmlElement, XmlText } from 'yjs'
import { PICTURE } from './furnish.ts'
import { setStage } from './stage.ts'
import { beginWriting as begin, body, caretAfter, reads, words } from './steps.ts'

// Two people at the very same block: its picture, its toggle, its line, and the name of one at a place where the other reads.

const stage = setStage({ overrides: { timing: { settle: 300 } } })

const { write } = stage

/** What an editor keeps at its text, as far as it is looked at here. */
interface Written {
  readonly editor: {
    readonly state: {
      readonly 'y-sync$': { readonly doc: Doc }
      readonly doc: { textBetween(from: number, to: number): string }
      readonly selection: { readonly from: number }
      readonly tr: { setMeta(key: string, value: unknown): unknown }
    }
    readonly view: { dispatch(tr: unknown): void }
  }
}

/** Goes on with a key until the focus is there. */
async function until(key: string, goal: Locator): Promise<void> {
  for (let steps = 0; steps < 20; steps++) {
    if (await goal.evaluate((element) => element === document.activeElement)) return
    await goal.page().keyboard.press(key)
  }
  throw new Error(`${key} does not lead there`)
}

test('a picture is made wider by its corner while somebody writes before it, then narrower by keys; both see it, and only the one who did it undoes it', async () => {
  const draft = await write('The old gauge', 'Look here.')
  const { url: src } = await stage.place.amina.api(routes.attachFile, {
    params: { id: draft.id },
    query: { name: 'gauge.png' },
    bytes: PICTURE,
  })
  const { url } = await stage.place.amina.api(routes.changePage, {
    params: { id: draft.id },
    input: { markdown: `Look here. ![A gauge](${src})\n\nEnd.` },
  })
  await using amina = await stage.window('amina')
  await using bo = await stage.window('bo')
  await begin(amina.page, url)
  await begin(bo.page, url)
  const picture = (page: Page) => body(page).getByRole('img', { name: 'A gauge' })
  const width = (page: Page) => picture(page).evaluate((image) => Math.round(image.getBoundingClientRect().width))
  const corner = await body(amina.page).locator('.picture-grip').boundingBox()
  const before = await width(amina.page)
  if (!corner) throw new Error('The corner is there')
  const { mouse, keyboard } = amina.page
  const [x, y] = [corner.x + corner.width / 2, corner.y + corner.height / 2]
  await mouse.move(x, y)
  await mouse.down()
  await mouse.move(x + 60, y, { steps: 3 })
  await bo.page.keyboard.press('Control+Home')
  await bo.page.keyboard.type('Please: ')
  await reads(amina.page, 'Please: ', 'Look here.')
  await mouse.move(x + 120, y, { steps: 3 })
  await mouse.up()
  await expect.poll(() => width(amina.page)).toBe(before + 120)
  await expect.poll(() => width(bo.page)).toBe(before + 120)
  // As high as it has to be for that.
  await expect.poll(() => picture(bo.page).getAttribute('height')).toBe(String(Math.round(((before + 120) * 48) / 64)))

  await picture(amina.page).click()
  await keyboard.press('Alt+F10')
  const range = amina.page.getByRole('form', { name: 'This picture' }).getByRole('slider', { name: 'Width' })
  await until('Tab', range)
  const wide = Number(await range.inputValue())
  await keyboard.press('ArrowLeft')
  await expect.poll(async () => Number(await range.inputValue())).toBe(Math.ceil(wide / 5) * 5 - 5)
  await expect.poll(() => width(bo.page)).toBeLessThan(before + 120)
  await keyboard.press('Escape')
  await body(amina.page).and(amina.page.locator(':focus')).waitFor()
  await keyboard.press('Control+z')
  await expect.poll(() => width(bo.page)).toBe(before + 120)
  await keyboard.press('Control+z')
  await expect.poll(() => width(bo.page)).toBe(before)
  await expect.poll(() => words(amina.page)).toContain('Please: Look here.')
  expect([...amina.complaints, ...bo.complaints]).toEqual([])
})

test('a toggle is open while it is written, folded by each for themselves, by keys too, and folded for who reads', async () => {
  const { url } = await write('Glue', 'Before you begin.')
  await using amina = await stage.window('amina')
  await using bo = await stage.window('bo')
  await begin(amina.page, url)
  await begin(bo.page, url)
  await caretAfter(amina.page, 'Before you begin.')
  await amina.page.keyboard.press('Enter')
  await amina.page.keyboard.type('>> How long it takes')
  await amina.page.keyboard.press('Enter')
  await amina.page.keyboard.type('A night')
  await reads(bo.page, 'How long it takes', 'A night')
  const folded = (page: Page) => body(page).getByText('A night')
  await folded(bo.page).waitFor()
  // One paragraph in it: where one goes on from the line is where one writes.
  await expect.poll(() => body(amina.page).locator('[data-type=detailsContent] p').count()).toBe(1)

  await caretAfter(bo.page, 'A night')
  await bo.page.keyboard.press('Alt+Enter')
  await folded(bo.page).waitFor({ state: 'hidden' })
  await expect.poll(() => folded(amina.page).isVisible()).toBe(true)
  await amina.page.keyboard.type(' in the warm')
  // Nobody writes where they see nothing: the caret went to the line above.
  await body(bo.page).and(bo.page.locator(':focus')).waitFor()
  await bo.page.keyboard.type(', at least')
  await reads(amina.page, 'How long it takes, at least', 'A night in the warm')
  await body(bo.page).getByRole('button', { name: 'Show what stands below' }).click()
  await body(bo.page).getByText('A night in the warm').waitFor()

  await bo.page.keyboard.press('Control+Enter')
  const text = bo.page.locator('.page-body .prose')
  const line = text.locator('summary', { hasText: 'How long it takes, at least' })
  await line.waitFor()
  await text.getByText('A night in the warm').waitFor({ state: 'hidden' })
  await line.focus()
  await bo.page.keyboard.press('Enter')
  await text.getByText('A night in the warm').waitFor()
  expect([...amina.complaints, ...bo.complaints]).toEqual([])
})

test('the name at somebody’s caret shows as they come and then covers no letter, neither of the line it stands in nor of the one above', async () => {
  const lines = Array.from({ length: 40 }, (_, i) => `gyp${i} and Ågot${i}`).join(' ')
  const { url } = await write('Long lines', lines)
  await using amina = await stage.window('amina')
  await using bo = await stage.window('bo')
  await begin(amina.page, url)
  await begin(bo.page, url)
  await bo.page.keyboard.press('ArrowDown')
  await bo.page.keyboard.press('ArrowDown')
  for (const _ of 'gyp') await bo.page.keyboard.press('ArrowRight')
  const label = body(amina.page).locator('.remote-caret-label', { hasText: 'Bo Lindqvist' })
  const covered = () =>
    label.evaluate(async (label) => {
      await Promise.all(label.getAnimations().map(({ finished }) => finished))
      const flag = label.getBoundingClientRect()
      const found: string[] = []
      const walker = document.createTreeWalker(label.closest('p') ?? label, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (label.contains(node)) continue
        for (let at = 0; at < (node.nodeValue?.length ?? 0); at++) {
          const range = document.createRange()
          range.setStart(node, at)
          range.setEnd(node, at + 1)
          for (const { left, right, top, bottom } of range.getClientRects())
            if (left < flag.right && right > flag.left && top < flag.bottom - 1 && bottom > flag.top + 1)
              found.push(`${node.nodeValue?.slice(at, at + 5)} ${[top, bottom, flag.top, flag.bottom].join(' ')}`)
        }
      }
      return found
    })
  await label.waitFor()
  expect(await covered()).toEqual([])
  await bo.page.keyboard.type('!')
  await reads(amina.page, '!')
  expect(await covered()).toEqual([])
  expect(amina.complaints).toEqual([])
})

test('letters are composed in a line while somebody else types in it, before and behind them', async () => {
  const { url } = await write('Names of tools', 'Begin middle end')
  await using amina = await stage.window('amina')
  await using bo = await stage.window('bo')
  await begin(amina.page, url)
  await begin(bo.page, url)
  const ime = await amina.page.context().newCDPSession(amina.page)
  const compose = (text: string) =>
    ime.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await amina.page.keyboard.press('Home')
  for (const _ of 'Begin ') await amina.page.keyboard.press('ArrowRight')
  await compose('に')
  await compose('にほ')
  await bo.page.keyboard.press('Home')
  await bo.page.keyboard.type('First. ')
  await reads(amina.page, 'First. ')
  await compose('にほん')
  await bo.page.keyboard.press('End')
  await bo.page.keyboard.type(' Last.')
  await reads(amina.page, 'Last.')
  await ime.send('Input.insertText', { text: '日本' })
  await amina.page.keyboard.type('!')
  await reads(bo.page, '!')
  for (const { page } of [amina, bo]) await expect.poll(() => words(page)).toBe('First. Begin 日本!middle end Last.')
  expect([...amina.complaints, ...bo.complaints]).toEqual([])
})

test('keys that moved the caret a moment ago, of which the browser has not said so yet, are not lost when somebody writes or moves', async () => {
  const { url } = await write('Fast fingers', 'Begin middle end')
  await using amina = await stage.window('amina')
  await begin(amina.page, url)
  await amina.page.keyboard.press('Home')
  /** Moves the caret as keys do, and lets `then` happen before anybody could hear of it. Tells what stands before the caret. */
  const move = (then: 'words' | 'carets') =>
    amina.page.evaluate(async (then) => {
      const { editor } = document.querySelector('.ProseMirror') as unknown as Written
      const { doc } = editor.state['y-sync$']
      for (let n = 0; n < 3; n++) getSelection()?.modify('move', 'forward', 'character')
      if (then === 'words')
        doc.transact(() => {
          const line = doc.getXmlFragment('default').get(0) as XmlElement
          ;(line.get(0) as XmlText).insert(0, 'X')
        }, 'elsewhere')
      else editor.view.dispatch(editor.state.tr.setMeta('yjs-cursor$', { awarenessUpdated: true }))
      const { focusNode, focusOffset = 0 } = getSelection() ?? {}
      const before = document.createRange()
      before.setStart(document.querySelector('.ProseMirror p') as Node, 0)
      before.setEnd(focusNode as Node, focusOffset)
      return { shown: before.toString(), held: editor.state.doc.textBetween(0, editor.state.selection.from) }
    }, then)
  expect(await move('words')).toEqual({ shown: 'XBeg', held: 'XBeg' })
  expect(await move('carets')).toEqual({ shown: 'XBegin ', held: 'XBegin ' })
  await amina.page.keyboard.type('!')
  await expect.poll(() => words(amina.page)).toBe('XBegin !middle end')
})

test('a page of many blocks can be read until all of it is drawn; then the keys go to it, and nothing in it has changed', async () => {
  const lines = Array.from({ length: 900 }, (_, i) => `Line ${i} of a long page.`)
  const { id, url } = await write('A long page', lines.join('\n\n'))
  await using amina = await stage.window('amina')
  await using bo = await stage.window('bo')
  await begin(bo.page, url)
  const begun = begin(amina.page, url)
  await bo.page.keyboard.type('First. ')
  await begun
  await amina.page.keyboard.type('Again: ')
  await reads(bo.page, 'Again: ', 'Line 899 of a long page.')
  await expect.poll(() => body(amina.page).locator('p').count()).toBe(900)
  const markdown = async () =>
    (await stage.place.bo.api(routes.readPage, { params: { id }, query: { format: 'markdown' } })).markdown?.split(
      '\n\n',
    )
  await expect.poll(async () => (await markdown())?.[0]).toMatch(/^(Again: First\. |First\. Again: )Line 0 of/)
  expect((await markdown())?.slice(1).map((line) => line.trim())).toEqual(lines.slice(1))
  expect([...amina.complaints, ...bo.complaints]).toEqual([])
})
