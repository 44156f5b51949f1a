import type { CalloutTone } from '../tones.ts'

/** How a tone is written in `> [!SIGN]`: the words GitHub shows in colour. */
export const ALERT_SIGNS: { readonly [tone in CalloutTone]: string } = {
  note: 'NOTE',
  tip: 'TIP',
  warning: 'WARNING',
  danger: 'CAUTION',
}

/** The words of MkDocs, Docusaurus, Obsidian and GitHub for a callout, by the tone they come closest to. */
const WORDS: { readonly [tone in CalloutTone]: string } = {
  note: 'note info abstract summary tldr todo quote cite example question help faq important seealso',
  tip: 'tip hint success check done',
  warning: 'warning attention',
  danger: 'danger error failure fail missing bug caution',
}

const TONE_OF = new Map(
  (Object.keys(WORDS) as CalloutTone[]).flatMap((tone) => WORDS[tone].split(' ').map((word) => [word, tone] as const)),
)
/** Words that mean no more than their tone; any other is kept as the title, or its meaning would be lost. */
const PLAIN = new Set(['note', 'tip', 'warning', 'danger', 'caution'])

/** The callout a word stands for, or null for a word nobody uses so. */
export function alertOf(word: string): { tone: CalloutTone; sign: string; title: string | null } | null {
  const lower = word.toLowerCase()
  const tone = TONE_OF.get(lower)
  if (tone === undefined) return null
  const title = PLAIN.has(lower) ? null : lower.charAt(0).toUpperCase() + lower.slice(1)
  return { tone, sign: ALERT_SIGNS[tone], title }
}
