import { embedOf } from '@commonplace/document/embeds'
import { type Editor, Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { words } from '../../words/editor.ts'
import type { FoundPage } from '../lookup.ts'
import { HeldPlace, heldPlaces } from './held-places.ts'
import { endStep, put } from './put.ts'
import { LONG, readClipboard, readPlain } from './read.ts'

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
/** Pictures that one paste takes along. */
const MOST_PICTURES = 20
/** Milliseconds that the place of an address is kept for showing it there: longer than that is offered. */
const OFFERED = 60_000
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
      /** Where the last paste stands, for as long as it may still be wanted plain. */
      let latest: HeldPlace | null = null
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
        // It is put where it was pasted, wherever the caret has gone until it is read.
        const place = new HeldPlace(view, view.state.selection, isSlow(html, text) ? words.paste.reading : '')
        const into = async () => {
          const pasted = plain
            ? await readPlain(text)
            : await readClipboard({ html: await withPictures(html, help), text })
          if (view.isDestroyed) return
          endStep(view)
          const at = place.take() ?? view.state.selection
          latest?.take()
          latest = await put(view, pasted.json, { at, event, label: words.paste.reading })
          if (latest && (pasted.as === 'markdown' || pasted.as === 'table'))
            offerPlain(view, latest, { text, as: pasted.as }, help)
          sayLost(pasted.lost, help)
        }
        into().catch((error: unknown) => {
          console.error('A paste failed.', error)
          place.take()
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

/** Reading takes long enough to be waited for. */
const isSlow = (html: string, text: string) => html.length + text.length > LONG || html.includes('src="data:image')

/** Pictures that stand in the HTML itself are sent to the page first; the small ones are signs of a word processor. */
async function withPictures(html: string, help: PasteHelp): Promise<string> {
  const found = [...html.matchAll(/src="(data:(image\/(?:png|jpeg|gif|webp));base64,[A-Za-z0-9+/=\s]{1500,})"/g)]
  let out = html
  let left = Math.max(0, found.length - MOST_PICTURES)
  for (const [, source = '', type = ''] of found.slice(0, MOST_PICTURES)) {
    try {
      const bytes = Uint8Array.from(atob(source.slice(source.indexOf(',') + 1)), (sign) => sign.charCodeAt(0))
      const name = await help.keepPicture(new File([bytes], `picture.${type.slice(6)}`, { type }))
      out = out.replace(source, name)
    } catch (error) {
      // The words around it are pasted all the same.
      console.debug('A picture within what was pasted was not taken in.', error)
      left++
    }
  }
  if (left > 0) help.say(words.paste.picturesLeft(left))
  return out
}

/** What could not be kept. Pictures within the HTML itself are told of by their number, or are signs of a word processor. */
function sayLost(lost: readonly string[], help: PasteHelp): void {
  const [first, ...more] = lost.filter((one) => !one.includes(': data:image/'))
  if (first !== undefined) help.say(words.paste.lost(first, more.length))
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
  const place = new HeldPlace(editor.view, { from, to: from + href.length })
  /** Where the address stands by then; null where it was changed meanwhile. */
  const there = () => {
    const range = editor.isDestroyed ? null : place.now()
    return range && editor.state.doc.textBetween(range.from, range.to) === href ? range : null
  }
  const found = embedOf(href)
  if (found) {
    const run = () => {
      if (editor.isDestroyed) return
      const range = there() ?? editor.state.selection.to
      place.take()
      editor
        .chain()
        .focus()
        .insertContentAt(range, { type: 'embed', attrs: { url: href } })
        .run()
    }
    help.say(words.paste.embeddable(found.site), { label: words.paste.show, run })
  }
  // Every place that is kept is moved along at every key.
  const release = () => void (found ? setTimeout(() => place.take(), OFFERED) : place.take())
  help
    .pageAt(href)
    .then(
      (page) => {
        const range = there()
        if (!page || !range) return
        const heading = null
        editor.commands.insertContentAt(range, {
          type: 'pageLink',
          attrs: { pageId: page.id, title: page.title, heading },
        })
      },
      (error: unknown) => console.debug('The page of this address is not known.', error),
    )
    .finally(release)
}

/** Offers to have what was pasted as it was typed. Once somebody wrote in it that would take their words away: then it stays. */
function offerPlain(
  view: EditorView,
  place: HeldPlace,
  { text, as }: { text: string; as: 'markdown' | 'table' },
  help: PasteHelp,
): void {
  const standing = () => {
    const at = view.isDestroyed ? null : place.now()
    return at && { at, words: view.state.doc.textBetween(at.from, at.to, '\n', ' ') }
  }
  const pasted = standing()?.words
  const run = async () => {
    const { json } = await readPlain(text)
    const now = standing()
    if (!now || now.words !== pasted) return help.say(words.paste.changedSince)
    endStep(view)
    place.take()
    await put(view, json, { at: now.at, event: new ClipboardEvent('paste'), label: words.paste.reading })
    view.focus()
  }
  help.say(as === 'table' ? words.paste.table : words.paste.formatted, {
    label: words.paste.keepPlain,
    run: () => {
      run().catch((error: unknown) => {
        console.error('It could not be pasted as plain text.', error)
        help.say(words.paste.failed)
      })
    },
  })
}
