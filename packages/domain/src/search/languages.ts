import { stemmer as dutch } from '@orama/stemmers/dutch'
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as french } from '@orama/stemmers/french'
import { stemmer as german } from '@orama/stemmers/german'
import { stemmer as italian } from '@orama/stemmers/italian'
import { stemmer as portuguese } from '@orama/stemmers/portuguese'
import { stemmer as russian } from '@orama/stemmers/russian'
import { stemmer as spanish } from '@orama/stemmers/spanish'
import { stemmer as swedish } from '@orama/stemmers/swedish'
import { folded } from './folded.ts'
import { EMPTY, LANGUAGES, type Language } from './stop-words.ts'

// A text is stemmed by the rules of its own language, which is told by its small words. Words are folded first, so that a word typed
// without its accents has the stem that it has with them.

const STEMMERS: Readonly<Record<Language, (word: string) => string>> = {
  en: english,
  fr: french,
  de: german,
  es: spanish,
  it: italian,
  pt: portuguese,
  nl: dutch,
  sv: swedish,
  ru: russian,
}
/** Small words that must be met, and how much more often than those of the next language, before a text is said to be of one. */
const ENOUGH = 3
const CLEARLY = 1.2
const LOOKED_AT = 3000

/** The language of a text as its small words tell it; null where it is too short to say, or of a language without rules here. */
export function languageOf(text: string): Language | null {
  const start = text.slice(0, LOOKED_AT)
  const cyrillic = start.match(/\p{sc=Cyrillic}/gu)?.length ?? 0
  if (cyrillic > 20 && cyrillic > start.length / 3) return 'ru'
  const met = new Map<Language, number>()
  for (const word of folded(start).split(' '))
    for (const language of LANGUAGES) if (EMPTY[language].has(word)) met.set(language, (met.get(language) ?? 0) + 1)
  const [first, second] = [...met].sort((a, b) => b[1] - a[1])
  if (!first || first[1] < ENOUGH) return null
  return second && first[1] < second[1] * CLEARLY ? null : first[0]
}

/**
 * The language of each part of a text: its own where it says so, since a page of one language quotes another, else that of the whole, else
 * English for what is in its letters.
 */
export function languagesOf(title: string, parts: readonly string[]): (Language | null)[] {
  const all = [title, ...parts].join(' ')
  const whole = languageOf(all) ?? (/[a-z]/i.test(all.slice(0, LOOKED_AT)) ? 'en' : null)
  return parts.map((part) => languageOf(part) ?? whole)
}

/** Sections of a language are counted up to here: enough to tell a language that people write in from one that was quoted once. */
export const SPOKEN = 200
/** Below this share of the most usual one a language is a guest. */
const AT_HOME = 0.1

/** The languages that a community writes in, of how many sections are in each: their empty words say nothing there. */
export function languagesAtHome(sections: ReadonlyMap<Language, number>): Language[] {
  const counted = (language: Language) => Math.min(SPOKEN, sections.get(language) ?? 0)
  const most = Math.max(...LANGUAGES.map(counted))
  return LANGUAGES.filter((one) => counted(one) > 0 && counted(one) >= most * AT_HOME)
}

const KEPT = 20_000
const known = new Map<Language, Map<string, string>>()

/** The stem of a folded word by the rules of a language. Words of two letters, and numbers, are their own. */
export function stemIn(word: string, language: Language): string {
  if (word.length < 3 || !/^\p{L}+$/u.test(word)) return word
  const stems = known.get(language) ?? new Map<string, string>()
  known.set(language, stems)
  const before = stems.get(word)
  if (before !== undefined) return before
  const stem = folded(STEMMERS[language](word)).replaceAll(' ', '') || word
  // What is kept is for speed alone and never grows for ever.
  if (stems.size >= KEPT) stems.clear()
  stems.set(word, stem)
  return stem
}

/** A folded word and its stems in some languages, each once, the word first. */
export const spellingsOf = (word: string, languages: readonly Language[]): string[] => [
  ...new Set([word, ...languages.map((language) => stemIn(word, language))]),
]
