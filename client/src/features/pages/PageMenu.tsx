import type { PageShape } from '@commonplace/api'
import { Suspense, useState } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { KeepHere } from '../../offline/KeepHere.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { MoreIcon } from '../../ui/icons.ts'
import { late } from '../../ui/late.ts'
import { Menu } from '../../ui/Menu.tsx'
import { words } from '../../words/en.ts'

const PageActs = late(() => import('./PageActs.tsx'))
const FieldsDialog = late(() => import('./FieldsDialog.tsx'))
const AudienceDialog = late(() => import('./AudienceDialog.tsx'))
const MoveDialog = late(() => import('./MoveDialog.tsx'))

/** What of a page is set in a dialog. */
export type Arranged = 'fields' | 'move' | 'audience'

interface Props {
  page: PageShape
  slug: string
}

/** What can be done with a page beyond reading and editing it. Without script it leads on; what it does comes when it is opened. */
export function PageMenu({ page, slug }: Props) {
  const [open, setOpen] = useState<Arranged | null>(null)
  const [opened, setOpened] = useState(false)
  const path = pathOf(page.url)
  const live = page.deletedAt === null
  const copyLink = () => copyText(new URL(path, location.href).href)
  const ways = (
    <>
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
    </>
  )
  return (
    <>
      <Menu label={words.pages.actions} icon={<MoreIcon />} onOpen={() => setOpened(true)}>
        {opened ? (
          <Suspense fallback={ways}>
            <PageActs page={page} slug={slug} onArrange={setOpen}>
              {ways}
            </PageActs>
          </Suspense>
        ) : (
          ways
        )}
      </Menu>
      <Suspense>
        {open === 'fields' ? <FieldsDialog page={page} slug={slug} onClose={() => setOpen(null)} /> : null}
        {open === 'audience' ? <AudienceDialog page={page} slug={slug} onClose={() => setOpen(null)} /> : null}
        {open === 'move' ? <MoveDialog page={page} slug={slug} onClose={() => setOpen(null)} /> : null}
      </Suspense>
    </>
  )
}
