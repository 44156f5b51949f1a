const PLAIN = /^[\0-\x7f]*$/
/** Whether a text is of ASCII alone, for which much is simpler. */
export const isPlain = (text: string): boolean => PLAIN.test(text)

/** Scripts that are written without spaces between words: each of their characters is taken as a word. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu

/** A text as it is compared: without accents, in lower case, runs of anything but letters and digits as one space. */
export function folded(text: string): string {
  if (isPlain(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/đ/g, 'd')
    .normalize('NFC')
    .replace(UNSPACED, ' $& ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const KEPT = 20_000
const known = new Map<string, string>()

/** A single word folded. Texts say the same words again and again, and those beyond ASCII take long. */
export function foldedWord(word: string): string {
  if (isPlain(word)) return word.toLowerCase()
  const before = known.get(word)
  if (before !== undefined) return before
  const now = folded(word)
  // What is kept is for speed alone and never grows for ever.
  if (known.size >= KEPT) known.clear()
  known.set(word, now)
  return now
}
