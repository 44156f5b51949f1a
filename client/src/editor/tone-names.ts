import { CALLOUT_TONES, type CalloutTone } from '@commonplace/document/tones'

const OTHERS: Readonly<Record<string, CalloutTone>> = {
  warn: 'warning',
  info: 'note',
  question: 'note',
  caution: 'danger',
}

/** The tone that a word names behind `:::`, or null. */
export const isToneName = (name: string): CalloutTone | null =>
  CALLOUT_TONES.find((tone) => tone === name) ?? OTHERS[name] ?? null
