import { escapeHtml } from '@commonplace/document/escape'
import type { EventType, Reason } from '@commonplace/domain'
import type { Digest, DigestLink } from '../derive/digest.ts'
import type { Letter } from '../ports/mail.ts'

// What stands in mails. Each is written once as parts, and becomes plain text and simple HTML of the same words.

interface Part {
  readonly heading?: string
  readonly lines: readonly { readonly words: string; readonly link?: DigestLink }[]
}

export interface Frame {
  readonly to: string
  readonly community: string
  /** Where people reach this installation. */
  readonly publicUrl: string
  /** Where one click ends mails of this kind. */
  readonly unsubscribe: string
}

const DID: Readonly<Record<Reason, string>> = {
  mention: 'named you',
  asked: 'asked you to answer',
  answer: 'answered your question',
  accepted: 'accepted your answer',
  adopted: 'wove your answer in',
  changed: 'changed your answer',
  suggestion: 'suggested other words',
  decided: 'decided what you suggested',
  comment: 'commented',
  watching: 'was here',
}

/** One thing of a mail, with what was done to it, the first first. */
export interface Told {
  readonly link: DigestLink
  readonly did: readonly { readonly by: string; readonly type: EventType; readonly reason: Reason }[]
}

/** “Bo answered your question”: who did what, without any of its words. */
export const didOf = ({ by, type, reason }: Told['did'][number]) =>
  `${by} ${type === 'answer-obsoleted' ? 'said that your answer no longer holds' : DID[reason]}`

/** What is meant for somebody, gathered in one letter. */
export function directLetter(frame: Frame, told: readonly Told[]): Letter {
  const [first] = told
  const only = told.length === 1 && first?.did.length === 1 ? first : null
  const subject = only
    ? `${only.did.map(didOf).join('')}: ${only.link.title}`
    : `${told.length === 1 ? `“${first?.link.title}”` : `${told.length} things`} for you in ${frame.community}`
  const parts = told.map(({ link, did }) => ({ lines: [{ words: [...new Set(did.map(didOf))].join(', '), link }] }))
  return letterOf(frame, subject, parts, 'You get this because it is meant for you.')
}

/** What happened in a week, below what a host wrote. */
export function digestLetter(frame: Frame, intro: string, digest: Digest): Letter {
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
    ...listed('New pages', digest.pages),
    ...listed('Questions that wait for an answer', digest.unanswered),
    ...listed('Answers that were accepted', digest.accepted),
    ...(digest.joined.length === 0 ? [] : [{ heading: 'Who joined', lines: [{ words: digest.joined.join(', ') }] }]),
  ]
  return letterOf(frame, `This week in ${frame.community}`, parts, 'You get this once a week.')
}

function letterOf(frame: Frame, subject: string, parts: readonly Part[], why: string): Letter {
  const { to, publicUrl, unsubscribe } = frame
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
    `--\n${why} Settings: ${publicUrl}/me\nNo more of these: ${unsubscribe}`,
  ].join('\n\n')
  const html = parts.map(({ heading, lines }) => {
    const shown = lines.map(({ words, link }) => {
      const title = link ? `<a href="${escapeHtml(publicUrl + link.url)}">${escapeHtml(link.title)}</a>` : ''
      const said = escapeHtml(words).replace(/\n/g, '<br>')
      return `<p>${title}${title && said ? '<br>' : ''}${said}</p>`
    })
    return `${heading ? `<h2 style="font-size:1rem">${escapeHtml(heading)}</h2>` : ''}${shown.join('')}`
  })
  const foot = `<p style="color:#57645e;font-size:.875rem">${escapeHtml(why)} <a href="${escapeHtml(publicUrl)}/me">Settings</a> · <a href="${escapeHtml(unsubscribe)}">No more of these</a></p>`
  const body = `<body style="font-family:sans-serif;line-height:1.5;max-width:36rem">${html.join('')}${foot}</body>`
  return { to, subject, text, html: `<!doctype html><html lang="en"><meta charset="utf-8">${body}</html>`, unsubscribe }
}
