/** Made when it is first asked for: the first of these takes a browser ten milliseconds, and the script would wait for that. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** What a language has by rule, as the browser knows it. */
export function formsOf(locale: string) {
  const rules = once(() => new Intl.PluralRules(locale))
  const numbers = once(() => new Intl.NumberFormat(locale))
  const lists = once(() => new Intl.ListFormat(locale))
  return {
    isOne: (count: number): boolean => rules().select(count) === 'one',
    /** "12,345". */
    numberOf: (count: number): string => numbers().format(count),
    /** "Amina, Bo and Chioma". */
    listed: (names: readonly string[]): string => lists().format(names),
    /** The parts of it: names, and what stands between them. */
    listParts: (names: readonly string[]) => lists().formatToParts(names),
  }
}
