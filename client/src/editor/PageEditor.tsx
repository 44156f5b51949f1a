import type { Me, PageShape } from '@commonplace/api'
import { schema } from '@commonplace/document/schema'
import { firstUnknown } from '@commonplace/document/unknown'
import { must } from '@commonplace/kit'
import { type ReactNode, useMemo } from 'react'
import { createPortal } from 'react-dom'
import { KindWord } from '../ui/Kind.tsx'
import { words } from '../words/editor.ts'
import { PageBody } from './PageBody.tsx'
import { PresenceList } from './PresenceList.tsx'
import { useSession } from './use-session.ts'
import './editor.css'

interface Props {
  page: PageShape
  me: Me
  onDone(): void
  /** What stands between the title and the text, as it does in reading: nothing jumps. */
  children?: ReactNode
}

/** A page being written, by one or by many. It stands where the reading page stood, in the same measure. */
export default function PageEditor({ page, me, onDone, children }: Props) {
  const member = must(me.member, 'only a member is offered the editor')
  const { session, ready, failed } = useSession({
    documentId: page.documentId,
    memberId: member.id,
    name: member.name,
    hue: member.hue,
  })
  const unknown = useMemo(
    () => (ready && session ? firstUnknown(session.doc.getXmlFragment('default'), schema) : null),
    [ready, session],
  )
  // The top bar belongs to the frame; while writing, who is here and the way out stand in it.
  const bar = typeof document === 'undefined' ? null : document.querySelector('.top-actions')
  const actions = (
    <>
      {ready && session && <PresenceList awareness={session.awareness} />}
      <button type="button" className="button primary" title={words.doneHint} onClick={onDone}>
        {words.done}
      </button>
    </>
  )

  return (
    <div className="page-editor">
      <KindWord kind={page.kind} />
      {bar ? createPortal(actions, bar) : <div className="page-editor-actions">{actions}</div>}
      {failed && (
        <div className="notice danger" role="alert">
          <p>{session?.state.get().readOnly ?? words.openFailed}</p>
          <button type="button" className="button" onClick={() => session?.retry()}>
            {words.tryAgain}
          </button>
        </div>
      )}
      {unknown !== null && (
        <p className="notice" role="status">
          {words.unknownContent}
        </p>
      )}
      {ready && session && unknown === null ? (
        <PageBody page={page} session={session} user={{ name: member.name, hue: member.hue }} onDone={onDone}>
          {children}
        </PageBody>
      ) : (
        <ReadingBody page={page} opening={!ready && !failed}>
          {children}
        </ReadingBody>
      )}
    </div>
  )
}

/** What the server rendered, until the live document is here: nothing jumps and nothing looks empty. */
function ReadingBody({ page, opening, children }: { page: PageShape; opening: boolean; children: ReactNode }) {
  return (
    <>
      <h1 className="page-title">{page.title}</h1>
      {opening && (
        <p className="visually-hidden" role="status">
          {words.opening}
        </p>
      )}
      {children}
      <div
        className="prose"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the server's own rendering, which escapes everything and allows no script
        dangerouslySetInnerHTML={{ __html: page.html }}
      />
    </>
  )
}
