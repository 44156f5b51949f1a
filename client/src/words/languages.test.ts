// @vitest-environment node
import { readdirSync } from 'node:fs'
import { alikeIn } from '@commonplace/kit/testing/alike'
import { expect, test } from 'vitest'
import { words } from './de/de.ts'
import { homeWords } from './de/home.ts'
import { happened } from './de/inbox.ts'

const here = new URL('./', import.meta.url)
const english = readdirSync(here).filter(
  (file) => file.endsWith('.ts') && !/\.test\.ts$|^(dates|forms|in-words)\.ts$/.test(file),
)

/** Numbers, names and units are alike in both, and a few words are. */
const ALIKE =
  /^[\W\d\s]*$|^[⌘⌥⇧\w\d ↑↓⌫?/.]{1,16}$|^(Commonplace|Offline|Status|Name|Text|Code|Link|Emoji|Markdown|HTML|JSON|Webhooks|Passkeys|Passphrase|Feed|Auto|Version|Start|Material|de|en)$/

test('[LA2] nothing is English in another language: what is alike is a name', async () => {
  const languages = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const found: string[] = []
  for (const { name: language } of languages)
    for (const file of english) {
      const own = `./${language}/${file.replace(/^en\b/, language)}`
      const [one, other] = await Promise.all([import(`./${file}`), import(own)])
      found.push(...alikeIn(one, other, ALIKE, own))
    }
  expect(english.length).toBeGreaterThan(15)
  expect(languages.length).toBeGreaterThan(0)
  expect(found).toEqual([])
})

test('[LA3] one and many are told apart as the language does it', () => {
  expect(words.questions.answers(1)).toBe('1 Antwort')
  expect(words.questions.answers(1234)).toBe('1.234 Antworten')
  expect(homeWords.sentence('am Donnerstag', { people: 9, pagesChanged: 14, questionsAnswered: 6 })).toBe(
    'Seit du am Donnerstag hier warst, haben neun Menschen 14 Seiten geändert und sechs Fragen beantwortet.',
  )
  expect(homeWords.sentence(null, { people: 1, pagesChanged: 1, questionsAnswered: 0 })).toBe(
    'In der letzten Woche hat ein Mensch eine Seite geändert.',
  )
  const by = (name: string) => ({ type: 'comment-given' as const, reason: 'watching' as const, by: { name } })
  expect(happened([by('Amina'), by('Chioma')])).toBe('Amina und Chioma haben kommentiert')
  expect(words.pages.seenBy('host', ['Amina', 'Bo'])).toBe('Zu sehen für Gastgeber, Amina und Bo.')
})
