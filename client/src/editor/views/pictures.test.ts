import { expect, test } from 'vitest'
import { words } from '../../words/editor.ts'
import { lines, openText, paste, until } from '../testing/open-text.ts'
import { attach, pictures } from './pictures.ts'

const picture = (name: string) => new File(['x'], `${name}.png`, { type: 'image/png' })
const file = (name: string) => new File(['x'], `${name}.pdf`, { type: 'application/pdf' })

/** An upload that is answered when the test says so. */
function post() {
  const waiting = new Map<string, PromiseWithResolvers<string>>()
  const of = (name: string) => {
    const one = waiting.get(name) ?? Promise.withResolvers<string>()
    waiting.set(name, one)
    return one
  }
  return {
    upload: async ({ name }: File) => ({ src: await of(name).promise, width: null, height: null }),
    came: (name: string) => of(name).resolve(name),
    failed: (name: string) => of(name).reject(new Error(`no ${name}`)),
  }
}
const sources = (json: unknown) => [...JSON.stringify(json).matchAll(/"src":"([^"]*)"/g)].map(([, src]) => src)

test('[CO72] one file that fails is told, and the others come in their order', async () => {
  const { editor } = openText(lines('here'), [pictures(null, () => undefined)])
  const { upload, came, failed } = post()
  const problems: unknown[] = []
  const done = attach(
    editor.view,
    [picture('a'), picture('bad'), file('c'), file('d'), picture('e')],
    5,
    upload,
    (problem) => problems.push((problem as Error).message),
  )
  for (const name of ['e.png', 'd.pdf', 'c.pdf', 'a.png']) came(name)
  failed('bad.png')
  await done
  expect(problems).toEqual(['no bad.png'])
  expect(sources(editor.getJSON())).toEqual(['a.png', 'c.pdf', 'd.pdf', 'e.png'])
})

test('[CO72] files come where they were dropped, though the text before it has grown meanwhile', async () => {
  const { editor } = openText(lines('one', 'two'))
  const { upload, came } = post()
  const done = attach(editor.view, [picture('a'), picture('b')], 9, upload, () => undefined)
  editor.commands.insertContentAt(1, 'more and ')
  came('a.png')
  await until(editor, () => sources(editor.getJSON()).length === 1)
  editor.commands.insertContentAt(1, 'and more ')
  came('b.png')
  await done
  expect(editor.state.doc.child(0).textContent).toBe('and more more and one')
  expect(sources(editor.state.doc.child(1).toJSON())).toEqual(['a.png', 'b.png'])
})

test('[CO72] a file whose place was deleted comes where one writes', async () => {
  const { editor } = openText(lines('one', 'two'))
  const { upload, came } = post()
  const done = attach(editor.view, [picture('a')], 7, upload, () => undefined)
  editor.commands.deleteRange({ from: 5, to: 10 })
  came('a.png')
  await done
  expect(sources(editor.getJSON())).toEqual(['a.png'])
})

test('[CO72] a text without files of its own says so', () => {
  const problems: unknown[] = []
  const { editor } = openText(lines(''), [pictures(null, (problem) => problems.push((problem as Error).message))])
  paste(editor, {}, [picture('a')])
  expect(problems).toEqual([words.paste.noFiles])
})
