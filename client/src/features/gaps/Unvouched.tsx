import { type PageRow, routes } from '@commonplace/api'
import { addresses, pathOf } from '../../addresses.ts'
import { useMe } from '../../data/me.ts'
import { useAct } from '../../data/use-act.ts'
import { FormProblem } from '../../ui/Field.tsx'
import { PageLine } from '../../ui/Rows.tsx'
import { toastDone } from '../../ui/toasts.tsx'
import { words } from '../../words/en.ts'
import { gapWords } from '../../words/gaps.ts'
import { GapActions } from './GapActions.tsx'

const said = gapWords.unvouched

interface Props {
  slug: string
  page: PageRow
  why: 'no-steward' | 'review-due'
}

/** A page nobody vouches for: one press takes it on, or says that it still holds. */
export function Unvouched({ slug, page, why }: Props) {
  const { act, busy, refusal } = useAct(routes.changePage)
  const { member } = useMe()
  const vouch = async () => {
    if (!member) return
    const input = why === 'no-steward' ? { stewards: [member.id] } : { reviewed: true as const }
    const done = await act({ params: { id: page.id }, input }, { what: page.title, where: pathOf(page.url) })
    toastDone(done, why === 'no-steward' ? said.adopted(page.title) : words.pages.vouched)
  }
  const action = why === 'no-steward' ? said.adopt : words.pages.stillTrue
  return (
    <PageLine page={page}>
      {said.why[why]}
      <GapActions slug={slug} gap={{ kind: 'page', words: page.title, id: page.id }}>
        <button
          type="button"
          className="link"
          disabled={busy}
          onClick={vouch}
          aria-label={gapWords.actions.of(action, page.title)}
        >
          {action}
        </button>
        <a
          className="link"
          href={addresses.ask(slug, { pageId: page.id, quote: '' })}
          aria-label={gapWords.actions.of(gapWords.actions.ask, page.title)}
        >
          {gapWords.actions.ask}
        </a>
      </GapActions>
      <FormProblem refusal={refusal} fields={[]} />
    </PageLine>
  )
}
