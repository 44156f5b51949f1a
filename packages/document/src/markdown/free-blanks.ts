import { type DocMark, type DocNode, joinText, marksKey, text } from '../json.ts'

/** Marks that Markdown opens and closes at words only. */
const AT_WORDS = new Set(['bold', 'italic', 'strike', 'highlight'])

const isText = (part: DocNode): boolean => part.type === 'text'

/** Blanks at the edge of marked words stand outside the marks: `**word** more`, not `**word&#x20;**more`. */
export function freeBlanks(parts: readonly DocNode[]): DocNode[] {
  const out = parts.flatMap((part, i) => {
    const words = part.text ?? ''
    const marks = part.marks ?? []
    if (!marks.some(({ type }) => AT_WORDS.has(type)) || marks.some(({ type }) => type === 'code')) return [part]
    const lead = /^ +/.exec(words)?.[0].length ?? 0
    const tail = lead === words.length ? 0 : (/ +$/.exec(words)?.[0].length ?? 0)
    const shared = (other: DocNode | undefined): DocMark[] =>
      marks.filter(
        (mark) => !AT_WORDS.has(mark.type) || other?.marks?.some((one) => marksKey([one]) === marksKey([mark])),
      )
    return [
      text(words.slice(0, lead), shared(parts.slice(0, i).findLast(isText))),
      text(words.slice(lead, words.length - tail), marks),
      text(words.slice(words.length - tail), shared(parts.slice(i + 1).find(isText))),
    ]
  })
  return joinText(out)
}
