import { AdoptedAnswer } from '@commonplace/document/schema/questions'
import { words } from '../../words/editor.ts'

/** Who answered and who wove it in, by adoption. */
export type Bylines = ReadonlyMap<string, { readonly answeredBy: string; readonly adoptedBy: string }>

/**
 * A woven answer while the page around it is edited: readable, movable, removable, but not rewritten in passing, because its words are
 * somebody's answer. Changing them is done at the question, or after detaching.
 */
export const adoptedAnswerView = (bylines: Bylines) =>
  AdoptedAnswer.extend({
    addNodeView() {
      return ({ node }) => {
        const dom = document.createElement('aside')
        dom.className = 'adopted'
        dom.contentEditable = 'false'
        const byline = document.createElement('p')
        byline.className = 'adopted-byline'
        const who = bylines.get(String(node.attrs.adoptionId))
        byline.textContent = who ? words.adopted(who.answeredBy, who.adoptedBy) : words.adoptedUnknown
        const contentDOM = document.createElement('div')
        contentDOM.className = 'adopted-text'
        dom.append(byline, contentDOM)
        return { dom, contentDOM }
      }
    },
  })
