import { Code as TiptapCode } from '@tiptap/extension-code'
import { Highlight as TiptapHighlight } from '@tiptap/extension-highlight'
import { Link as TiptapLink } from '@tiptap/extension-link'
import { safeHref } from '../safe-url.ts'

/** Code within a line. It excludes only itself, so that a code word can be bold or a link (the stock one throws when it meets a link). */
export const Code = TiptapCode.extend({ excludes: 'code' })

/** Marked words, in the one colour of the look: no colour of the writer's own, so that dark mode and print stay readable. */
export const Highlight = TiptapHighlight.configure({ multicolor: false })

/** A link to anywhere. It carries an address and a title, nothing else; an address that could hold script is no link. */
export const Link = TiptapLink.extend({
  addAttributes() {
    return {
      href: {
        default: null,
        parseHTML: (element) => safeHref(element.getAttribute('href')),
        // The attack: a `javascript:` address brought in by a crafted update. It never reaches the screen.
        renderHTML: (attributes) => {
          const href = safeHref(attributes.href)
          return href === null ? {} : { href, rel: 'noopener noreferrer nofollow' }
        },
      },
      title: { default: null },
    }
  },
}).configure({
  openOnClick: false,
  defaultProtocol: 'https',
  HTMLAttributes: { target: null, rel: null, class: null },
  isAllowedUri: (url) => safeHref(url) !== null,
})
