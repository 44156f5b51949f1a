import type { PageId } from '@commonplace/domain'
import { expect, test } from 'vitest'
import type { PageQuery } from '../../ports/pages.ts'
import type { VersionBody } from '../../ports/versions.ts'
import { AMINA, AT, addPage, BO, id, NURSES, type OpenedStore, pageId, TEACHERS } from './place.ts'

/** Pages with their documents, versions, links and attachments. */
export function tellPages(opened: () => OpenedStore): void {
  const store = () => opened().store
  const read = () => opened().store.read
  const ids = async (query: Partial<PageQuery>) =>
    (await read().pages.list(NURSES, { limit: 50, ...query })).items.map((page) => page.id)
  const contentOf = (documentId: string, seq: number, text: string) => ({
    documentId: documentId as never,
    seq,
    json: '{}',
    text,
    lead: text,
    headings: [{ id: 'h', level: 2, text: 'H' }],
    words: 2,
    revision: `r${seq}`,
    derivedAt: AT,
  })

  test('a page with an audience is a gate: what is below it is not there for those who do not pass, wherever it is moved', async () => {
    const hosts = { floor: 'host', people: [] } as const
    const withBo = { floor: 'member', people: [BO] } as const
    await store().change(async (writes) => {
      await addPage(writes, 1, { audience: hosts })
      await addPage(writes, 2, { parentId: pageId(1) })
      await addPage(writes, 3, { parentId: pageId(2), audience: withBo })
      await addPage(writes, 4, { parentId: pageId(3) })
      await addPage(writes, 5)
      await writes.search.put({
        ...{
          communityId: NURSES,
          kind: 'page',
          id: pageId(4),
          pageKind: 'note',
          status: 'draft',
          tags: [],
          accepted: false,
          answered: false,
          writers: [],
          stewards: [],
        },
        ...{ title: 'Four', changedAt: AT, sections: [{ anchor: '', heading: '', text: 'rarest rarest word' }] },
      })
    })
    expect([...(await read().pages.gates())].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      { id: pageId(1), communityId: NURSES, audiences: [hosts] },
      { id: pageId(3), communityId: NURSES, audiences: [hosts, withBo] },
    ])
    expect(await read().pages.audiencesOf(pageId(4))).toEqual([hosts, withBo])
    const behind = store().behind([pageId(1), pageId(3)])
    const listed = async () => (await behind.read.pages.list(NURSES, { limit: 9 })).items.map((page) => page.id)
    expect(await listed()).toEqual([pageId(5)])
    expect(await behind.read.pages.byId(pageId(2))).toBeNull()
    expect((await behind.read.pages.many([pageId(1), pageId(5)])).size).toBe(1)
    expect((await behind.read.pages.counts(NURSES)).practice).toBe(1)
    expect(await behind.read.pages.ancestorsOf(pageId(4))).toEqual([])
    const found = { communityId: NURSES, text: 'rarest', limit: 9, offset: 0 }
    expect((await behind.read.search.find(found)).hits).toEqual([])
    expect(await behind.read.search.similar(NURSES, 'rarest word', 5)).toEqual([])
    expect((await read().search.find(found)).hits).toHaveLength(1)
    expect(await behind.change((writes) => writes.pages.byId(pageId(4)))).toBeNull()
    expect((await behind.read.pages.changedSince(NURSES, 0, 9)).filter(({ hidden }) => hidden)).toHaveLength(4)
    // Moved out of the first gate, what is below the second stays behind that one alone.
    await store().change((writes) => writes.pages.change(pageId(3), { parentId: pageId(5) }))
    expect(await read().pages.audiencesOf(pageId(4))).toEqual([withBo])
    expect(
      await store()
        .behind([pageId(1)])
        .read.pages.byId(pageId(4)),
    ).not.toBeNull()
    await store().change((writes) => writes.pages.change(pageId(3), { audience: null }))
    expect((await listed()).sort()).toEqual([pageId(3), pageId(4), pageId(5)])
    const record = await read().documents.record((await read().pages.byId(pageId(2)))?.documentId as never)
    expect(record?.gate).toBe(pageId(1))
  })

  test('a page comes back as it was put, with its document', async () => {
    const page = await store().change((writes) =>
      addPage(writes, 1, {
        fields: { tags: ['Care', 'Ward "7"'], stewards: [BO], extra: { level: 'new' }, status: 'trusted' },
      }),
    )
    expect(await read().pages.byId(pageId(1))).toEqual(page)
    expect(await read().pages.byDocument(page.documentId)).toEqual(page)
    expect(await read().pages.many([pageId(1), pageId(9)])).toEqual(new Map([[pageId(1), page]]))
    expect(await read().documents.record(page.documentId)).toEqual({
      id: page.documentId,
      communityId: NURSES,
      subject: { kind: 'page', id: pageId(1) },
      authorId: null,
      epoch: 0,
      deleted: false,
      locked: false,
      gate: null,
      held: false,
      shared: false,
    })
    expect(await read().documents.seq(page.documentId)).toBe(1)
  })

  test('pages are listed by change, title or tree, and by kind, tag, status and steward', async () => {
    await store().change(async (writes) => {
      await addPage(writes, 1, { position: 'c', fields: { title: 'beta', tags: ['Ward'], status: 'trusted' } })
      await addPage(writes, 2, { position: 'b', kind: 'story', fields: { title: 'Alpha', stewards: [BO] } })
      await addPage(writes, 3, { position: 'a', fields: { title: 'Gamma', tags: ['ward', '100%'] } })
      await addPage(writes, 4, { communityId: TEACHERS })
    })
    expect(await ids({})).toEqual([3, 2, 1].map(pageId))
    expect(await ids({ sort: 'title' })).toEqual([2, 1, 3].map(pageId))
    expect(await ids({ sort: 'tree' })).toEqual([3, 2, 1].map(pageId))
    expect(await ids({ sort: 'made' })).toEqual([1, 2, 3].map(pageId))
    expect(await ids({ kind: 'story' })).toEqual([pageId(2)])
    expect(await ids({ tag: 'WARD' })).toEqual([3, 1].map(pageId))
    expect(await ids({ tag: '100%' })).toEqual([pageId(3)])
    expect(await ids({ status: 'trusted' })).toEqual([pageId(1)])
    expect(await ids({ steward: BO })).toEqual([pageId(2)])
    expect(await read().pages.counts(NURSES)).toMatchObject({ practice: 2, story: 1, note: 0 })
    const titled = await read().pages.byTitles(NURSES, ['ALPHA', 'Nobody wrote this', ' '])
    expect([...titled].map(([title, pages]) => [title, pages.map((page) => page.id)])).toEqual([['ALPHA', [pageId(2)]]])
    await store().change((writes) =>
      writes.pages.change(pageId(1), { fields: { ...EMPTY, title: 'delta', tags: ['new'] } }),
    )
    expect(await ids({ tag: 'ward' })).toEqual([pageId(3)])
    expect(await ids({ tag: 'new' })).toEqual([pageId(1)])
  })

  test('[ST5] paging neither skips nor repeats while pages come, change and go', async () => {
    await store().change(async (writes) => {
      for (let n = 1; n <= 9; n++) await addPage(writes, n, { changedAt: AT + Math.floor(n / 3) })
    })
    const seen: PageId[] = []
    let cursor: string | undefined
    for (let round = 0; round < 9; round++) {
      const piece = await read().pages.list(NURSES, { limit: 2, cursor })
      seen.push(...piece.items.map((page) => page.id))
      if (round === 0)
        await store().change(async (writes) => {
          await addPage(writes, 20, { changedAt: AT + 50 })
          await writes.pages.change(pageId(5), { deletedAt: AT })
        })
      if (!piece.next) break
      cursor = piece.next
    }
    expect(seen).toEqual([9, 8, 7, 6, 4, 3, 2, 1].map(pageId))
    await expect(read().pages.list(NURSES, { limit: 2, sort: 'title', cursor })).rejects.toMatchObject({
      code: 'bad-input',
    })
  })

  test('the tree is climbed from the top and walked by position, also where an import made a loop', async () => {
    await store().change(async (writes) => {
      // A child may be written before its parent, as an import does.
      await addPage(writes, 3, { parentId: pageId(2) })
      await addPage(writes, 2, { parentId: pageId(1), position: 'b' })
      await addPage(writes, 4, { parentId: pageId(1), position: 'a' })
      await addPage(writes, 1)
    })
    expect((await read().pages.ancestorsOf(pageId(3))).map((page) => page.id)).toEqual([1, 2].map(pageId))
    expect((await read().pages.childrenOf(pageId(1))).map((page) => page.id)).toEqual([4, 2].map(pageId))
    expect((await read().pages.siblings(NURSES, null)).map((page) => page.id)).toEqual([pageId(1)])
    expect((await read().pages.siblings(NURSES, pageId(1))).map((page) => page.id)).toEqual([4, 2].map(pageId))
    await store().change((writes) => writes.pages.change(pageId(1), { parentId: pageId(3) }))
    expect((await read().pages.ancestorsOf(pageId(3))).length).toBeLessThanOrEqual(100)
  })

  test('a page in the trash is out of every list but the trash, and comes back', async () => {
    const page = await store().change((writes) => addPage(writes, 1, { fields: { title: 'Old' } }))
    await store().change((writes) => writes.pages.change(pageId(1), { deletedAt: AT + 5 }))
    expect(await ids({})).toEqual([])
    expect(await ids({ deleted: true })).toEqual([pageId(1)])
    expect(await read().pages.byTitles(NURSES, ['Old'])).toEqual(new Map())
    expect((await read().pages.byId(pageId(1)))?.deletedAt).toBe(AT + 5)
    expect((await read().documents.record(page.documentId))?.deleted).toBe(true)
    await store().change((writes) => writes.pages.change(pageId(1), { deletedAt: null }))
    expect(await ids({})).toEqual([pageId(1)])
    expect((await read().documents.record(page.documentId))?.deleted).toBe(false)
  })

  test('[ST6] what changed since is told by when it was written here, not by the dates of an import', async () => {
    const old = { createdAt: 1, changedAt: 1 }
    const page = await store().change((writes) => addPage(writes, 1, old))
    expect((await read().pages.changedSince(NURSES, AT - 1, 10)).map((one) => one.id)).toEqual([pageId(1)])
    expect(await read().pages.changedSince(NURSES, AT + 1e12, 10)).toEqual([])
    expect(await read().documents.behind('', 10)).toEqual([page.documentId])
    expect(await read().documents.behind(page.documentId, 10)).toEqual([])
    expect(await read().documents.writersAfter(page.documentId, 0)).toEqual(page.changedBy)
    expect(await read().documents.writersAfter(page.documentId, 1)).toEqual([])
    await store().change(({ documents }) => documents.putContent(contentOf(page.documentId, 1, 'new words')))
    expect(await read().documents.behind('', 10)).toEqual([])
  })

  test('content that was derived from an older state never replaces a newer one', async () => {
    const page = await store().change((writes) => addPage(writes, 1))
    expect(await read().documents.content(page.documentId)).toBeNull()
    await store().change(({ documents }) => documents.putContent(contentOf(page.documentId, 5, 'five')))
    await store().change(({ documents }) => documents.putContent(contentOf(page.documentId, 4, 'four')))
    expect(await read().documents.content(page.documentId)).toEqual(contentOf(page.documentId, 5, 'five'))
    expect((await read().documents.contents([page.documentId])).get(page.documentId)?.text).toBe('five')
  })

  test('who wrote after a place in the log is told, each once', async () => {
    const page = await store().change((writes) => addPage(writes, 1))
    expect(await read().documents.writersAfter(page.documentId, 0)).toEqual([AMINA])
    expect(await read().documents.writersAfter(page.documentId, 1)).toEqual([])
  })

  test('which words came back, what was written after a place, and up to where a page was read is kept', async () => {
    const page = await store().change((writes) => addPage(writes, 1))
    const once = { client: 7, clock: 3, length: 4, ofClient: 4294967295, ofClock: 0 }
    await store().change((writes) => writes.documents.carry(page.documentId, [once, { ...once, clock: 9 }]))
    await store().change((writes) => writes.documents.carry(page.documentId, [{ ...once, ofClock: 5 }]))
    await store().change((writes) => writes.documents.carry(page.documentId, []))
    const carried = await read().documents.carried(page.documentId)
    expect(carried.toSorted((a, b) => a.clock - b.clock)).toEqual([once, { ...once, clock: 9 }])
    expect(await read().documents.updatesAfter(page.documentId, 0, 5)).toEqual([
      { seq: 1, update: expect.any(Uint8Array), by: AMINA },
    ])
    expect(await read().documents.updatesAfter(page.documentId, 1, 5)).toEqual([])
    expect(await read().versions.lastRead(page.id, AMINA)).toBeNull()
    for (const n of [2, 3]) await store().change((writes) => writes.versions.markRead(page.id, AMINA, n, AT + n))
    expect(await read().versions.lastRead(page.id, AMINA)).toEqual({ version: 3, at: AT + 3 })
    expect(await read().versions.lastReads([page.id, pageId(99)], AMINA)).toEqual(new Map([[page.id, AT + 3]]))
    expect(await read().versions.lastReads([page.id], BO)).toEqual(new Map())
    expect(await read().versions.lastReads([], AMINA)).toEqual(new Map())
  })

  test('versions are numbered, listed latest first, renewed within a sitting, and named', async () => {
    const page = await store().change((writes) => addPage(writes, 1))
    const version = (n: number, more: Partial<VersionBody> = {}): VersionBody => ({
      id: id('version', n),
      documentId: page.documentId,
      n,
      name: null,
      summary: null,
      automatic: true,
      authorship: { seq: n, written: `3 ${n} 0`, taken: '' },
      at: AT + n,
      by: n === 2 ? [BO, AMINA] : [BO],
      words: n,
      added: n,
      removed: 0,
      revision: `r${n}`,
      json: `{"n":${n}}`,
      fields: EMPTY,
      ...more,
    })
    await store().change(async ({ versions }) => {
      for (const n of [1, 2, 3]) await versions.add(version(n))
      await versions.renew(version(3, { json: '{"n":"3 again"}', words: 33 }))
      await versions.name(version(1).id, 'Agreed', 'at Show & Tell')
      await versions.renew(version(1, { json: 'never' }))
    })
    const first = await read().versions.listOf(page.documentId, { limit: 2 })
    expect(first.items.map(({ n }) => n)).toEqual([3, 2])
    const rest = await read().versions.listOf(page.documentId, { limit: 2, cursor: first.next ?? undefined })
    expect(rest).toMatchObject({
      items: [{ n: 1, name: 'Agreed', summary: 'at Show & Tell', automatic: false }],
      next: null,
    })
    const other = await store().change((writes) => addPage(writes, 2))
    await store().change(({ versions }) =>
      versions.add(version(1, { id: id('version', 8), documentId: other.documentId })),
    )
    const latest = await read().versions.latestOf([page.documentId, other.documentId], 2)
    expect(latest.get(page.documentId)?.map(({ n, words }) => [n, words])).toEqual([
      [3, 33],
      [2, 2],
    ])
    expect(latest.get(other.documentId)).toMatchObject([{ n: 1, by: [BO] }])
    expect((await read().versions.latestOf([], 2)).size).toBe(0)
    expect(await read().versions.ofRevision(page.documentId, version(1).revision)).toMatchObject({ n: 1 })
    expect(await read().versions.ofRevision(page.documentId, 'never')).toBeNull()
    const range = await read().versions.range(page.documentId, 1, 2)
    expect(range.map(({ n, json }) => [n, json])).toEqual([
      [2, '{"n":2}'],
      [1, '{"n":1}'],
    ])
    expect(await read().versions.latest(page.documentId)).toMatchObject({ n: 3, words: 33, json: '{"n":"3 again"}' })
    expect(await read().versions.byNumber(page.documentId, 1)).toMatchObject({ json: '{"n":1}', fields: EMPTY })
    expect(await read().versions.byNumber(page.documentId, 9)).toBeNull()
    expect(await read().versions.countOf(page.documentId)).toBe(3)
    expect(await read().versions.contributorsOf(page.documentId)).toEqual([BO, AMINA])
    await expect(
      store().change(({ versions }) => versions.add(version(3, { id: id('version', 9) }))),
    ).rejects.toMatchObject({ code: 'conflict' })
  })

  test('links are made exactly these, of these types, and seen from both ends', async () => {
    const [from, to] = [{ kind: 'page', id: pageId(1) } as const, { kind: 'question', id: 'q1' } as const]
    const link = (type: 'mentions' | 'asked-from', sentence: string) => ({ type, from, to, sentence })
    await store().change(({ links }) =>
      links.replace(NURSES, from, ['mentions'], [link('mentions', 'one'), link('mentions', 'two')]),
    )
    await store().change(({ links }) => links.replace(NURSES, from, ['asked-from'], [link('asked-from', 'three')]))
    expect((await read().links.out(from)).map(({ sentence }) => sentence)).toEqual(['three', 'one', 'two'])
    await store().change(({ links }) => links.replace(NURSES, from, ['mentions'], []))
    expect(await read().links.in(to)).toEqual([link('asked-from', 'three')])
  })

  test('attachments are listed by page', async () => {
    await store().change((writes) => addPage(writes, 1))
    const picture = {
      id: id<never>('file', 1),
      communityId: NURSES,
      pageId: pageId(1),
      name: 'a.png',
      type: 'image/png',
      bytes: 10,
      width: 5,
      height: null,
      addedBy: BO,
      addedAt: AT,
    }
    await store().change(({ attachments }) => attachments.add(picture))
    expect(await read().attachments.byId(picture.id)).toEqual(picture)
    expect(await read().attachments.ofPage(pageId(1))).toEqual([picture])
    expect(await read().attachments.bytesOf(picture.communityId)).toBe(picture.bytes)
  })
}

const EMPTY = {
  title: '',
  summary: '',
  tags: [],
  status: 'draft',
  stewards: [],
  reviewEvery: 0,
  reviewedAt: 0,
  extra: {},
  tried: [],
} as const
