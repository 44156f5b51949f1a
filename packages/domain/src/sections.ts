import { FIRST_LANGUAGE, type Language, languageOf } from './language.ts'
import type { Kind } from './page.ts'

type Sections = Readonly<Record<Kind, readonly string[]>>

// They become text of a page, so they are of the language that its community writes in, and not of the one a reader is spoken to in.

/** The headings a new page of a kind starts with. */
export const KIND_SECTIONS: Sections = {
  practice: ['When to use', 'What you need', 'Steps', 'Signs it worked', 'Pitfalls'],
  story: ['The situation', 'What we tried', 'What happened', 'What we learned'],
  method: ['Purpose', 'Preparation', 'Steps', 'Debrief', 'Pitfalls'],
  tool: ['What it is', 'When to use it', 'Limits'],
  charter: [
    ...['What we care about', 'Who we are', 'What we do together', 'What is ours, and what is not', 'What members get'],
    ...['Our rhythm', 'What we expect of each other', 'Roles', 'How we decide'],
  ],
  note: [],
}

const SECTIONS: Readonly<Record<Language, Sections>> = {
  en: KIND_SECTIONS,
  de: {
    practice: ['Wann sie hilft', 'Was du brauchst', 'Schritte', 'Woran du merkst, dass es geklappt hat', 'Fallstricke'],
    story: ['Die Lage', 'Was wir versucht haben', 'Was geschah', 'Was wir gelernt haben'],
    method: ['Zweck', 'Vorbereitung', 'Schritte', 'Auswertung', 'Fallstricke'],
    tool: ['Was es ist', 'Wann du es nimmst', 'Grenzen'],
    charter: [
      ...['Was uns wichtig ist', 'Wer wir sind', 'Was wir zusammen tun', 'Was zu uns gehört und was nicht'],
      ...[
        'Was Mitglieder davon haben',
        'Unser Rhythmus',
        'Was wir voneinander erwarten',
        'Rollen',
        'Wie wir entscheiden',
      ],
    ],
    note: [],
  },
}

/** The headings of a new page, in the language of its community; in English where that is none we know. */
export const sectionsOf = (kind: Kind, locale: string): readonly string[] =>
  SECTIONS[languageOf(locale) ?? FIRST_LANGUAGE][kind]
