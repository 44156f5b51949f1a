import type { AdoptionShape } from '@commonplace/api'
import { pathOf } from '../../addresses.ts'
import { Spine } from '../../ui/Kind.tsx'
import { adoptingWords } from '../../words/adopting.ts'
import { homeWords } from '../../words/home.ts'

/** Woven answers that want a look, for the stewards of their pages and for whoever wove them in. */
export function Woven({ adoptions }: { adoptions: readonly AdoptionShape[] }) {
  if (adoptions.length === 0) return null
  return (
    <section aria-labelledby="woven">
      <h2 className="ruled" id="woven">
        {homeWords.woven}
      </h2>
      <ul className="rows tight">
        {adoptions.map(({ id, pageTitle, pageUrl, heading, state, visible, questionTitle }) => (
          <li className="row" key={id}>
            <Spine kind="practice" />
            <div className="row-main">
              <a className="row-title" href={`${pathOf(pageUrl)}#adopted-${id}`} dir="auto">
                {heading ? `${pageTitle} › ${heading}` : pageTitle}
              </a>
              <div className="row-note" dir="auto">
                {visible ? homeWords.wovenNote(questionTitle, adoptingWords.states[state]) : adoptingWords.hidden}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
