import hljs from 'highlight.js/lib/common'
import temml from 'temml'

// What a reading page shows drawn: formulas as MathML, which browsers lay out themselves, and code with its words in classes. Both without
// a script in the reader's browser.

/** Longer than a formula that a person writes; a longer one is shown as its source. */
const LONGEST_FORMULA = 4000
/** Colours are for reading; a program's whole output needs none. */
const LONGEST_CODE = 50_000

/** A formula in TeX as MathML, or null where it cannot be read. It carries its source, so that what is copied can be pasted again. */
export function drawFormula(source: string, alone: boolean): string | null {
  if (source.trim() === '' || source.length > LONGEST_FORMULA) return null
  try {
    const drawn = temml.renderToString(source, {
      displayMode: alone,
      annotate: true,
      throwOnError: true,
      trust: false,
      maxExpand: 100,
      maxSize: [20, 20],
    })
    // The content security policy allows no style of an element's own; what it would say (a colour, a shift) is left out.
    return drawn.replace(/ style="[^"]*"/g, '')
  } catch (error) {
    // Half-written TeX is a text like any other.
    if (error instanceof Error) return null
    throw error
  }
}

/** Code with its words in classes, or null for a language that is not known. */
export function colourCode(source: string, language: string): string | null {
  if (source.length > LONGEST_CODE || hljs.getLanguage(language) === undefined) return null
  return hljs.highlight(source, { language, ignoreIllegals: true }).value
}
