import type { Trial, TrialOutcome } from '@commonplace/domain'
import { expect, test } from 'vitest'
import type { PageWrites } from '../../ports/pages.ts'
import { AMINA, AT, addPage, BO, NURSES, type OpenedStore, type PageMore, pageId, TEACHERS } from './place.ts'

/** What stories say of practices. */
export function tellEvidence(opened: () => OpenedStore): void {
  const store = () => opened().store
  const read = () => opened().store.read.evidence
  const says = (story: number, ...trials: [number, TrialOutcome][]) =>
    store().change(({ evidence }) =>
      evidence.put(
        pageId(story),
        trials.map(([n, outcome]): Trial => ({ page: pageId(n), outcome })),
      ),
    )
  const add = (n: number, more: PageMore) => store().change((writes) => addPage(writes, n, more))
  const story = (n: number, createdBy = BO) => add(n, { kind: 'story', createdBy, createdAt: AT + n })
  const of = async (practice: number) =>
    (await read().of(pageId(practice))).map(({ story, teller, outcome, at }) => [story, teller, outcome, at])

  test('what a story says of practices is there by its teller and date, and said anew it stands anew', async () => {
    await add(1, { kind: 'practice' })
    await story(2)
    await story(3, AMINA)
    await says(2, [1, 'worked'])
    await says(3, [1, 'mixed'], [9, 'did-not'])
    const first = [pageId(2), BO, 'worked', AT + 2]
    const second = [pageId(3), AMINA, 'mixed', AT + 3]
    expect(await of(1)).toEqual([second, first])
    expect(await read().in(pageId(3))).toEqual([
      { page: pageId(1), outcome: 'mixed' },
      { page: pageId(9), outcome: 'did-not' },
    ])
    expect((await read().all(NURSES)).map(({ story, practice }) => [story, practice])).toEqual([
      [pageId(2), pageId(1)],
      [pageId(3), pageId(1)],
      [pageId(3), pageId(9)],
    ])
    expect(await read().all(NURSES, AT + 3)).toHaveLength(2)
    expect(await read().all(TEACHERS)).toEqual([])
    await says(3, [9, 'worked'])
    expect(await of(1)).toEqual([first])
  })

  test('a story that is in the trash, of another kind or behind a closed gate says nothing', async () => {
    await add(1, { kind: 'practice' })
    await story(2)
    await says(2, [1, 'worked'])
    const change = (change: Parameters<PageWrites['change']>[1]) =>
      store().change(({ pages }) => pages.change(pageId(2), change))
    await change({ deletedAt: AT + 9 })
    expect(await of(1)).toEqual([])
    await change({ deletedAt: null, kind: 'note' })
    expect(await of(1)).toEqual([])
    await change({ kind: 'story' })
    expect(await of(1)).toHaveLength(1)
    await change({ audience: { floor: 'host', people: [] } })
    expect(
      await store()
        .behind([pageId(2)])
        .read.evidence.of(pageId(1)),
    ).toEqual([])
    expect(
      await store()
        .behind([pageId(7)])
        .read.evidence.all(NURSES),
    ).toHaveLength(1)
    expect(await of(1)).toHaveLength(1)
  })
}
