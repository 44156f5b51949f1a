import { escapeHtml } from '@commonplace/document/escape'
import type { EventType, Instant, Language, Reason } from '@commonplace/domain'
import type { Digest, DigestLink } from '../derive/digest.ts'
import type { Letter } from '../ports/mail.ts'
import { wordsIn } from '../words/index.ts'

// What stands in mails. Each is written once as parts, and becomes plain text and simple HTML of the same words.

interface Part {
  readonly heading?: string
  readonly lines: readonly { readonly words: string; readonly link?: DigestLink }[]
}

export interface Frame {
  /** Of whoever reads it. */
  readonly language: Language
  readonly to: string
  readonly community: string
  /** Where people reach this installation. */
  readonly publicUrl: string
  /** Where one click ends mails of this kind. */
  readonly unsubscribe: string
}

/** One thing of a mail, with what was done to it, the first first. */
export interface Told {
  readonly link: DigestLink
  readonly did: readonly {
    readonly by: string
    readonly type: EventType
    readonly reason: Reason
    readonly when?: string | null
  }[]
}

/** A moment by the clocks of a zone, which is named: nobody has to guess by whose. */
export function momentIn(language: Language, at: Instant, zone: string): string {
  const said = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(at)
  return `${said} (${zone.replaceAll('_', ' ')})`
}

/** What is meant for somebody, gathered in one letter. */
export function directLetter(frame: Frame, told: readonly Told[]): Letter {
  const { letters } = wordsIn(frame.language)
  const didOf = ({ by, type, reason, when }: Told['did'][number]) =>
    when == null ? letters.did(by, type, reason) : letters.gathers(type, reason, when)
  const [first] = told
  const only = told.length === 1 && first?.did.length === 1 ? first : null
  const subject = only
    ? `${only.did.map(didOf).join('')}: ${only.link.title}`
    : told.length === 1
      ? letters.oneFor(first?.link.title ?? '', frame.community)
      : letters.manyFor(told.length, frame.community)
  const parts = told.map(({ link, did }) => ({ lines: [{ words: [...new Set(did.map(didOf))].join(', '), link }] }))
  return letterOf(frame, subject, parts, letters.whyDirect)
}

/** What happened in a week, below what a host wrote; `page` is where it is read as a page, from the root of the installation. */
export function digestLetter(frame: Frame, intro: string, digest: Digest, page: string): Letter {
  const { letters } = wordsIn(frame.language)
  const listed = (heading: string, links: readonly DigestLink[]): Part[] =>
    links.length === 0 ? [] : [{ heading, lines: links.map((link) => ({ words: '', link })) }]
  const parts: Part[] = [
    ...(intro.trim() === ''
      ? []
      : [
          {
            lines: intro
              .trim()
              .split(/\n{2,}/)
              .map((words) => ({ words })),
          },
        ]),
    ...listed(letters.thoughts, digest.thoughts),
    ...listed(letters.stories, digest.stories),
    ...listed(letters.pages, digest.pages),
    ...listed(letters.unanswered, digest.unanswered),
    ...listed(letters.accepted, digest.accepted),
    ...listed(letters.changed, digest.changed),
    ...listed(letters.next, digest.next ? [digest.next] : []),
    ...listed(letters.challenges, digest.challenges),
    ...(digest.joined.length === 0 ? [] : [{ heading: letters.joined, lines: [{ words: digest.joined.join(', ') }] }]),
    { lines: [{ words: '', link: { title: letters.online, url: page } }] },
  ]
  return letterOf(frame, letters.week(frame.community), parts, letters.whyWeekly)
}

function letterOf(frame: Frame, subject: string, parts: readonly Part[], why: string): Letter {
  const { to, publicUrl, unsubscribe, language } = frame
  const { settings, noMore } = wordsIn(language).letters
  const text = [
    ...parts.map(({ heading, lines }) =>
      [
        ...(heading ? [`${heading}:`] : []),
        ...lines.map(({ words, link }) =>
          [...(link ? [link.title] : []), ...(words ? [words] : []), ...(link ? [publicUrl + link.url] : [])].join(
            '\n',
          ),
        ),
      ].join('\n\n'),
    ),
    `--\n${why} ${settings}: ${publicUrl}/me\n${noMore}: ${unsubscribe}`,
  ].join('\n\n')
  const html = parts.map(({ heading, lines }) => {
    const shown = lines.map(({ words, link }) => {
      const title = link ? `<a href="${escapeHtml(publicUrl + link.url)}">${escapeHtml(link.title)}</a>` : ''
      const said = escapeHtml(words).replace(/\n/g, '<br>')
      return `<p>${title}${title && said ? '<br>' : ''}${said}</p>`
    })
    return `${heading ? `<h2 style="font-size:1rem">${escapeHtml(heading)}</h2>` : ''}${shown.join('')}`
  })
  const foot = `<p style="color:#57645e;font-size:.875rem">${escapeHtml(why)} <a href="${escapeHtml(publicUrl)}/me">${escapeHtml(settings)}</a> · <a href="${escapeHtml(unsubscribe)}">${escapeHtml(noMore)}</a></p>`
  const body = `<body style="font-family:sans-serif;line-height:1.5;max-width:36rem">${html.join('')}${foot}</body>`
  return {
    to,
    subject,
    text,
    html: `<!doctype html><html lang="${language}"><meta charset="utf-8">${body}</html>`,
    unsubscribe,
  }
}
