import { type OutputOf, Refusal, routes, Unreachable } from '@commonplace/api'
import { shownFrame } from '@commonplace/document/html/shown'
import type { DocNode } from '@commonplace/document/json'
import { ShownSection } from '@commonplace/document/schema/shown'
import { type ShownRef, shownKey, shownRefOf } from '@commonplace/document/shown'
import { replaceShown } from '@commonplace/document/shown-html'
import { api } from '../../data/api.ts'
import { onLiveEvent } from '../../data/live.ts'
import { words } from '../../words/editor.ts'
import { htmlWords } from '../../words/html.ts'

export type Shown = OutputOf<typeof routes.readShown>

const refIn = ({ pageId, blockId }: { pageId: string; blockId: string }): ShownRef => ({ pageId, blockId })

/**
 * What a text shows of other pages while it is written: taken out of the text as the server last drew it, else asked for, and asked for
 * anew when something is told of the page it comes from.
 */
export class ShownSections {
  /** The page that is written; null where the text is of no page. */
  readonly into: string | null
  readonly #frames = new Map<string, string>()
  readonly #asked = new Set<string>()
  readonly #listeners = new Set<() => void>()
  #stop: (() => void) | null = null

  constructor(into: string | null) {
    this.into = into
  }

  /** Takes the frames out of the text as it was drawn for this person. */
  take(html: string): void {
    replaceShown(html, (frame, whole) => {
      this.#frames.set(shownKey(refIn(frame)), whole)
      return whole
    })
    this.#tell()
  }

  /** The frame of a place, as far as it is known; what is not known is asked for once. */
  frame(ref: ShownRef): string {
    const known = this.#frames.get(shownKey(ref))
    if (known === undefined) void this.#ask(ref)
    return known ?? ''
  }

  /** A section by the id of its block or of its heading, and whether it would lead back here. Refusals are the server's. */
  find(pageId: string, at: string, form: { format?: 'json' } = {}): Promise<Shown> {
    const query = { ...(at === '' ? {} : { at }), ...(this.into === null ? {} : { into: this.into }), ...form }
    return api(routes.readShown, { params: { id: pageId }, query })
  }

  /** The words of a section as blocks of one's own. */
  async copy(ref: ShownRef): Promise<readonly DocNode[]> {
    const { json } = await this.find(ref.pageId, ref.blockId, { format: 'json' })
    return (json as DocNode | undefined)?.content ?? []
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    this.#stop ??= onLiveEvent(({ subject }) => {
      if (subject?.kind === 'page') this.#refresh(subject.id)
    })
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      this.#stop?.()
      this.#stop = null
    }
  }

  /** Asks anew for whatever holds something of this page. What was never read by itself is left: it comes with the text. */
  #refresh(pageId: string): void {
    for (const [key, frame] of this.#frames) {
      const [page = '', blockId = ''] = key.split(' ')
      if (frame.includes(`data-shown="${pageId}"`)) void this.#ask({ pageId: page, blockId }, true)
    }
  }

  async #ask(ref: ShownRef, again = false): Promise<void> {
    const key = shownKey(ref)
    if (this.#asked.has(key) && !again) return
    this.#asked.add(key)
    try {
      this.#frames.set(key, (await this.find(ref.pageId, ref.blockId)).html)
    } catch (error) {
      if (!(error instanceof Refusal) && !(error instanceof Unreachable)) throw error
      // What was known stays while the server is away; what may not be read any more goes.
      if (error instanceof Refusal) this.#frames.set(key, saying(htmlWords.shown.said.absent, ref))
      else if (!this.#frames.has(key)) {
        this.#asked.delete(key)
        this.#frames.set(key, saying(words.shown.away, ref))
      }
    }
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** The frame of a place that has only a sentence. */
const saying = (absent: string, ref: ShownRef): string =>
  shownFrame(ref, null, { ...htmlWords.shown, said: { ...htmlWords.shown.said, absent } })

/** A section of another page in the text that is written: a block of its own, in which nothing is written. */
export const shownSectionView = (sections: ShownSections) =>
  ShownSection.extend({
    addNodeView() {
      return ({ node }) => {
        const dom = document.createElement('div')
        dom.className = 'shown-view'
        dom.contentEditable = 'false'
        const ref = shownRefOf({ type: 'shownSection', attrs: node.attrs })
        const draw = () => {
          // The server draws it as it draws every text: it holds no script, handler or foreign frame.
          dom.innerHTML = sections.frame(ref)
          // Keys go from block to block here, not from link to link within what is only shown.
          for (const link of dom.querySelectorAll<HTMLElement>('a, button, summary, [tabindex]')) link.tabIndex = -1
        }
        draw()
        return {
          dom,
          destroy: sections.onChange(draw),
          ignoreMutation: () => true,
          // With a key held a link is followed, as in the text.
          stopEvent: (event) =>
            event instanceof MouseEvent && event.type === 'click' && (event.ctrlKey || event.metaKey),
        }
      }
    },
  })
