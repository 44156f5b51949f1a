import type { Me, PageShape } from '@commonplace/api'
import { must } from '@commonplace/kit'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import type { DocumentSession } from '../offline/session/index.ts'
import { Body } from '../ui/Body.tsx'
import { KindWord } from '../ui/Kind.tsx'
import { words } from '../words/editor.ts'
import { OpenFailed } from './OpenFailed.tsx'
import { PageBody } from './PageBody.tsx'
import { PresenceList } from './presence/PresenceList.tsx'
import { comesInParts } from './shared-text.ts'
import { useLeaving } from './use-leaving.ts'
import { useSession } from './use-session.ts'
import { useTooNew } from './use-too-new.ts'
import './editor.css'

interface Props {
  page: PageShape
  me: Me
  /** What stands under the title while reading stands there while writing, so that nothing jumps. */
  facts: ReactNode
  /** It is shown; before that the page is read where this will stand. */
  drawn: boolean
  /** Told once there is something to be shown. */
  onDrawn(): void
  onDone(): void
}

/** A page being written, by one or by many. It stands where the reading page stood, in the same measure. */
export default function PageEditor({ page, me, facts, drawn, onDrawn, onDone }: Props) {
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
  const writing = ready && session !== null && tooNew !== 'unread' ? session : null
  const inParts = useMemo(() => writing !== null && comesInParts(writing.doc), [writing])
  const [wholeOf, setWholeOf] = useState<DocumentSession | null>(null)
  const some = writing ? !inParts || wholeOf === writing : failed || tooNew !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once
  useEffect(() => {
    if (some) onDrawn()
  }, [some])
  const kind = <KindWord kind={page.kind} />
  // The top bar belongs to the frame; while writing, who is here and the way out stand in it.
  const bar = document.querySelector('.top-actions')
  const actions = (
    <>
      {!some && (
        <p className="visually-hidden" role="status">
          {words.opening}
        </p>
      )}
      {ready && session && <PresenceList awareness={session.awareness} together={page.sheetOf !== null} />}
      <button type="button" className="button primary" title={words.doneHint} disabled={leaving} onClick={leave}>
        {words.done}
      </button>
    </>
  )

  return (
    <>
      {bar && createPortal(actions, bar)}
      {writing ? (
        <>
          <h1 className="visually-hidden">{page.title}</h1>
          <PageBody
            page={page}
            session={writing}
            user={{ name: member.name, hue: member.hue }}
            kind={kind}
            facts={facts}
            tooNew={tooNew !== null}
            onTooNew={tell}
            onWhole={inParts ? () => setWholeOf(writing) : null}
            drawn={drawn}
            onDone={leave}
          />
        </>
      ) : some ? (
        <>
          <header className="page-head">
            {kind}
            <h1>{page.title}</h1>
            {facts}
            {failed && <OpenFailed session={session} />}
            {tooNew !== null && <p className="notice">{words.unknownContent}</p>}
          </header>
          <div className="page-body">
            <Body id={page.id} html={page.html} />
          </div>
        </>
      ) : null}
    </>
  )
}
