/** What the quick search looks among, in the order of its buttons and of Tab. */
export const SCOPES = ['all', 'pages', 'questions', 'people', 'tags', 'places'] as const
export type Scope = (typeof SCOPES)[number]

/** What typed text begins with to be looked for among these only; the same signs as in a text, where there are some. */
const SIGNS: Readonly<Record<Scope, string>> = {
  all: '',
  pages: '[[',
  questions: '?',
  people: '@',
  tags: '#',
  places: '>',
}

/** Takes the sign off what was typed. */
export function readScope(typed: string): { readonly scope: Scope; readonly q: string } {
  const text = typed.trimStart()
  const scope = SCOPES.find((one) => SIGNS[one] !== '' && text.startsWith(SIGNS[one])) ?? 'all'
  return { scope, q: text.slice(SIGNS[scope].length).trim() }
}

/** The same words, to be looked for among others. */
export const inScope = (typed: string, scope: Scope): string => SIGNS[scope] + readScope(typed).q

/** The scope that comes after this one, or before it. */
export function nextScope(scope: Scope, step: 1 | -1): Scope {
  const at = SCOPES.indexOf(scope) + step
  return SCOPES[(at + SCOPES.length) % SCOPES.length] ?? 'all'
}
