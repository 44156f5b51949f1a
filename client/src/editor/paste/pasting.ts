import { embedOf } from '@commonplace/document/embeds'
import { type Editor, Extension, type Range } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { words } from '../../words/editor.ts'
import { endStep } from '../end-step.ts'
import type { FoundPage } from '../lookup.ts'
import { LARGEST } from '../views/shrink.ts'
import { HeldPlace, heldPlaces } from './held-places.ts'
import { LARGEST_TEXT, LONG } from './weigh.ts'

export interface FoundSection {
  readonly heading: string
  /** Why it cannot be shown in this text; null where it can. */
  refusedIn(editor: Editor): string | null
  show(editor: Editor, range: Range): void
}

export interface PasteHelp {
  /** The page of this community that an address leads to, or null. */
  pageAt(address: string): Promise<FoundPage | null>
  /** The section that an address names within a page, where this text may show some; null where there is none. */
  sectionAt?(page: FoundPage, at: string): Promise<FoundSection | null>
  /** Takes a picture that stood within what was pasted to where it will live, and gives its name. */
  keepPicture(file: File): Promise<string>
  /** Adds a file to the page where the caret stands; null where the text has no files of its own. */
  readonly addFile: ((view: EditorView, file: File) => void) | null
  say(text: string, act?: { readonly label: string; readonly run: () => void }): void
}

/** Where what was pasted last stands, for as long as it may still be wanted plain. */
export interface LastPaste {
  stands: HeldPlace | null
}

/** What puts it in comes with the first paste, as its reader does. */
const late = () => import('./paste-in.ts')

const MB = 1024 * 1024
const LARGEST_HTML = 8 * MB
/** Milliseconds that the place of an address is kept for showing it there: longer than that is offered. */
export const OFFERED = 60_000
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
      const last: LastPaste = { stands: null }
      const take = (view: EditorView, event: ClipboardEvent): boolean => {
        const html = event.clipboardData?.getData('text/html') ?? ''
        const text = event.clipboardData?.getData('text/plain') ?? ''
        const plain = asPlain
        asPlain = false
        if (html === '' && text === '') return false
        if (editor.isActive('codeBlock') || (!plain && html.includes('data-pm-slice'))) return false
        if (html.length > LARGEST_HTML || text.length > LARGEST_TEXT) {
          refuse(view, text, help)
          return true
        }
        if (!plain && ADDRESS.test(text.trim())) {
          putAddress(editor, text.trim(), help)
          return true
        }
        // It is put where it was pasted, wherever the caret has gone until it is read.
        const place = new HeldPlace(view, view.state.selection, isSlow(html, text) ? words.paste.reading : '')
        const into = async () => {
          const { pasteIn } = await late()
          await pasteIn(editor, { html, text, plain, event, place, last }, help)
        }
        into().catch((error: unknown) => {
          place.take()
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

/** More than a page can take at once: said before anything is put in, with what takes it all the same. */
export function refuse(view: EditorView, text: string, { addFile, say }: PasteHelp): void {
  const file = new File([text], words.paste.fileName, { type: 'text/plain' })
  if (!addFile || text === '' || file.size > LARGEST) say(words.paste.tooMuch)
  else say(words.paste.tooMuch, { label: words.paste.asFile, run: () => addFile(view, file) })
}

/** Reading takes long enough to be waited for. */
const isSlow = (html: string, text: string) => html.length + text.length > LONG || html.includes('src="data:image')

/** An address: of the words selected, a link; of a page here, a link to that page; of a site on the list, a link that can become an embed. */
function putAddress(editor: Editor, href: string, help: PasteHelp): void {
  endStep(editor)
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
  const asPage = async () => {
    const page = await help.pageAt(href)
    if (!page) return
    const { offerShown, partOfAddress } = await late()
    const at = partOfAddress(href)
    const section = at === '' ? null : ((await help.sectionAt?.(page, at)) ?? null)
    const range = there()
    if (!range) return
    const attrs = { pageId: page.id, title: page.title, heading: section?.heading || null }
    editor.commands.insertContentAt(range, { type: 'pageLink', attrs })
    if (section) offerShown(editor, range.from, page, section, help)
  }
  asPage()
    // It stays the link that it is.
    .catch((error: unknown) => console.debug('The page of this address is not known.', error))
    .finally(release)
}
