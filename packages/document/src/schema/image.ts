import { Image as TiptapImage } from '@tiptap/extension-image'
import { safeHref, safeImageSource } from '../safe-url.ts'
import { dataAttribute } from './data-attribute.ts'

const sizeAttribute = (name: 'width' | 'height') => ({
  default: null,
  parseHTML: (element: HTMLElement) => sizeOf(element.getAttribute(name)),
  renderHTML: (attributes: Record<string, unknown>) => {
    const size = sizeOf(attributes[name])
    return size === null ? {} : { [name]: size }
  },
})

/** A width or height in CSS pixels, 1 to 10,000, or null. */
function sizeOf(value: unknown): number | null {
  const size = typeof value === 'number' ? value : typeof value === 'string' ? Number.parseInt(value, 10) : Number.NaN
  return Number.isFinite(size) && size >= 1 && size <= 10_000 ? Math.round(size) : null
}

/**
 * A picture within a line of text (a paragraph with nothing else is shown as a figure). Its link is an attribute, because a mark on an
 * inline node is not carried between editors.
 */
export const Image = TiptapImage.extend({
  addAttributes() {
    return {
      src: {
        default: null,
        parseHTML: (element) => safeImageSource(element.getAttribute('src')),
        // The attack: an image source of `javascript:` or `data:` brought in by a crafted update. It is never put on the screen.
        renderHTML: (attributes) => {
          const src = safeImageSource(attributes.src)
          return src === null ? {} : { src }
        },
      },
      alt: { default: null },
      title: { default: null },
      width: sizeAttribute('width'),
      height: sizeAttribute('height'),
      ...dataAttribute('caption', 'caption', null),
      href: {
        default: null,
        parseHTML: (element) => safeHref(element.closest('a')?.getAttribute('href')),
        renderHTML: (attributes) => {
          const href = safeHref(attributes.href)
          return href === null ? {} : { 'data-href': href }
        },
      },
    }
  },
}).configure({ inline: true, allowBase64: false })
