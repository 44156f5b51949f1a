import type { PageShape, Person } from '@commonplace/api'
import { pathOf } from '../../addresses.ts'
import { thoughtWords } from '../../words/thoughts.ts'

// What somebody said on a page, as something new begins with it: quoted, under their name, with the way back. Who makes it is its author.

export interface Said {
  readonly by: Person
  /** What was said, as Markdown. */
  readonly words: string
  /** The quotation with who said it and where, as Markdown. */
  readonly quoted: string
  /** What a question of it may be called. */
  readonly title: string
}

/** The page itself, or one of the comments on it, by its id; null where it is not there any more. */
export function saidOn(page: PageShape, from: string): Said | null {
  const comment = page.threads.flatMap(({ comments }) => comments).find(({ id }) => id === from)
  const itself = from === page.id
  if (!comment && !itself) return null
  const by = comment?.by ?? page.createdBy
  const typed = [page.title, page.lead].filter((one) => one !== '')
  const who = by.id === '' ? plain(by.name) : `[@${plain(by.name)}](member:${by.id})`
  const where = `[${plain(page.title)}](${pathOf(page.url)})`
  const quote = quoted(comment?.markdown ?? typed.map(plain).join('\n\n'))
  return {
    by,
    words: comment?.markdown ?? typed.join('\n\n'),
    quoted: `${quote}\n\n${thoughtWords.taken(who, where)}\n\n`,
    title: itself ? page.title : '',
  }
}

/** A return alone ends a line too, and a quotation that begins with the mark of a notice would be one. */
const quoted = (markdown: string): string =>
  markdown
    .trim()
    .replace(/^\[!/, '\\[!')
    .split(/\r\n?|\n/)
    .map((line) => `> ${line}`)
    .join('\n')

/** Text that was typed as text, on one line: no sign in it means anything. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[-!#$&()*+.:<=>@[\\\]^_`{|}~]/g, (sign) => `\\${sign}`)
