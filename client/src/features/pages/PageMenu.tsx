import { type PageShape, routes } from '@commonplace/api'
import { useState } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { MoreIcon } from '../../ui/icons.ts'
import { Menu } from '../../ui/Menu.tsx'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/en.ts'
import { FieldsDialog } from './FieldsDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'

interface Props {
  page: PageShape
  slug: string
}

/** What can be done with a page beyond reading and editing it. */
export function PageMenu({ page, slug }: Props) {
  const [open, setOpen] = useState<'fields' | 'move' | null>(null)
  const remove = useAct(routes.deletePage)
  const undelete = useAct(routes.undeletePage)
  const path = pathOf(page.url)
  const about = { what: page.title, where: path }
  const call = { params: { id: page.id } }
  const live = page.deletedAt === null
  const copyLink = () => {
    navigator.clipboard.writeText(new URL(path, location.href).href).then(
      () => toast(words.copied),
      () => toast(words.errors.noClipboard),
    )
  }
  const throwAway = async () => {
    const done = await remove.act(call, about)
    if (!done) return
    toast(words.pages.thrownAway(page.title), { label: words.undo, run: () => void undelete.act(call, about) })
  }
  return (
    <>
      <Menu label={words.pages.actions} icon={<MoreIcon />}>
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
        <button type="button" onClick={copyLink}>
          {words.copyLink}
        </button>
        {page.may.read ? (
          <>
            <a href={`${addresses.page(slug, `${page.slug}-${page.id}`)}/history`}>{words.pages.history}</a>
            <a href={`${path}.md`}>{words.pages.asMarkdown}</a>
          </>
        ) : null}
        {page.may.delete && live ? (
          <button type="button" className="danger" onClick={throwAway}>
            {words.pages.delete}
          </button>
        ) : null}
      </Menu>
      {open === 'fields' ? <FieldsDialog page={page} slug={slug} onClose={() => setOpen(null)} /> : null}
      {open === 'move' ? <MoveDialog page={page} slug={slug} onClose={() => setOpen(null)} /> : null}
    </>
  )
}
