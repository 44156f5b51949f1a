import { beforeAll, expect, test } from 'vitest'
import { lines, openText, type } from './testing/open-text.ts'
import { fetchMarks, typed } from './typed.ts'

beforeAll(fetchMarks)

/** A text of a community that writes in this language. */
function open(language: string, before = '') {
  document.documentElement.lang = 'en'
  const { editor } = openText(lines(before), [typed])
  editor.view.dom.setAttribute('lang', language)
  editor.commands.focus('end')
  return editor
}
function written(language: string, text: string, before = ''): string {
  const editor = open(language, before)
  type(editor, text)
  return editor.getText({ blockSeparator: '|' })
}

test.each([
  ['en', `"It's a 'dead' toaster," she said.`, '“It’s a ‘dead’ toaster,” she said.'],
  ['en', `("so")`, '(“so”)'],
  ['en', `"'Off' is off"`, '“‘Off’ is off”'],
  ['en', `the helpers' and "since 1984"`, 'the helpers’ and “since 1984”'],
  ['de', `"Das geht's ‘an’," und 'so'`, '„Das geht’s ‘an’,“ und ‚so‘'],
  ['de', `"'Aus' ist aus"`, '„‚Aus‘ ist aus“'],
  ['de-CH', `"So"`, '«So»'],
  ['fr', `"C'est fini", et "voilà "`, '«\u00a0C’est fini\u00a0», et «\u00a0voilà »'],
  ['es', `"Listo"`, '«Listo»'],
  ['pl', `"Gotowe"`, '„Gotowe”'],
  ['sv', `"Klart"`, '”Klart”'],
  ['ja', `"a"`, '“a”'],
])('in %s, %s reads %s', (language, text, reads) => {
  expect(written(language, text)).toBe(reads)
})

test.each([`a 6" pipe of 2'`, `https://example.org/?q="a"`, `www.example.org/'a'`, `[[Bo's page`, `lang="`])(
  '%s stays as it was typed',
  (text) => {
    expect(written('en', text)).toBe(text)
  },
)

test('Backspace right after leaves the straight one, and the next is asked about anew', () => {
  const editor = open('en', 'say ')
  type(editor, '"')
  expect(editor.getText()).toBe('say “')
  editor.commands.undoInputRule()
  expect(editor.getText()).toBe('say "')
  type(editor, `it's`)
  expect(editor.getText()).toBe('say "it’s')
})

test('where nobody says what a text is in, it is in the language of the program', () => {
  const editor = open('en')
  editor.view.dom.removeAttribute('lang')
  document.documentElement.lang = 'de'
  type(editor, '"so"')
  expect(editor.getText()).toBe('„so“')
})

test('code is typed as it is, as a block and within a line, and what is pasted comes as it is', () => {
  const block = open('en')
  block.commands.setCodeBlock()
  type(block, `say("it's")`)
  expect(block.getText()).toBe(`say("it's")`)
  const line = open('en')
  line.commands.setContent('<p><code>say</code></p>')
  line.commands.focus('end')
  type(line, `("it's")`)
  expect(line.getText()).toBe(`say("it's")`)
  const pasted = open('en')
  pasted.view.pasteText(`"it's"`)
  expect(pasted.getText()).toBe(`"it's"`)
})
