// The parser goes over all it has read so far at the end of each list and quote: square time, minutes for a long page of short lists. So a
// long text is parsed a piece at a time, cut only where whatever came before has surely ended.

const PIECE = 4_000
/** A fence at its opening; what follows signs of the first sort holds none of them. */
const FENCE = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})/
/** Tags and signs whose block goes on over blank lines, until it is closed. */
const OPEN_HTML = /<(?:pre|script|style|textarea)\b|<!|<\?/i
const HTML = /^ {0,3}<\/?[a-z]/i
/** After a blank line, a heading or a letter in the first column ends every list, quote, note and paragraph. */
const BEGINS = /^(?:#{1,6} |\p{L})/u

/**
 * The pieces of a text, in order and complete. Wherever it is not plain to see what a line belongs to, the text is one piece: where it
 * defines what its links mean, holds HTML without an end, or a fence that may be part of something else.
 */
export function piecesOf(text: string, least = PIECE): string[] {
  if (text.length < least * 2 || text.includes(']:') || OPEN_HTML.test(text)) return [text]
  const pieces: string[] = []
  let from = 0
  let fence: string | null = null
  let blank = true
  let html = false
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at)
    const line = text.slice(at, end < 0 ? text.length : end)
    if (fence !== null) {
      if (line.trim().length >= fence.length && closes(line, fence)) fence = null
    } else {
      if (blank && at - from >= least && BEGINS.test(line)) {
        pieces.push(text.slice(from, at))
        from = at
      }
      const [, indent, mark] = FENCE.exec(line) ?? []
      if (mark !== undefined && (indent !== '' || html)) return [text]
      fence = mark ?? null
      blank = line.trim() === ''
      html = !blank && (html || HTML.test(line))
    }
    at = end < 0 ? text.length : end + 1
  }
  pieces.push(text.slice(from))
  return pieces
}

/** Whether a line ends a fence: nothing but its sign, as often or more. */
function closes(line: string, fence: string): boolean {
  const sign = fence.charAt(0)
  return /^ {0,3}\S/.test(line) && [...line.trim()].every((char) => char === sign)
}
