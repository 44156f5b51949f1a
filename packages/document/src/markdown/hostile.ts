// Texts that no person writes and that would keep a parser busy for minutes or run it out of its stack. They are told apart by looks,
// before they are parsed.

/** Containers opened on one line: `> > > - - 1.` and so on. */
const OPENED = /^[ \t]*(?:(?:[>*+-]|\d{1,9}[.)])[ \t]*){50,}\S/
/** Signs of emphasis in a row on a line that holds anything else; a line of nothing but them is a rule. */
const ROWS = /[*_~]{200,}/
const INDENT = /^[ \t]{160,}(?:[>*+-]|\d{1,9}[.)])[ \t]/m

/** Whether a text is nested, or heaped with signs, beyond what it could mean. */
export function isHostile(text: string): boolean {
  if (INDENT.test(text)) return true
  for (const line of text.split('\n')) {
    if (line.length < 100) continue
    if (/^[ \t]*([*_-])[ \t]*(?:\1[ \t]*)+$/.test(line)) continue
    if (OPENED.test(line)) return true
    if (ROWS.test(line)) return true
  }
  return false
}
