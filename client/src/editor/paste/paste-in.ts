import type { Editor } from '@tiptap/core'
import { words } from '../../words/editor.ts'
import { endStep } from '../end-step.ts'
import type { FoundPage } from '../lookup.ts'
import { HeldPlace } from './held-places.ts'
import { type FoundSection, type LastPaste, OFFERED, type PasteHelp, refuse } from './pasting.ts'
import { put } from './put.ts'
import { readClipboard, readPlain, TooMuch } from './read.ts'

/** Pictures that one paste takes along. */
const MOST_PICTURES = 20

interface Given {
  readonly html: string
  readonly text: string
  readonly plain: boolean
  readonly event: ClipboardEvent
  /** Where it was pasted. */
  readonly place: HeldPlace
  readonly last: LastPaste
}

/** Reads what was pasted and puts it in. */
export async function pasteIn(editor: Editor, given: Given, help: PasteHelp): Promise<void> {
  const { html, text, plain, event, place, last } = given
  const { view } = editor
  const reading = plain
    ? readPlain(text)
    : withPictures(html, help).then((taken) => readClipboard({ html: taken, text }))
  const pasted = await reading.catch((error: unknown) => {
    if (!(error instanceof TooMuch)) throw error
    place.take()
    refuse(view, text, help)
    return null
  })
  if (pasted === null || view.isDestroyed) return
  endStep(editor)
  const at = place.take() ?? view.state.selection
  last.stands?.take()
  const stands = await put(view, pasted.json, { at, event, label: words.paste.reading })
  last.stands = stands
  if (stands && (pasted.as === 'markdown' || pasted.as === 'table'))
    offerPlain(editor, stands, { text, as: pasted.as }, help)
  sayLost(pasted.lost, help)
}

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

/** Offers to have what was pasted as it was typed. Once somebody wrote in it that would take their words away: then it stays. */
function offerPlain(
  editor: Editor,
  place: HeldPlace,
  { text, as }: { text: string; as: 'markdown' | 'table' },
  help: PasteHelp,
): void {
  const { view } = editor
  const standing = () => {
    const at = view.isDestroyed ? null : place.now()
    return at && { at, words: view.state.doc.textBetween(at.from, at.to, '\n', ' ') }
  }
  const pasted = standing()?.words
  const run = async () => {
    const { json } = await readPlain(text)
    const now = standing()
    if (!now || now.words !== pasted) return help.say(words.paste.changedSince)
    endStep(editor)
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

/** What an address names within a page: the id of a heading as it reads, or of a block. Empty where it names nothing. */
export function partOfAddress(href: string): string {
  const hash = new URL(href).hash.slice(1).split(':~:')[0] ?? ''
  try {
    const name = decodeURIComponent(hash)
    return name.startsWith('h-') ? name : /^b-[\w-]{1,64}$/.test(name) ? name.slice(2) : ''
  } catch (error) {
    // A stray % is a character of somebody's address, not a mistake of ours.
    if (error instanceof URIError) return ''
    throw error
  }
}

/** Offers to have the section that a link leads to shown in its place. The link stays where nobody asks for that, or where it cannot be. */
export function offerShown(
  editor: Editor,
  from: number,
  page: FoundPage,
  section: FoundSection,
  help: PasteHelp,
): void {
  const place = new HeldPlace(editor.view, { from, to: from + 1 })
  const run = () => {
    const range = editor.isDestroyed ? null : place.take()
    const link = range && editor.state.doc.nodeAt(range.from)
    if (!range || link?.type.name !== 'pageLink' || link.attrs.pageId !== page.id)
      return help.say(words.paste.changedSince)
    const refused = section.refusedIn(editor)
    if (refused !== null) return help.say(refused)
    section.show(editor, range)
  }
  help.say(words.shown.leads(page.title), { label: words.shown.here, run })
  setTimeout(() => place.take(), OFFERED)
}
