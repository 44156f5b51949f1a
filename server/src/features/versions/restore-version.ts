import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { bringPageBack } from '../shared/bring-page-back.ts'
import { alive, openPage, writerOf } from '../shared/doors.ts'
import { keepWhatStands } from '../shared/keep-what-stands.ts'
import { peopleOf } from '../shared/people.ts'
import { openVersion } from './open-version.ts'
import { versionRow } from './version-row.ts'

/** What a version is called that an older one, or a section of it, came back by. */
export const nameOf = (n: number, section: string | undefined): string =>
  section === undefined ? `Restored version ${n}` : `Restored “${section.slice(0, 80)}” of version ${n}`

/** Makes a page read as it did, as edits on top: nothing that was written since is lost, it is the version before. */
export const restoreVersion = useCase(routes.restoreVersion, async (services, asking) => {
  const { store } = services
  const { actor, now } = asking
  const by = writerOf(asking)
  const { page } = await openPage(store.read, actor, 'restore-version', asking.params.id)
  alive(page, 'page')
  const old = await openVersion(store.read, page.documentId, asking.input.version)
  await keepWhatStands(services, page.documentId, page.changedBy, now)
  const { section } = asking.input
  const version = await bringPageBack(services, page, old, {
    ...{ by, at: now, name: nameOf(old.n, section), section },
    open: async (writes) => (await openPage(writes, actor, 'restore-version', page.id)).page,
  })
  return versionRow(version, await peopleOf(store.read, version.by))
})
