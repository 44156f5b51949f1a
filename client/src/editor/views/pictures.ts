import { Extension } from '@tiptap/core'
import { NodeSelection, Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { words } from '../../words/editor.ts'
import { holdPlace } from '../paste/held-places.ts'
import { LARGEST, shrunk } from './shrink.ts'

export interface UploadedPicture {
  readonly src: string
  readonly width: number | null
  readonly height: number | null
}

/** Takes a file to where it will live. Rejects with a sentence for the person. */
export type Upload = (file: File) => Promise<UploadedPicture>

const isPicture = (file: File) => /^image\/(png|jpeg|gif|webp)$/.test(file.type)

/** Puts files where they were meant to be, one after the other, however far the text has moved on meanwhile. */
export async function attach(
  view: EditorView,
  files: readonly File[],
  at: number | null,
  upload: Upload,
): Promise<void> {
  const before = view.state.selection
  for (const file of files) {
    const place = holdPlace(view, at ?? view.state.selection.from, words.paste.sending(file.name))
    let to: number | null = null
    let node = null
    try {
      const sent = isPicture(file) && file.size > LARGEST ? await shrunk(file) : file
      if (sent.size > LARGEST) throw new Error(words.paste.fileTooLarge(file.name, LARGEST / 1024 / 1024))
      const { src, width, height } = await upload(sent)
      const { image, file: attached } = view.state.schema.nodes
      node = isPicture(file)
        ? image?.create({ src, width, height })
        : attached?.create({ src, name: file.name.slice(0, 200), bytes: file.size })
    } finally {
      to = place.take()
    }
    if (view.isDestroyed || to === null || !node) return
    const $to = view.state.doc.resolve(to)
    const tr = node.isInline
      ? view.state.tr.insert(to, node)
      : view.state.tr.insert($to.depth > 0 ? $to.after() : to, node)
    // One picture, and nothing written meanwhile: it is asked at once what it shows.
    const still = files.length === 1 && node.isInline && before.eq(view.state.selection)
    view.dispatch(still ? tr.setSelection(NodeSelection.create(tr.doc, to)).scrollIntoView() : tr)
  }
}

/** What was pasted holds words too, and its picture is only how they looked (spreadsheets hand over both). */
const saysMore = (html: string) => html.replace(/<!--[\s\S]*?-->|<style[\s\S]*?<\/style>|<[^>]*>/g, '').trim() !== ''

/** Pictures and files that are pasted or dropped are uploaded to the page; what goes wrong is told and the rest of the paste goes on. */
export const pictures = (upload: Upload, onProblem: (problem: unknown) => void) =>
  Extension.create({
    name: 'pictures',
    priority: 1200,
    addProseMirrorPlugins() {
      const take = (view: EditorView, data: DataTransfer | null, at: number | null): boolean => {
        const files = [...(data?.files ?? [])]
        if (files.length === 0 || saysMore(data?.getData('text/html') ?? '')) return false
        attach(view, files, at, upload).catch(onProblem)
        return true
      }
      return [
        new Plugin({
          key: new PluginKey('pictures'),
          props: {
            handleDOMEvents: {
              paste: (view, event) => {
                const taken = take(view, event.clipboardData, null)
                if (taken) event.preventDefault()
                return taken
              },
            },
            handleDrop: (view, event, _slice, moved) =>
              !moved &&
              take(
                view,
                event.dataTransfer,
                view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? null,
              ),
          },
        }),
      ]
    },
  })
