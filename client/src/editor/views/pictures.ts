import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

export interface UploadedPicture {
  readonly src: string
  readonly width: number | null
  readonly height: number | null
}

/** Takes a file to where it will live. Rejects with a sentence for the person. */
export type Upload = (file: File) => Promise<UploadedPicture>

const isPicture = (file: File) => /^image\/(png|jpeg|gif|webp)$/.test(file.type)

async function place(view: EditorView, files: readonly File[], at: number | null, upload: Upload): Promise<void> {
  for (const file of files) {
    const picture = await upload(file)
    if (view.isDestroyed) return
    const image = view.state.schema.nodes.image
    if (!image) return
    const alt = file.name.replace(/\.[a-z0-9]+$/i, '').replace(/[-_]+/g, ' ')
    const node = image.create({ src: picture.src, alt, width: picture.width, height: picture.height })
    const to = Math.min(at ?? view.state.selection.from, view.state.doc.content.size)
    view.dispatch(view.state.tr.insert(to, node).scrollIntoView())
  }
}

/** Pictures that are pasted or dropped are uploaded to the page; what goes wrong is told and the rest of the paste goes on. */
export const pictures = (upload: Upload, onProblem: (problem: unknown) => void) =>
  Extension.create({
    name: 'pictures',
    addProseMirrorPlugins() {
      const take = (view: EditorView, data: DataTransfer | null, at: number | null): boolean => {
        const files = [...(data?.files ?? [])].filter(isPicture)
        if (files.length === 0) return false
        place(view, files, at, upload).catch(onProblem)
        return true
      }
      return [
        new Plugin({
          key: new PluginKey('pictures'),
          props: {
            handlePaste: (view, event) => take(view, event.clipboardData, null),
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
