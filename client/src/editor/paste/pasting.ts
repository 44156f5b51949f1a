import { embedOf } from '@commonplace/document/embeds'
import { type Editor, Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { words } from '../../words/editor.ts'
import type { FoundPage } from '../lookup.ts'
import { heldPlaces } from './held-places.ts'
import { endStep, put } from './put.ts'
import { readClipboard, readPlain } from './read.ts'

export interface PasteHelp {
  /** The page of this community that an address leads to, or null. */
  pageAt(address: string): Promise<FoundPage | null>
  /** Takes a picture that stood within what was pasted to where it will live, and gives its name. */
  keepPicture(file: File): Promise<string>
  say(text: string, act?: { readonly label: string; readonly run: () => void }): void
}

const MB = 1024 * 1024
const LARGEST_HTML = 8 * MB
/** About 150,000 words. */
const LARGEST_TEXT = MB
const ADDRESS = /^https?:\/\/[^\s<>"]{1,2000}$/

/**
 * What is pasted keeps its structure. Order: what was copied here (left to the editor itself), files (pictures.ts), addresses, then HTML, tables,
 * Markdown, lines. With Shift everything is lines.
 */
export const pasting = (help: PasteHelp) =>
  Extension.create({
    name: 'pasting',
    // Before the link extension, which takes addresses too.
    priority: 1100,
    addProseMirrorPlugins() {
      const { editor } = this
      let asPlain = false
      const take = (view: EditorView, event: ClipboardEvent): boolean => {
        const html = event.clipboardData?.getData('text/html') ?? ''
        const text = event.clipboardData?.getData('text/plain') ?? ''
        const plain = asPlain
        asPlain = false
        if (html === '' && text === '') return false
        if (editor.isActive('codeBlock') || (!plain && html.includes('data-pm-slice'))) return false
        if (html.length > LARGEST_HTML || text.length > LARGEST_TEXT) {
          help.say(words.paste.tooLarge(html.length > LARGEST_HTML ? 8 : 1))
          return true
        }
        if (!plain && ADDRESS.test(text.trim())) {
          putAddress(editor, text.trim(), help)
          return true
        }
        const into = async () => {
          const pasted = plain
            ? await readPlain(text)
            : await readClipboard({ html: await withPictures(html, help), text })
          if (view.isDestroyed) return
          endStep(view)
          await put(view, pasted.json, event, words.paste.reading)
          if (pasted.as === 'markdown' || pasted.as === 'table') offerPlain(editor, text, pasted.as, help)
        }
        into().catch((error: unknown) => {
          console.error('A paste failed.', error)
          help.say(words.paste.failed)
        })
        return true
      }
      return [
        heldPlaces(),
        new Plugin({
          key: new PluginKey('pasting'),
          props: {
            handleKeyDown(_view, event) {
              asPlain = event.shiftKey && (event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'v'
              return false
            },
            // Before ProseMirror reads the HTML itself: of a large one that would be felt, and styles in it are none this site allows.
            handleDOMEvents: {
              paste: (view, event) => {
                const taken = take(view, event)
                if (taken) event.preventDefault()
                return taken
              },
            },
          },
        }),
      ]
    },
  })

/** Pictures that stand in the HTML itself are sent to the page first; the small ones are signs of a word processor. */
async function withPictures(html: string, help: PasteHelp): Promise<string> {
  const found = [...html.matchAll(/src="(data:(image\/(?:png|jpeg|gif|webp));base64,[A-Za-z0-9+/=\s]{1500,})"/g)].slice(
    0,
    20,
  )
  let out = html
  for (const [, source = '', type = ''] of found) {
    try {
      const bytes = Uint8Array.from(atob(source.slice(source.indexOf(',') + 1)), (sign) => sign.charCodeAt(0))
      const name = await help.keepPicture(new File([bytes], `picture.${type.slice(6)}`, { type }))
      out = out.replace(source, name)
    } catch (error) {
      // The words around it are pasted all the same.
      console.debug('A picture within what was pasted was not taken in.', error)
    }
  }
  return out
}

/** An address: of the words selected, a link; of a page here, a link to that page; of a site on the list, a link that can become an embed. */
function putAddress(editor: Editor, href: string, help: PasteHelp): void {
  endStep(editor.view)
  if (!editor.state.selection.empty) {
    editor.chain().focus().setLink({ href }).run()
    return
  }
  const { from } = editor.state.selection
  const mark = { type: 'link', attrs: { href } }
  editor
    .chain()
    .focus()
    .insertContent([{ type: 'text', text: href, marks: [mark] }])
    .unsetMark('link')
    .run()
  const there = () =>
    editor.state.doc.textBetween(from, Math.min(from + href.length, editor.state.doc.content.size)) === href
  const range = { from, to: from + href.length }
  const found = embedOf(href)
  if (found) {
    const run = () => {
      if (there())
        editor
          .chain()
          .focus()
          .insertContentAt(range, { type: 'embed', attrs: { url: href } })
          .run()
    }
    help.say(words.paste.embeddable(found.site), { label: words.paste.show, run })
  }
  help.pageAt(href).then(
    (page) => {
      if (!page || editor.isDestroyed || !there()) return
      const heading = null
      editor.commands.insertContentAt(range, {
        type: 'pageLink',
        attrs: { pageId: page.id, title: page.title, heading },
      })
    },
    (error: unknown) => console.debug('The page of this address is not known.', error),
  )
}

function offerPlain(editor: Editor, text: string, as: 'markdown' | 'table', help: PasteHelp): void {
  const run = async (view: EditorView) => {
    const { json } = await readPlain(text)
    if (view.isDestroyed) return
    editor.commands.undo()
    await put(view, json, new ClipboardEvent('paste'), words.paste.reading)
  }
  help.say(as === 'table' ? words.paste.table : words.paste.formatted, {
    label: words.paste.keepPlain,
    run: () => {
      run(editor.view).catch((error: unknown) => console.error('It could not be pasted as plain text.', error))
    },
  })
}
