import { type GatheringShape, routes } from '@commonplace/api'
import { pathOf } from '../../addresses.ts'
import { navigate } from '../../navigation.ts'
import { Spine } from '../../ui/Kind.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { programmeWords as said } from '../../words/programme.ts'

/** The page everybody writes in while they gather: where it is, or the way to open it first. */
export function Sheet({ gathering }: { gathering: GatheringShape }) {
  const { gatheringId: id, at, title, url, sheetPage, may } = gathering
  const { act, busy } = useSaidAct(routes.openSheet)
  if (!sheetPage && !may.write) return null
  const open = async () => {
    const done = await act({ params: { id, at } }, { what: said.sheetAsked(title), where: pathOf(url) })
    if (done?.output) void navigate(pathOf(done.output.url))
  }
  return (
    <section aria-labelledby="sheet">
      <h2 className="ruled" id="sheet">
        {said.sheet}
      </h2>
      <p className="quiet-line">{said.sheetAbout}</p>
      {sheetPage ? (
        <p className="after-list">
          <Spine kind="note" /> <a href={pathOf(sheetPage.url)}>{sheetPage.title}</a>
        </p>
      ) : (
        <p className="after-list">
          <button type="button" className="button" disabled={busy} onClick={() => void open()}>
            {said.sheetOpen}
          </button>
        </p>
      )}
    </section>
  )
}
