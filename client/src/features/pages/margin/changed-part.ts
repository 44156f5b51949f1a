/** What differs between two wordings, cut at whole words, with what stays on either side. */
export function changedPart(before: string, after: string) {
  const [a, b] = [partsOf(before), partsOf(after)]
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && a[start] === b[start]) start++
  let end = 0
  while (end < most - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const middle = (parts: readonly string[]) => parts.slice(start, parts.length - end).join('')
  return {
    start: a.slice(0, start).join(''),
    went: middle(a),
    came: middle(b),
    end: a.slice(a.length - end).join(''),
  }
}

const partsOf = (text: string): string[] => text.match(/\s+|[^\s]+/gu) ?? []
