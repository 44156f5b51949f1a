import { type PageShape, routes } from '@commonplace/api'
import { lazy, Suspense, useState } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { navigate } from '../../navigation.ts'
import { KeepHere } from '../../offline/KeepHere.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { MoreIcon } from '../../ui/icons.ts'
import { Menu } from '../../ui/Menu.tsx'
import { toast } from '../../ui/toasts.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { words } from '../../words/en.ts'
import { showingOf } from './showing.ts'

const FieldsDialog = lazy(() => import('./FieldsDialog.tsx'))
const AudienceDialog = lazy(() => import('./AudienceDialog.tsx'))
const Moderation = lazy(() => import('../shared/Moderation.tsx'))
const MoveDialog = lazy(() => import('./MoveDialog.tsx'))

interface Props {
  page: PageShape
  slug: string
}

/** What can be done with a page beyond reading and editing it. */
export function PageMenu({ page, slug }: Props) {
  const [open, setOpen] = useState<'fields' | 'move' | 'audience' | null>(null)
  const [opened, setOpened] = useState(false)
  const remove = useSaidAct(routes.deletePage)
  const undelete = useSaidAct(routes.undeletePage)
  const pin = useSaidAct(page.pinned ? routes.unpinPage : routes.pinPage)
  const unpin = useSaidAct(page.pinned ? routes.pinPage : routes.unpinPage)
  const duplicate = useSaidAct(routes.duplicatePage)
  const path = pathOf(page.url)
  const about = { what: page.title, where: path }
  const call = { params: { id: page.id } }
  const live = page.deletedAt === null
  const copyLink = () => copyText(new URL(path, location.href).href)
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
      <Menu label={words.pages.actions} icon={<MoreIcon />} onOpen={() => setOpened(true)}>
        {page.may.edit && live ? (
          <button type="button" onClick={() => setOpen('fields')}>
            {words.pages.editFields}
          </button>
        ) : null}
        {page.may.move && live ? (
          <button type="button" onClick={() => setOpen('move')}>
            {words.pages.move}
          </button>
        ) : null}
        {page.may.narrow && live ? (
          <button type="button" onClick={() => setOpen('audience')}>
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
        <button type="button" onClick={copyLink}>
          {words.copyLink}
        </button>
        {live && opened ? <KeepHere slug={slug} what={{ page: page.id }} /> : null}
        {page.may.read ? (
          <>
            <a href={`${addresses.page(slug, `${page.slug}-${page.id}`)}/history`}>{words.pages.history}</a>
            <a href={`${path}.md`}>{words.pages.asMarkdown}</a>
          </>
        ) : null}
        {opened && page.may.read ? (
          <Suspense>
            <Moderation
              slug={slug}
              subject={{ kind: 'page', id: page.id }}
              title={page.title}
              where={path}
              mayModerate={page.may.moderate}
              locked={page.locked}
              people={[...page.stewards, ...page.contributors]}
            />
          </Suspense>
        ) : null}
        {page.may.delete && live ? (
          <button type="button" className="danger" onClick={throwAway}>
            {words.pages.delete}
          </button>
        ) : null}
      </Menu>
      <Suspense>
        {open === 'fields' ? <FieldsDialog page={page} slug={slug} onClose={() => setOpen(null)} /> : null}
        {open === 'audience' ? <AudienceDialog page={page} slug={slug} onClose={() => setOpen(null)} /> : null}
        {open === 'move' ? <MoveDialog page={page} slug={slug} onClose={() => setOpen(null)} /> : null}
      </Suspense>
    </>
  )
}
