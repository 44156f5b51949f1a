import { Formula } from '@commonplace/document/schema/math'
import { drawInto } from '../tools/drawing.ts'

/** A formula within a line, drawn; its source is changed in the bar that shows while it is selected. */
export const formulaView = Formula.extend({
  addNodeView() {
    return ({ node }) => {
      let source = String(node.attrs.source)
      const dom = document.createElement('span')
      dom.className = 'formula-inline'
      dom.contentEditable = 'false'
      drawInto(dom, source, false)
      return {
        dom,
        update(next) {
          if (next.type !== node.type) return false
          const now = String(next.attrs.source)
          if (now !== source) drawInto(dom, now, false)
          source = now
          return true
        },
        ignoreMutation: () => true,
      }
    }
  },
})
