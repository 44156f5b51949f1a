// An editor as the screens make one, in a simulated DOM, with what is pasted into it and said to the person.
import type { DocNode } from '@commonplace/document/json'
import { documentExtensions } from '@commonplace/document/schema'
import { seedUpdate } from '@commonplace/document/seed'
import { Editor, type Extensions, type JSONContent } from '@tiptap/core'
import { afterEach } from 'vitest'
import * as Y from 'yjs'
import { ownSteps } from '../compose-extensions.ts'
import { type PasteHelp, pasting } from '../paste/pasting.ts'
import { sharedText, type TooNew } from '../shared-text.ts'

const open: Editor[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
})

export const lines = (...texts: string[]): DocNode => ({
  type: 'doc',
  content: texts.map((text) => ({ type: 'paragraph', ...(text ? { content: [{ type: 'text', text }] } : {}) })),
})

/** A text of one's own, with what is said while something is pasted. */
export function openText(json: DocNode, more: Extensions = [], help: Partial<PasteHelp> = {}) {
  const said: { text: string; act?: { label: string; run: () => void } }[] = []
  const heard = new EventTarget()
  /** Resolves once a sentence was said. */
  const told = (sentence: string) =>
    new Promise<void>((resolve) => {
      if (said.some(({ text }) => text === sentence)) resolve()
      else heard.addEventListener(sentence, () => resolve(), { once: true })
    })
  const paste: PasteHelp = {
    pageAt: () => Promise.resolve(null),
    keepPicture: () => Promise.reject(new Error('no pictures here')),
    addFile: null,
    say(text, act) {
      said.push({ text, ...(act ? { act } : {}) })
      heard.dispatchEvent(new Event(text))
    },
    ...help,
  }
  const element = document.createElement('div')
  document.body.append(element)
  const own = documentExtensions({ assignIds: false, replace: more })
  const extensions = [...new Set([...own, ownSteps, pasting(paste), ...more])]
  const editor = new Editor({ element, extensions, content: json as JSONContent })
  open.push(editor)
  return { editor, said, told }
}

/** A text that several write, somebody else’s copy of it, and what is told of its being too new. */
export function openShared(json: DocNode, before: (there: Y.Doc) => void = () => undefined, replace: Extensions = []) {
  const there = new Y.Doc()
  Y.applyUpdate(there, seedUpdate({ json }))
  before(there)
  const here = new Y.Doc()
  const meet = () => {
    Y.applyUpdate(there, Y.encodeStateAsUpdate(here, Y.encodeStateVector(there)))
    Y.applyUpdate(here, Y.encodeStateAsUpdate(there, Y.encodeStateVector(here)))
  }
  meet()
  const told: (TooNew | null)[] = []
  const extensions = [...documentExtensions({ replace }), sharedText({ doc: here, onTooNew: (how) => told.push(how) })]
  const editor = new Editor({ element: document.body.appendChild(document.createElement('div')), extensions })
  open.push(editor)
  return { editor, here, there, meet, told }
}

/** Types letter by letter, as keys do. */
export function type({ view }: Editor, text: string): void {
  for (const letter of text) {
    const { from, to } = view.state.selection
    const insert = () => view.state.tr.insertText(letter, from, to)
    if (!view.someProp('handleTextInput', (handle) => handle(view, from, to, letter, insert))) view.dispatch(insert())
  }
}

/** Pastes what a clipboard holds by kind, as the browser tells it. */
export function paste(editor: Editor, kinds: Readonly<Record<string, string>>, files: readonly File[] = []): void {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  const clipboardData = { getData: (kind: string) => kinds[kind] ?? '', files, types: Object.keys(kinds) }
  Object.defineProperty(event, 'clipboardData', { value: clipboardData })
  editor.view.dom.dispatchEvent(event)
}

/** Resolves once the text says what was waited for. */
export function until(editor: Editor, done: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!done()) return
      editor.off('transaction', look)
      resolve()
    }
    editor.on('transaction', look)
    look()
  })
}
