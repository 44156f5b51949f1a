import { type OutputOf, type PageShape, routes } from '@commonplace/api'
import { pathOf } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { FormProblem } from '../../ui/Field.tsx'
import { Spine } from '../../ui/Kind.tsx'
import { toastDone } from '../../ui/toasts.tsx'
import { besideWords } from '../../words/beside.ts'

type Mention = OutputOf<typeof routes.readUnlinked>['items'][number]
const said = besideWords.unlinked

/** Pages that name this one without a link; one press makes it. */
export default function Unlinked({ page }: { page: PageShape }) {
  const items = useRoute(routes.readUnlinked, { params: { id: page.id } }).data?.items ?? []
  if (items.length === 0) return null
  return (
    <section aria-labelledby="unlinked">
      <h2 id="unlinked">{said.title}</h2>
      <ul className="end-list quoted">
        {items.map((mention) => (
          <Line key={mention.page.id} page={page} mention={mention} />
        ))}
      </ul>
    </section>
  )
}

function Line({ page, mention: { page: from, sentence } }: { page: PageShape; mention: Mention }) {
  const { act, busy, refusal } = useAct(routes.linkMention)
  const make = async () => {
    const done = await act(
      { params: { id: page.id }, input: { from: from.id } },
      { what: said.linkOf(from.title), where: pathOf(page.url) },
    )
    toastDone(done, said.linked(from.title))
  }
  return (
    <li>
      <Spine kind={from.kind} />
      <div>
        <a href={pathOf(from.url)} dir="auto">
          {from.title}
        </a>
        <blockquote dir="auto">{sentence}</blockquote>
        <button type="button" className="link" disabled={busy} onClick={make} aria-label={said.linkOf(from.title)}>
          {said.link}
        </button>
        <FormProblem refusal={refusal} fields={[]} />
      </div>
    </li>
  )
}
