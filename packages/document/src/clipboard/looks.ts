// Whether a plain text is meant as Markdown. One sign alone proves nothing (a line may begin with a hyphen): two kinds of them do, or one that
// nobody types by chance.

const SURE = [/^```[\w-]*\s*$/m, /^\|(?:\s*:?-+:?\s*\|)+\s*$/m, /^#{1,6} \S.*\n(?:.*\n)*?#{1,6} \S/m]
const SIGNS = [
  /^#{1,6} \S/m,
  /^\s*[-*+] \S.*\n\s*[-*+] \S/m,
  /^\s*\d{1,3}[.)] \S.*\n\s*\d{1,3}[.)] \S/m,
  /^\s*[-*+] \[[ xX]\] /m,
  /^> \S/m,
  /(?:^|\s)\*\*\S(?:.*?\S)?\*\*/,
  /(?:^|[\s(])`[^`\n]+`/,
  /\[[^\]\n]+\]\([^)\s]+\)/,
  /\[\[[^\]\n]+\]\]/,
  /^(?:-{3,}|\*{3,})\s*$/m,
]

export const looksLikeMarkdown = (text: string): boolean =>
  text.length < 4_000_000 &&
  (SURE.some((sign) => sign.test(text)) || SIGNS.filter((sign) => sign.test(text)).length >= 2)
