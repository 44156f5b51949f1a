/** The languages that the program itself speaks. What people write has languages of its own, and any. */
export const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

/** What each is called by those who speak it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' }

/** What is spoken where nobody asks for anything else. */
export const FIRST_LANGUAGE: Language = 'en'

/** The language we speak that a tag such as "de-AT" asks for; null where we do not speak it. */
export function languageOf(tag: string | null | undefined): Language | null {
  const [first = ''] = (tag ?? '').trim().toLowerCase().split(/[-_]/, 1)
  return LANGUAGES.find((language) => language === first) ?? null
}

/** Longer headers are nobody's list of languages. */
const LONGEST = 500

/** The language of an `Accept-Language` header that we speak and that is wanted most; null where none is. */
export function acceptedLanguage(header: string | null | undefined): Language | null {
  const wanted = (header ?? '').slice(0, LONGEST).split(',')
  let best: Language | null = null
  let most = 0
  for (const one of wanted) {
    const [tag, ...options] = one.split(';')
    const weight = Number(/^\s*q=([\d.]+)/.exec(options.join(';'))?.[1] ?? 1)
    const language = languageOf(tag)
    if (language === null || !(weight > most)) continue
    best = language
    most = weight
  }
  return best
}
