import { safeImageSource } from '@commonplace/document/safe-url'
import { Image } from '@commonplace/document/schema/image'
import { NodeSelection } from '@tiptap/pm/state'
import { pictureOf, pictureShown } from '../../data/pictures.ts'
import { words } from '../../words/editor.ts'
import { endStep } from '../end-step.ts'
import { askToDescribe } from '../tools/describe.ts'

/** Narrower than this nothing can be made out, nor taken hold of. */
const NARROWEST = 40

/** What a width makes of a picture: its height follows. */
export function sizedTo(attrs: Readonly<Record<string, unknown>>, width: number, ratio: number) {
  const wide = Math.round(Math.max(NARROWEST, Math.min(10_000, width)))
  return {
    ...attrs,
    width: wide,
    height: attrs.height === null && !ratio ? null : Math.max(1, Math.round(wide * ratio)),
  }
}

/**
 * A picture as a browser can show it: the text names an uploaded one by its id, the screen by its address. It has a corner to drag, says so
 * while nobody described it, and shows its caption.
 */
export const imageView = Image.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      src: {
        default: null,
        parseHTML: (element: HTMLElement) => safeImageSource(pictureOf(element.getAttribute('src') ?? '')),
        renderHTML: (attributes: Record<string, unknown>) => {
          const src = safeImageSource(attributes.src)
          return src === null ? {} : { src: pictureShown(src) }
        },
      },
    }
  },
  addNodeView() {
    return ({ node, editor, getPos }) => {
      let picture = node
      const dom = document.createElement('span')
      dom.className = 'picture'
      const image = document.createElement('img')
      image.decoding = 'async'
      const caption = document.createElement('span')
      caption.className = 'picture-caption'
      const grip = document.createElement('span')
      grip.className = 'picture-grip'
      grip.title = words.atom.resize
      const ask = document.createElement('button')
      ask.type = 'button'
      ask.className = 'picture-ask'
      ask.textContent = words.atom.describe
      ask.addEventListener('click', () => {
        const pos = getPos()
        if (pos === undefined) return
        editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, pos)))
        askToDescribe(editor)
      })
      const draw = () => {
        const { src, alt, width, height, title } = picture.attrs
        const safe = safeImageSource(src)
        const shown = safe === null ? '' : pictureShown(safe)
        if (image.getAttribute('src') !== shown) image.src = shown
        image.alt = typeof alt === 'string' ? alt : ''
        image.title = typeof title === 'string' ? title : ''
        for (const [name, value] of [
          ['width', width],
          ['height', height],
        ] as const) {
          if (typeof value === 'number') image.setAttribute(name, String(value))
          else image.removeAttribute(name)
        }
        caption.textContent = typeof picture.attrs.caption === 'string' ? picture.attrs.caption : ''
        dom.replaceChildren(image, ...(alt === null ? [ask] : []), ...(caption.textContent ? [caption] : []), grip)
      }
      grip.addEventListener('pointerdown', (event) => {
        event.preventDefault()
        if (!editor.isEditable) return
        grip.setPointerCapture(event.pointerId)
        const began = image.getBoundingClientRect()
        const ratio = began.width > 0 ? began.height / began.width : 0
        const way = getComputedStyle(dom).direction === 'rtl' ? -1 : 1
        const widthAt = (x: number) => began.width + (x - event.clientX) * way
        const most = editor.view.dom.clientWidth
        const move = (now: PointerEvent) => {
          const { width, height } = sizedTo(picture.attrs, Math.min(most, widthAt(now.clientX)), ratio)
          image.setAttribute('width', String(width))
          if (height !== null) image.setAttribute('height', String(height))
        }
        const end = (last: PointerEvent) => {
          grip.removeEventListener('pointermove', move)
          const pos = getPos()
          if (pos === undefined || last.type === 'pointercancel') return draw()
          const attrs = sizedTo(picture.attrs, Math.min(most, widthAt(last.clientX)), ratio)
          // One step of undoing, whatever is done right before or after.
          endStep(editor)
          editor.view.dispatch(editor.state.tr.setNodeMarkup(pos, null, attrs))
          endStep(editor)
        }
        grip.addEventListener('pointermove', move)
        grip.addEventListener('pointerup', end, { once: true })
        grip.addEventListener('pointercancel', end, { once: true })
      })
      draw()
      return {
        dom,
        update(next) {
          if (next.type !== picture.type) return false
          picture = next
          draw()
          return true
        },
        ignoreMutation: () => true,
        stopEvent: ({ target }) => target === grip || target === ask,
      }
    }
  },
})
