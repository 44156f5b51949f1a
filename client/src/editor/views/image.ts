import { safeImageSource } from '@commonplace/document/safe-url'
import { Image } from '@commonplace/document/schema/image'
import { pictureOf, pictureShown } from '../../data/pictures.ts'

/** A picture as a browser can show it: the text names an uploaded one by its id, the screen by its address. */
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
})
