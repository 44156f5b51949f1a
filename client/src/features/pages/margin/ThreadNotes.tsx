import type { ThreadShape } from '@commonplace/api'
import { Ago } from '../../../ui/time.tsx'
import { words } from '../../../words/en.ts'

/** What is said in the margin, to be read before the script is there, and without it. */
export function ThreadNotes({ threads }: { threads: readonly ThreadShape[] }) {
  return threads.map(({ id, quote, stands, proposal, comments: [first, ...replies] }) =>
    first ? (
      <div className="note comment-note" key={id} {...dataOf(stands)}>
        {quote && !stands ? <blockquote dir="auto">{quote}</blockquote> : null}
        {proposal === null ? null : (
          <p className="proposal" dir="auto">
            <del>{stands?.quote ?? quote}</del> <ins>{proposal}</ins>
          </p>
        )}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server renders it from the document's schema, which holds no unsafe markup */}
        <div className="comment-text" dir="auto" dangerouslySetInnerHTML={{ __html: first.html }} />
        <p className="comment-by">
          <b className="name">{first.by.name}</b> · <Ago at={first.at} />
          {replies.length > 0 ? ` · ${words.pages.replies(replies.length)}` : ''}
        </p>
      </div>
    ) : null,
  )
}

/** What tells where in the text a note belongs. */
export const dataOf = (stands: ThreadShape['stands']) =>
  stands ? { 'data-quote': stands.quote, 'data-before': stands.before, 'data-after': stands.after } : {}
