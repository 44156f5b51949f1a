import type { AdoptionShape } from '@commonplace/api'
import { Suspense, useState } from 'react'
import { pathOf } from '../../addresses.ts'
import { Spine } from '../../ui/Kind.tsx'
import { late } from '../../ui/late.ts'
import { adoptingWords } from '../../words/adopting.ts'
import { words } from '../../words/en.ts'

const AdoptionDialog = late(() => import('../../ui/AdoptionDialog.tsx'))

/** Where an answer lives, and whether it and its page still go together. */
export function LivesIn({ adoption, mayDecide }: { adoption: AdoptionShape; mayDecide: boolean }) {
  const [looking, setLooking] = useState(false)
  const { id, state, heading, pageTitle, pageUrl, adoptedBy } = adoption
  const moved = state !== 'current'
  return (
    <div className="woven">
      <Spine kind="practice" />
      <span>
        {adoptingWords.livesIn}{' '}
        <a href={`${pathOf(pageUrl)}#adopted-${id}`} dir="auto">
          {heading ? `${pageTitle} › ${heading}` : pageTitle}
        </a>{' '}
        {words.by} {adoptedBy.name}
        {moved ? <b> · {adoptingWords.states[state]}</b> : null}
        {moved && mayDecide ? (
          <button type="button" className="link" onClick={() => setLooking(true)}>
            {adoptingWords.look}
          </button>
        ) : null}
      </span>
      {looking ? (
        <Suspense>
          <AdoptionDialog adoption={adoption} mayDecide={mayDecide} onClose={() => setLooking(false)} />
        </Suspense>
      ) : null}
    </div>
  )
}
