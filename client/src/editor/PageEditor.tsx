import type { Me, PageShape } from '@commonplace/api'
import { must } from '@commonplace/kit'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { Body } from '../ui/Body.tsx'
import { KindWord } from '../ui/Kind.tsx'
import { words } from '../words/editor.ts'
import { PageBody } from './PageBody.tsx'
import { PresenceList } from './presence/PresenceList.tsx'
import { useLeaving } from './use-leaving.ts'
import { useSession } from './use-session.ts'
import { useTooNew } from './use-too-new.ts'
import './editor.css'

interface Props {
  page: PageShape
  me: Me
  /** What stands under the title while reading stands there while writing, so that nothing jumps. */
  facts: ReactNode
  onDone(): void
}

/** A page being written, by one or by many. It stands where the reading page stood, in the same measure. */
export default function PageEditor({ page, me, facts, onDone }: Props) {
  const member = must(me.member, 'only a member is offered the editor')
  const opening = useSession({
    documentId: page.documentId,
    memberId: member.id,
    name: member.name,
    hue: member.hue,
  })
  const { session, ready, failed } = opening
  const { tooNew, tell } = useTooNew(opening)
  const { leave, leaving } = useLeaving(session, onDone)
  const kind = <KindWord kind={page.kind} />
  // The top bar belongs to the frame; while writing, who is here and the way out stand in it.
  const bar = document.querySelector('.top-actions')
  const actions = (
    <>
      {ready && session && <PresenceList awareness={session.awareness} />}
      <button type="button" className="button primary" title={words.doneHint} disabled={leaving} onClick={leave}>
        {words.done}
      </button>
    </>
  )

  return (
    <>
      {bar && createPortal(actions, bar)}
      {ready && session && tooNew !== 'unread' ? (
        <>
          <h1 className="visually-hidden">{page.title}</h1>
          <PageBody
            page={page}
            session={session}
            user={{ name: member.name, hue: member.hue }}
            kind={kind}
            facts={facts}
            tooNew={tooNew !== null}
            onTooNew={tell}
            onDone={leave}
          />
        </>
      ) : (
        <>
          <header className="page-head">
            {kind}
            <h1>{page.title}</h1>
            {facts}
            {failed && (
              <div className="notice danger" role="alert">
                <p>{session?.state.get().readOnly ?? words.openFailed}</p>
                <button type="button" className="button" onClick={() => session?.retry()}>
                  {words.tryAgain}
                </button>
              </div>
            )}
            {tooNew !== null && <p className="notice">{words.unknownContent}</p>}
            {!ready && !failed && (
              <p className="visually-hidden" role="status">
                {words.opening}
              </p>
            )}
          </header>
          {/* What the server rendered, until the live document is here: nothing looks empty meanwhile. */}
          <div className="page-body">
            <Body id={page.id} html={page.html} />
          </div>
        </>
      )}
    </>
  )
}
