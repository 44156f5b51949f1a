import { type OutputOf, routes, type SearchHit } from '@commonplace/api'
import { KINDS, type Kind } from '@commonplace/domain'
import { useState } from 'react'
import { useLate } from '../../data/use-late.ts'
import { useRoute } from '../../data/use-route.ts'
import { Field } from '../../ui/Field.tsx'
import { Spine } from '../../ui/Kind.tsx'
import { askingWords } from '../../words/asking.ts'
import { words } from '../../words/en.ts'

type Suggested = OutputOf<typeof routes.suggestPlaces>['items']

export interface Chosen {
  readonly id: string
  readonly title: string
}

interface Offer extends Chosen {
  readonly kind: Kind
  readonly note: string
}

interface Props {
  slug: string
  /** The question's title: where the server cannot be asked, the device finds pages like it. */
  title: string
  suggested: Suggested | null
  onChoose: (page: Chosen) => void
  onStart: (kind: Kind) => void
}

/** A page for an answer: those it belongs to are offered first, any other is found by its words, and a new one can be started from it. */
export function ChoosePage({ slug, title, suggested, onChoose, onStart }: Props) {
  const [text, setText] = useState('')
  const q = useLate(text.trim())
  const found = useRoute(routes.search, q ? { params: { slug }, query: { q, limit: 20 } } : null).data
  const similar = useRoute(
    routes.findSimilar,
    q || suggested ? null : { params: { slug }, query: { text: title.slice(0, 500) } },
  ).data
  const offers = q ? offersOf(found?.items ?? []) : (suggested?.map(offerOf) ?? offersOf(similar?.items ?? []))
  return (
    <div className="form">
      <Field label={askingWords.adding.whichPage} hint={askingWords.adding.findPage} name="pageId">
        {(control) => (
          <input {...control} type="search" value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <ul className="choices">
        {offers.map((offer) => (
          <li key={offer.id}>
            <button type="button" onClick={() => onChoose(offer)}>
              <Spine kind={offer.kind} />
              <span>
                <b className="name" dir="auto">
                  {offer.title}
                </b>
                {offer.note ? <span className="quiet-line"> {offer.note}</span> : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {q && found && offers.length === 0 ? <p className="quiet-line">{askingWords.adding.noPage}</p> : null}
      <fieldset className="start-kinds">
        <legend>{askingWords.adding.start}</legend>
        {/* There is one charter, and nobody starts it from an answer. */}
        {KINDS.filter((kind) => kind !== 'charter').map((kind) => (
          <button type="button" className={`kind-word k-${kind}`} key={kind} onClick={() => onStart(kind)}>
            {words.kinds[kind].one}
          </button>
        ))}
      </fieldset>
    </div>
  )
}

const offerOf = ({ page, why, heading }: Suggested[number]): Offer => ({
  ...page,
  note: heading ? askingWords.adding.fits(heading) : askingWords.adding.why[why],
})

/** The pages among what a search found, each once. */
function offersOf(hits: readonly SearchHit[]): Offer[] {
  const pages = hits.filter((hit) => hit.kind === 'page')
  const offers = pages.map(({ id, title, pageKind }): Offer => ({ id, title, kind: pageKind ?? 'note', note: '' }))
  return [...new Map(offers.map((offer) => [offer.id, offer])).values()]
}
