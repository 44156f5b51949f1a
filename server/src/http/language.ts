import type { IncomingMessage } from 'node:http'
import { acceptedLanguage, FIRST_LANGUAGE, type Language, languageOf } from '@commonplace/domain'
import { cookieIn, type Who } from './who.ts'

// In which language somebody is answered. It never stands in an address: a link leads everybody to the same page.

/** What guests chose, on their device alone. Whoever is signed in has it in their account. */
const COOKIE = 'language'

type Asked = Pick<IncomingMessage, 'headers'>

/** Of a program's answer, and wherever nobody is known: what the request itself asks for. */
export const languageAsked = ({ headers }: Asked): Language =>
  acceptedLanguage(headers['accept-language']) ?? FIRST_LANGUAGE

/** Of a page for people: what they chose, else what the community speaks, else what their browser asks for. */
export function languageFor(request: Asked, who: Who, locale?: string): Language {
  const chosen = who.member?.language ?? languageOf(cookieIn(request.headers.cookie, COOKIE))
  return chosen ?? languageOf(locale) ?? languageAsked(request)
}
