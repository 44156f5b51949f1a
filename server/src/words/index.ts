import { ENGLISH, type HtmlWords } from '@commonplace/document'
import { FIRST_LANGUAGE, type Language } from '@commonplace/domain'
import { german } from './de/index.ts'
import { forms, problems } from './forms.ts'
import { letters } from './letters.ts'
import { keptWords, papers } from './papers.ts'
import { refusals } from './refusals.ts'

// Every sentence the server says to people. What operators read, in the log and on the command line, is English and stands where it is said.

const english = { refusals, forms, problems, letters, papers, kept: keptWords, html: ENGLISH }

/** What a language has to have. Words without values are texts; those with values are functions of them. */
export type Words = Said<typeof english> & { readonly html: HtmlWords }

/** The same names and values, with any text where English has one. */
type Said<T> = T extends string
  ? string
  : T extends (...values: infer V) => string
    ? (...values: V) => string
    : { readonly [K in keyof T]: Said<T[K]> }

const ALL: Readonly<Record<Language, Words>> = { en: english, de: german }

export const wordsIn = (language: Language | null | undefined): Words => ALL[language ?? FIRST_LANGUAGE]
