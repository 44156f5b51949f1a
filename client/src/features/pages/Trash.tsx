import { type PageRow, routes } from '@commonplace/api'
import { addresses, pathOf } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { Empty } from '../../ui/Empty.tsx'
import { FormProblem } from '../../ui/Field.tsx'
import { Head } from '../../ui/head.tsx'
import { PageLine } from '../../ui/Rows.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { Ago } from '../../ui/time.tsx'
import { toast } from '../../ui/toasts.tsx'
import { arrangeWords } from '../../words/arranging.ts'
import { words } from '../../words/en.ts'

/** Pages thrown away in the last thirty days. */
export function Trash({ screen: { slug } }: { screen: ScreenOf<'trash'> }) {
  const list = useRoute(routes.listPages, calls.trash(slug))
  if (list.pending) return <Waiting />
  if (!list.data) return <FailedView failed={list} />
  return (
    <div className="list-screen">
      <Head title={words.nav.trash} hidden />
      <header className="list-head">
        <div>
          <h1 tabIndex={-1}>{words.nav.trash}</h1>
          <p className="quiet-line">{arrangeWords.trashAbout}</p>
        </div>
      </header>
      {list.keptAt !== null ? <p className="notice">{arrangeWords.trashAway}</p> : null}
      {list.keptAt === null && list.data.items.length === 0 ? (
        <Empty to={[addresses.list(slug, 'pages'), words.nav.tree]}>{arrangeWords.trashEmpty}</Empty>
      ) : null}
      <ul className="rows">
        {list.data.items.map((page) => (
          <Thrown key={page.id} page={page} />
        ))}
      </ul>
    </div>
  )
}

function Thrown({ page }: { page: PageRow }) {
  const { act, busy, refusal } = useAct(routes.undeletePage)
  const bringBack = async () => {
    const done = await act({ params: { id: page.id } }, { what: page.title, where: pathOf(page.url) })
    if (done) toast(words.pages.broughtBack)
  }
  return (
    <PageLine
      page={page}
      aside={
        <button type="button" className="button" onClick={bringBack} disabled={busy}>
          {words.pages.bringBack}
        </button>
      }
    >
      {page.deletedAt === null ? null : <Ago at={page.deletedAt} />}
      <FormProblem refusal={refusal} fields={[]} />
    </PageLine>
  )
}
