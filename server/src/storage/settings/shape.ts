import {
  type CommunitySettings,
  DEFAULT_SETTINGS,
  JOININGS,
  KINDS,
  LONGEST_TEMPLATE,
  RUNG_NUMBERS,
} from '@commonplace/domain'
import * as z from 'zod/mini'
import { StorageProblem } from '../engine.ts'

const NUMBERS = '{"repeated": …, "proven": …, "share": …}, the first two from 1 to 1000, the last from 0 to 100'
const number = (from: number, to: number) => z.int({ error: NUMBERS }).check(z.minimum(from), z.maximum(to))
const Rungs = z.object(
  { repeated: number(1, 1000), proven: number(1, 1000), share: number(0, 100) },
  { error: NUMBERS },
)

/** What stands in a settings file. Keys it does not know (of a later version, or somebody's own notes) are kept when it is written. */
const Shape = z.looseObject({
  name: z
    .string({ error: 'a text of 1 to 80 characters' })
    .check(
      z.trim(),
      z.minLength(1, { error: 'a text of 1 to 80 characters' }),
      z.maxLength(80, { error: 'a text of 1 to 80 characters' }),
    ),
  sentence: z._default(
    z
      .string({ error: 'a text of up to 280 characters' })
      .check(z.maxLength(280, { error: 'a text of up to 280 characters' })),
    DEFAULT_SETTINGS.sentence,
  ),
  forWhom: z._default(
    z
      .string({ error: 'a text of up to 280 characters' })
      .check(z.maxLength(280, { error: 'a text of up to 280 characters' })),
    DEFAULT_SETTINGS.forWhom,
  ),
  topics: z._default(z.array(z.string({ error: 'a text' }), { error: 'a list of texts' }), [
    ...DEFAULT_SETTINGS.topics,
  ]),
  locale: z._default(
    z.string().check(z.refine(isLocale, { error: 'a language tag such as "en" or "pt-BR"' })),
    DEFAULT_SETTINGS.locale,
  ),
  accent: z._default(
    z.enum(['spruce', 'madder', 'blue', 'ochre', 'plum', 'slate'], {
      error: 'one of spruce, madder, blue, ochre, plum, slate',
    }),
    DEFAULT_SETTINGS.accent,
  ),
  joining: z._default(z.enum(JOININGS, { error: 'one of "invite", "request", "open"' }), DEFAULT_SETTINGS.joining),
  domains: z._default(z.array(z.string({ error: 'a text' }), { error: 'a list of texts' }), [
    ...DEFAULT_SETTINGS.domains,
  ]),
  holdFirst: z._default(z.boolean({ error: 'either true or false' }), DEFAULT_SETTINGS.holdFirst),
  guestsAsk: z._default(z.boolean({ error: 'either true or false' }), DEFAULT_SETTINGS.guestsAsk),
  rungs: z._default(Rungs, { ...RUNG_NUMBERS }),
  openMeasures: z._default(z.boolean({ error: 'either true or false' }), DEFAULT_SETTINGS.openMeasures),
  startAway: z._default(z.boolean({ error: 'either true or false' }), DEFAULT_SETTINGS.startAway),
  templates: z._default(
    z.partialRecord(
      z.enum(KINDS, { error: `kinds of pages (${KINDS.join(', ')}), each with Markdown` }),
      z
        .string({ error: 'kinds of pages, each with Markdown' })
        .check(z.maxLength(LONGEST_TEMPLATE, { error: `of ${LONGEST_TEMPLATE} characters at most for each kind` })),
      { error: 'kinds of pages, each with Markdown' },
    ),
    {},
  ),
})
/** The settings with whatever else stands in the file. */
export type KeptSettings = CommunitySettings & Readonly<Record<string, unknown>>

function isLocale(tag: string): boolean {
  if (tag === '') return true
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Reads settings from the text of a file or row. `where` names it for people; the sentence says the line too. */
export function readSettings(text: string, where: string): KeptSettings {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new StorageProblem(
      `The settings in ${where}, line ${lineOfSyntaxError(error, text)}, are not valid JSON (${error.message}). Correct the file; nothing was changed.`,
      { cause: error },
    )
  }
  const parsed = Shape.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const key = String(issue?.path[0] ?? '')
  throw new StorageProblem(
    `The settings in ${where}, line ${lineOfKey(text, key)}: ${key ? `"${key}" should be ${issue?.message}` : 'the file should hold one object'}. Correct the file; nothing was changed.`,
  )
}

/** Only the settings themselves, for whoever asks. */
export function settingsIn(kept: KeptSettings): CommunitySettings {
  const { name, sentence, forWhom, topics, locale, accent, joining, domains, holdFirst, guestsAsk } = kept
  const { rungs, openMeasures, startAway, templates } = kept
  return {
    ...{ name, sentence, forWhom, topics, locale, accent, joining, domains, holdFirst, guestsAsk },
    ...{ rungs, openMeasures, startAway, templates },
  }
}

function lineOfSyntaxError(error: SyntaxError, text: string): number {
  const at = /position (\d+)/.exec(error.message)
  return text.slice(0, at ? Number(at[1]) : firstOddSign(text)).split('\n').length
}

const TOKEN = /\s+|[{}[\],:]|"(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true\b|false\b|null\b/y

/** Where the first sign stands that begins no part of JSON: for a word without quotes the parser tells no position. */
function firstOddSign(text: string): number {
  let at = 0
  for (;;) {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(text)?.[0]
    if (!token) return at
    at += token.length
  }
}

function lineOfKey(text: string, key: string): number {
  const at = key ? text.indexOf(`"${key}"`) : 0
  return text.slice(0, Math.max(at, 0)).split('\n').length
}
