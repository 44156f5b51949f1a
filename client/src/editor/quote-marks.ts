/** Opening and closing ones, double and single; of every other language these are “ ” ‘ ’. */
const MARKS: readonly (readonly [languages: RegExp, marks: string])[] = [
  [/^(fr|es|it|pt-PT|ru|uk|el|nb|nn|no|de-(CH|LI))\b/, '«»‘’'],
  [/^(de|cs|sk|sl|bg|lt|is)\b/, '„“‚‘'],
  [/^(pl|hu|ro)\b/, '„”‚’'],
  [/^(sv|fi)\b/, '””’’'],
]

/** Within an address, a setting or what is looked up nobody quotes. */
const VERBATIM = /:\/\/\S*$|=$|\[\[[^\]]*$|(^|\s)(www\.|[@#:/])\S*$/

/** The mark that a straight one becomes behind these words; null where it may be meant as it is: behind a number it may be a measure. */
export function quoteMark(before: string, straight: string, language: string): string | null {
  const marks = MARKS.find(([languages]) => languages.test(language))?.[1] ?? '“”‘’'
  const [double = '', , single = ''] = marks
  const isDouble = straight === '"'
  const [open = '', close = ''] = isDouble ? marks : marks.slice(2)
  const begun = before.lastIndexOf(open) > before.lastIndexOf(close)
  if (VERBATIM.test(before) || (!begun && /\d$/.test(before))) return null
  // In French a blank that does not break stands on their inner side, and whoever typed one there needs no second.
  const french = isDouble && /^fr/.test(language)
  const blank = french ? '\u00a0' : ''
  const ends = french && begun && /\s$/.test(before)
  const begins = /(^|[\s([{–—-])$/.test(before) || before.endsWith(double) || before.endsWith(single)
  if (begins && !ends) return open + blank
  // What ends no quotation is an apostrophe.
  return isDouble || begun ? (ends ? '' : blank) + close : '’'
}
