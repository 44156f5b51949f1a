import { assertNever } from '@commonplace/kit'
import { offlineWords } from '../../words/offline.ts'
import type { SaveState } from '../session/save-state.ts'

// The rules of the chip as one pure function: from what is saved where to what it says.

export type Tone = 'muted' | 'ink' | 'question' | 'danger' | 'info'
export type ChipAction = 'library' | 'retry' | 'sign-in' | 'reload' | null

export interface Chip {
  readonly words: string
  readonly tone: Tone
  /** A filled dot: with everyone. A ring: not, or not known. */
  readonly glyph: 'dot' | 'ring'
  readonly action: ChipAction
  /** What the button beside the words says; null where the words themselves are the link. */
  readonly button: string | null
  /** More about it, for those who want to know. */
  readonly detail: string | null
  /** Which row of the table this is: screen readers hear the chip when this changes, not at every count. */
  readonly row: string
  /** When the words change by themselves, in milliseconds since 1970; null when they do not. */
  readonly until: number | null
}

const SLOW = 3_000
const JUST_NOW = 2_000

type Given = SaveState & {
  /** A newer build of the program waits for a reload. */
  readonly updateReady: boolean
}

export function chipOf(state: Given, now: number, timeOf: (at: number) => string): Chip {
  const said = offlineWords.chip
  const { queue, since, retryAt } = state
  const chip = (row: string, words: string, tone: Tone, more: Partial<Chip> = {}): Chip => ({
    row,
    words,
    tone,
    glyph: tone === 'muted' || tone === 'ink' || tone === 'info' ? 'dot' : 'ring',
    action: null,
    button: null,
    detail: null,
    until: null,
    ...more,
  })

  if (!state.known && queue === 0 && state.ended === null)
    return chip('opening', said.opening, 'muted', { glyph: 'ring' })
  if (queue > 0 && state.kept === 'not' && state.trouble !== null) {
    return chip('not-kept', said.notKept, 'danger', { detail: said.trouble[state.trouble], action: 'library' })
  }
  if (state.ended !== null) {
    switch (state.ended) {
      case 'signed-out':
        return chip('signed-out', said.signedOut(queue), 'danger', { action: 'sign-in', button: said.signIn })
      case 'not-allowed':
        return chip('no-right', said.noRight(queue), 'danger', { action: 'library' })
      case 'gone':
        return chip('gone', said.gone(queue), 'danger', { action: 'library' })
      case 'moved':
        return chip('opening', said.opening, 'muted', { glyph: 'ring' })
      case 'update-needed':
      case 'rebuilt':
        return chip('update', said.updateReady, 'info', { action: 'reload', button: said.reload })
      default:
        return assertNever(state.ended)
    }
  }
  if (state.refused !== null && queue > 0) {
    return chip('refused', said.refused(queue), 'danger', { detail: state.refused, action: 'library' })
  }
  if (state.readOnly !== null && queue > 0) {
    return chip('no-right', said.noRight(queue), 'danger', { detail: state.readOnly, action: 'library' })
  }
  if (state.serverTrouble !== null) {
    const words = said.serverTrouble(state.kept === 'device' ? queue : 0)
    return chip('server-trouble', words, 'question', { detail: state.serverTrouble, action: 'library' })
  }
  if (queue > 0) {
    const waited = since === null ? 0 : now - since
    // A change is on its way to this device for some milliseconds; nothing is claimed meanwhile.
    if (state.socket === 'open' || state.kept === 'not') {
      return waited < SLOW
        ? chip('saving', said.saving, 'muted', { glyph: 'ring', until: (since ?? now) + SLOW })
        : chip('saving-slow', said.savingMany(queue), 'ink', { glyph: 'ring', action: 'library' })
    }
    if (state.socket === 'retrying') {
      const seconds = retryAt === null ? 0 : Math.ceil((retryAt - now) / 1000)
      return chip('retrying', seconds > 0 ? said.reconnecting(seconds) : said.reconnectingNow, 'question', {
        action: 'retry',
        button: said.tryNow,
        until: seconds > 0 && retryAt !== null ? retryAt - (seconds - 1) * 1000 : null,
      })
    }
    return chip('offline-kept', said.keptHere(queue), 'question', { action: 'library' })
  }

  if (state.choices > 0) return chip('choice', said.choices(state.choices), 'question', { action: 'library' })
  if (state.updateReady) return chip('update', said.updateReady, 'info', { action: 'reload', button: said.reload })
  if (state.socket === 'closed') {
    const words = state.upToDateAt === null ? said.offline : said.upToDate(timeOf(state.upToDateAt))
    return chip('offline', words, 'muted', { glyph: 'ring', action: 'library' })
  }
  if (state.savedAt !== null && now - state.savedAt < JUST_NOW) {
    return chip('saved', said.savedJustNow, 'muted', { until: state.savedAt + JUST_NOW })
  }
  return chip('saved', said.saved, 'muted')
}
