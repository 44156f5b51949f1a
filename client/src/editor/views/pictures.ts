import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection, Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/editor.ts'
import { HeldPlace } from '../paste/held-places.ts'
import { askToDescribe } from '../tools/describe.ts'
import { LARGEST, shrunk } from './shrink.ts'

export interface UploadedPicture {
  readonly src: string
  readonly width: number | null
  readonly height: number | null
}

/** Takes a file to where it will live. Rejects with a sentence for the person. */
export type Upload = (file: File) => Promise<UploadedPicture>

/** What went wrong with a file, to the person. */
export function tellProblem(problem: unknown): void {
  toast(problem instanceof Error ? problem.message : words.pictureFailed)
}

/** Whether a file is shown in place; any other is saved. */
export const isPicture = (file: File) => /^image\/(png|jpeg|gif|webp)$/.test(file.type)

/**
 * Puts files where they were meant to be, one behind the other, however far the text has moved on meanwhile. What goes wrong with one is
 * told, and the others come all the same.
 */
export async function attach(
  view: EditorView,
  files: readonly File[],
  at: number | null,
  upload: Upload,
  onProblem: (problem: unknown) => void,
  onPlaced: () => void = () => undefined,
): Promise<void> {
  const before = view.state.selection
  let next = at ?? before.from
  for (const file of files) {
    const place = new HeldPlace(view, { from: next, to: next }, words.paste.sending(file.name))
    const node = await nodeOf(view, file, upload).catch((problem: unknown) => {
      onProblem(problem)
      return null
    })
    if (view.isDestroyed) return
    // Where all around it is gone, it is put where one writes: a file never vanishes with what stood beside it.
    const to = place.take()?.to ?? view.state.selection.to
    next = to
    if (!node || !view.editable) continue
    const $to = view.state.doc.resolve(to)
    const into = node.isInline || $to.depth === 0 ? to : $to.after()
    const tr = view.state.tr.insert(into, node)
    next = tr.mapping.map(into)
    // One picture, and nothing written meanwhile: it is asked at once what it shows. Of several each asks where it stands.
    const still = files.length === 1 && node.isInline && before.eq(view.state.selection)
    view.dispatch(still ? tr.setSelection(NodeSelection.create(tr.doc, to)).scrollIntoView() : tr)
    if (still && view.hasFocus()) onPlaced()
  }
}

/** A file as the text holds it, once it is where it will live. */
async function nodeOf(view: EditorView, file: File, upload: Upload): Promise<Node | null> {
  const sent = isPicture(file) && file.size > LARGEST ? await shrunk(file) : file
  if (sent.size > LARGEST) throw new Error(words.paste.fileTooLarge(file.name, LARGEST / 1024 / 1024))
  const { src, width, height } = await upload(sent)
  const { image, file: attached } = view.state.schema.nodes
  const made = isPicture(file)
    ? image?.create({ src, width, height })
    : attached?.create({ src, name: file.name.slice(0, 200), bytes: file.size })
  return made ?? null
}

/** What was pasted holds words too, and its picture is only how they looked (spreadsheets hand over both). */
const saysMore = (html: string) => html.replace(/<!--[\s\S]*?-->|<style[\s\S]*?<\/style>|<[^>]*>/g, '').trim() !== ''

/**
 * Pictures and files that are pasted or dropped are uploaded to the page; what goes wrong is told and the rest of the paste goes on. A text
 * that has no place for them (`upload` is null) says so.
 */
export const pictures = (upload: Upload | null, onProblem: (problem: unknown) => void) =>
  Extension.create({
    name: 'pictures',
    priority: 1200,
    addProseMirrorPlugins() {
      const { editor } = this
      const take = (view: EditorView, data: DataTransfer | null, at: number | null): boolean => {
        const files = [...(data?.files ?? [])]
        if (files.length === 0 || saysMore(data?.getData('text/html') ?? '')) return false
        if (upload) attach(view, files, at, upload, onProblem, () => askToDescribe(editor)).catch(onProblem)
        else onProblem(new Error(words.paste.noFiles))
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
