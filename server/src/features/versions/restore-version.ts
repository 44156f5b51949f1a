import { routes } from '@commonplace/api'
import { type Services, useCase } from '../../ports/use-case.ts'
import { wordsIn } from '../../words/index.ts'
import { bringPageBack } from '../shared/bring-page-back.ts'
import { alive, openPage, writerOf } from '../shared/doors.ts'
import { keepWhatStands } from '../shared/keep-what-stands.ts'
import { peopleOf } from '../shared/people.ts'
import { versionRow } from '../shared/version-row.ts'
import { openVersion } from './open-version.ts'

/** What a version is called that an older one, or a section of it, came back by. */
export function nameOf({ language }: Services, n: number, section: string | undefined): string {
  const { restored, restoredSection } = wordsIn(language).kept
  return section === undefined ? restored(n) : restoredSection(section.slice(0, 80), n)
}

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
    ...{ by, at: now, name: nameOf(services, old.n, section), section },
    open: async (writes) => (await openPage(writes, actor, 'restore-version', page.id)).page,
  })
  return versionRow(version, await peopleOf(store.read, version.by))
})
