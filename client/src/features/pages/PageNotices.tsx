import { type PageShape, routes } from '@commonplace/api'
import { addresses, pathOf } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/en.ts'

/** What a reader must know before the text: in the trash, due for review, or a copy of this device. */
export function PageNotices({ page, keptAt }: { page: PageShape; keptAt: number | null }) {
  const undelete = useAct(routes.undeletePage)
  const change = useAct(routes.changePage)
  const about = { what: page.title, where: pathOf(page.url) }
  const bringBack = async () => {
    const done = await undelete.act({ params: { id: page.id } }, about)
    if (done) toast(words.pages.broughtBack)
  }
  const vouch = async () => {
    const done = await change.act({ params: { id: page.id }, input: { reviewed: true } }, about)
    if (done) toast(words.pages.vouched)
  }
  return (
    <>
      {page.deletedAt !== null ? (
        <p className="notice danger">
          {words.pages.inTrash}{' '}
          {page.may.delete ? (
            <button type="button" className="link" onClick={bringBack}>
              {words.pages.bringBack}
            </button>
          ) : null}
        </p>
      ) : null}
      {page.reviewDue && page.deletedAt === null ? (
        <p className="notice">
          {words.pages.reviewDue}{' '}
          {page.may.edit ? (
            <button type="button" className="link" onClick={vouch}>
              {words.pages.stillTrue}
            </button>
          ) : null}
        </p>
      ) : null}
      {page.audience ? (
        <p className="notice">
          {words.pages.seenBy(
            page.audience.floor,
            page.audience.people.map(({ name }) => name),
          )}
          {page.audience.from ? (
            <>
              {' '}
              {words.pages.seenAs} <a href={pathOf(page.audience.from.url)}>{page.audience.from.title}</a>.
            </>
          ) : null}
        </p>
      ) : null}
      {page.thought ? (
        <p className="quiet-line">
          <a href={addresses.list(page.communitySlug, 'thoughts')}>{words.pages.thought}</a>
        </p>
      ) : null}
      {page.sheetOf ? (
        <p className="quiet-line">
          {words.pages.sheetOf} <a href={pathOf(page.sheetOf.url)}>{page.sheetOf.title}</a>
        </p>
      ) : null}
      {page.locked ? <p className="notice">{words.pages.locked}</p> : null}
      <KeptAge at={keptAt} />
    </>
  )
}
