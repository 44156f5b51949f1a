/** How loudly a callout speaks. */
export const CALLOUT_TONES = ['note', 'tip', 'warning', 'danger'] as const
export type CalloutTone = (typeof CALLOUT_TONES)[number]

/** The tone a value names; a note when it names none. */
export function toneOf(value: unknown): CalloutTone {
  return CALLOUT_TONES.find((tone) => tone === value) ?? 'note'
}
