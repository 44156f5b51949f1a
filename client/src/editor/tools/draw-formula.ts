import temml from 'temml'

/** A formula as MathML without styles of its own, which the content security policy forbids; null where it cannot be read. */
export function drawFormula(source: string, alone: boolean): string | null {
  try {
    const options = { displayMode: alone, annotate: true, throwOnError: true, trust: false, maxExpand: 100 }
    return temml.renderToString(source, options).replace(/ style="[^"]*"/g, '')
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  }
}
