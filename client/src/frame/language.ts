import { routes } from '@commonplace/api'
import type { Language } from '@commonplace/domain'
import { api } from '../data/api.ts'
import { isShared } from '../data/shared-computer.ts'

const COOKIE = 'language'
const YEAR = 365 * 24 * 60 * 60

/** What was chosen on this device, by a guest; empty where nothing was. */
export const chosenLanguage = (): string => /(?:^|;\s*)language=([\w-]+)/.exec(document.cookie)?.[1] ?? ''

/** On a computer that others use too, the choice goes with the window. */
function keep(language: Language | ''): void {
  const lasts = language === '' ? '; max-age=0' : isShared() ? '' : `; max-age=${YEAR}`
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we name
  document.cookie = `${COOKIE}=${language}; path=/${lasts}; SameSite=Lax`
}

/** Keeps a language, or none: with the account of whoever is signed in, else on the device. Then everything is drawn in it. */
export async function chooseLanguage(language: Language | '', isMember: boolean): Promise<void> {
  if (isMember) await api(routes.changeMe, { input: { language } })
  else keep(language)
  if (language !== '') await (await import('../offline/device/worker-link.ts')).speak(language)
  location.reload()
}
