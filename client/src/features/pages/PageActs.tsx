import { type PageShape, routes } from '@commonplace/api'
import type { ReactNode } from 'react'
import { pathOf } from '../../addresses.ts'
import { navigate } from '../../navigation.ts'
import { toast } from '../../ui/toasts.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { words } from '../../words/en.ts'
import Moderation from '../shared/Moderation.tsx'
import type { Arranged } from './PageMenu.tsx'
import { showingOf } from './showing.ts'

interface Props {
  page: PageShape
  slug: string
  onArrange: (what: Arranged) => void
  /** What stands between what arranges the page and what takes it away. */
  children: ReactNode
}

/** What the menu of a page does, for those who may. */
export default function PageActs({ page, slug, onArrange, children }: Props) {
  const remove = useSaidAct(routes.deletePage)
  const undelete = useSaidAct(routes.undeletePage)
  const pin = useSaidAct(page.pinned ? routes.unpinPage : routes.pinPage)
  const unpin = useSaidAct(page.pinned ? routes.pinPage : routes.unpinPage)
  const duplicate = useSaidAct(routes.duplicatePage)
  const path = pathOf(page.url)
  const about = { what: page.title, where: path }
  const call = { params: { id: page.id } }
  const live = page.deletedAt === null
  const setPin = async () => {
    const told = (pinned: boolean) => (pinned ? words.pages.pinnedNow : words.pages.unpinned)
    if (!(await pin.act(call, about))) return
    const back = async () => {
      if (await unpin.act(call, about)) toast(told(page.pinned))
    }
    toast(told(!page.pinned), { label: words.undo, run: () => void back() })
  }
  const copy = async () => {
    const done = await duplicate.act({ ...call, input: {} }, about)
    if (done?.output) void navigate(pathOf(done.output.url))
  }
  const throwAway = async () => {
    const done = await remove.act(call, about)
    if (!done) return
    toast(words.pages.thrownAway(page.title, showingOf(page).length), {
      label: words.undo,
      run: () => void undelete.act(call, about),
    })
  }
  return (
    <>
      {page.may.edit && live ? (
        <button type="button" onClick={() => onArrange('fields')}>
          {words.pages.editFields}
        </button>
      ) : null}
      {page.may.move && live ? (
        <button type="button" onClick={() => onArrange('move')}>
          {words.pages.move}
        </button>
      ) : null}
      {page.may.narrow && live ? (
        <button type="button" onClick={() => onArrange('audience')}>
          {words.pages.whoSees}
        </button>
      ) : null}
      {page.may.move && live ? (
        <button type="button" onClick={copy}>
          {words.pages.duplicate}
        </button>
      ) : null}
      {page.may.pin && live ? (
        <button type="button" onClick={setPin}>
          {page.pinned ? words.pages.unpin : words.pages.pin}
        </button>
      ) : null}
      {children}
      {page.may.read ? (
        <Moderation
          slug={slug}
          subject={{ kind: 'page', id: page.id }}
          title={page.title}
          where={path}
          mayModerate={page.may.moderate}
          locked={page.locked}
          people={[...page.stewards, ...page.contributors]}
        />
      ) : null}
      {page.may.delete && live ? (
        <button type="button" className="danger" onClick={throwAway}>
          {words.pages.delete}
        </button>
      ) : null}
    </>
  )
}
