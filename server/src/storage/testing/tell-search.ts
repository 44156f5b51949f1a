import { expect, test } from 'vitest'
import type { SearchEntry, SearchQuery } from '../../ports/search.ts'
import { entry, NURSES, type OpenedStore, pageId, TEACHERS } from './place.ts'

const ENTRIES: readonly SearchEntry[] = [
  entry(1, 'Hand hygiene', {
    '': 'Clean hands save lives.',
    'When to wash': 'Before touching a patient and after removing gloves. Rub for twenty seconds.',
    'What you need': 'Alcohol rub, or soap and water.',
  }),
  entry(2, 'Starting an intravenous line', {
    '': 'Choose the smallest cannula that will do.',
    Steps: 'Clean the skin, wait until it is dry, insert the cannula. Hand hygiene comes first.',
  }),
  entry(
    3,
    'Café rounds',
    { '': 'A naïve idea that worked: colleagues meet over coffee and tell of near misses.' },
    { pageKind: 'story', tags: ['Show & Tell'], status: 'trusted' },
  ),
  entry(
    4,
    'How do you calm a patient before an injection?',
    { '': 'Small children fear needles.', 'Answer by Bo': 'Let them hold the cannula cap.' },
    { kind: 'question', pageKind: null, status: null, accepted: true },
  ),
  entry(5, 'Handover', { '': 'Use the same five headings each time; gloves off.' }, { status: 'retired' }),
  entry(
    6,
    'Hand hygiene',
    { '': 'For teachers only: secretword, and chalk.' },
    { communityId: TEACHERS, id: 'teacherspage0001' },
  ),
]

/** One behaviour of search for every engine: the tiers, the marks, the order, and nothing of another community. */
export function tellSearch(opened: () => OpenedStore): void {
  const put = () =>
    opened().store.change(async ({ search }) => {
      for (const one of ENTRIES) await search.put(one)
    })
  const find = (text: string, more: Partial<SearchQuery> = {}) =>
    opened().store.read.search.find({ communityId: NURSES, text, limit: 10, offset: 0, ...more })
  const titles = async (text: string, more: Partial<SearchQuery> = {}) =>
    (await find(text, more)).hits.map(({ title }) => title)

  test('what is called so comes first, and a thing is there once with its best section', async () => {
    await put()
    const { hits, total } = await find('hand hygiene')
    expect(hits[0]).toMatchObject({ id: pageId(1), kind: 'page', pageKind: 'practice', title: 'Hand hygiene' })
    expect(hits[1]).toMatchObject({ id: pageId(2), anchor: 'steps', heading: 'Steps' })
    expect(total).toBe(hits.length)
    expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length)
  })

  test('a title alone leads to the beginning, a section’s words to the section, with the words marked', async () => {
    await put()
    expect((await find('starting')).hits[0]).toMatchObject({ id: pageId(2), anchor: '' })
    const [hit] = (await find('removing gloves')).hits
    expect(hit).toMatchObject({ id: pageId(1), anchor: 'when-to-wash', heading: 'When to wash' })
    expect(hit?.snippet).toContain('\uE000removing\uE001 \uE000gloves\uE001')
  })

  test('words are found in other forms, without their accents, and the last one by its beginning', async () => {
    await put()
    expect(await titles('cannulas')).toContain('Starting an intravenous line')
    expect(await titles('cafe naive')).toEqual(['Café rounds'])
    expect(await titles('CAFÉ')).toEqual(['Café rounds'])
    expect((await find('intraven')).hits[0]?.id).toBe(pageId(2))
    expect((await find('near mis')).hits[0]?.snippet).toContain('\uE000near\uE001 \uE000misses\uE001')
  })

  test('words of scripts without spaces are found inside a sentence', async () => {
    await opened().store.change(({ search }) =>
      search.put(entry(21, '洗手', { '': '接触病人之前要洗手。手套不能代替洗手。' })),
    )
    expect(await titles('病人')).toEqual(['洗手'])
    expect((await find('手套')).hits[0]?.snippet).toContain('\uE000手\uE001\uE000套\uE001')
  })

  test('mistyped words are put right: swapped, missing, doubled and wrong letters', async () => {
    await put()
    for (const typed of ['hygeine', 'hygene', 'hygienne', 'hygiane'])
      expect((await find(typed)).hits[0]?.title, typed).toBe('Hand hygiene')
    expect((await find('intravneous line')).hits[0]?.id).toBe(pageId(2))
  })

  test('a word that nothing holds does not hide what the other words find', async () => {
    await put()
    expect((await find('cannula zzyzx')).hits[0]?.title).toMatch(/intravenous|calm/)
    expect(await titles('zzyzx')).toEqual([])
  })

  test('kind, tag and status narrow the hits', async () => {
    await put()
    expect(await titles('cannula', { kind: 'question' })).toEqual(['How do you calm a patient before an injection?'])
    expect(await titles('coffee', { kind: 'story' })).toEqual(['Café rounds'])
    expect(await titles('coffee', { kind: 'method' })).toEqual([])
    expect(await titles('coffee', { tag: 'show & tell', status: 'trusted' })).toEqual(['Café rounds'])
    expect(await titles('coffee', { tag: 'show' })).toEqual([])
  })

  test('[ST7] nothing of another community is found, guessed at, or counted', async () => {
    await put()
    expect((await find('hand hygiene')).hits.every(({ id }) => id !== 'teacherspage0001')).toBe(true)
    expect(await titles('secretword')).toEqual([])
    expect(await titles('secretwrod')).toEqual([])
    expect((await find('chalk', { communityId: TEACHERS })).hits).toHaveLength(1)
    expect(await find('hand', { communityId: 'nowherenowhere01' as never })).toEqual({ hits: [], total: 0 })
  })

  test('[ST7] text is words, never a query language, however many there are', async () => {
    await put()
    for (const text of [
      '"',
      'hand AND',
      '(gloves',
      'title:hand',
      'hand*',
      "';drop",
      'NEAR(a b)',
      '!|&<->',
      '\u0000',
      '',
      '   ',
    ])
      await expect(find(text), text).resolves.toBeDefined()
    expect((await find('title:hand')).hits.length).toBeGreaterThan(0)
    expect((await find(`gloves ${'and many more words '.repeat(200)}`)).hits.length).toBeGreaterThan(0)
    await expect(opened().store.read.search.similar(NURSES, 'gloves '.repeat(3000), 3)).resolves.toHaveLength(2)
  })

  test('putting again replaces, removing removes, and hits come in pieces', async () => {
    await put()
    await opened().store.change(async ({ search }) => {
      await search.put(entry(1, 'Hand care', { '': 'Moisturise.' }))
      await search.remove('page', pageId(3))
      await search.remove('page', pageId(99))
    })
    expect(await titles('soap')).toEqual([])
    expect(await titles('coffee')).toEqual([])
    expect(await titles('moisturise')).toEqual(['Hand care'])
    const all = await find('hand')
    const parts = [await find('hand', { limit: 1 }), await find('hand', { limit: 9, offset: 1 })]
    expect(parts.flatMap(({ hits }) => hits.map(({ id }) => id))).toEqual(all.hits.map(({ id }) => id))
    expect(parts[0]?.total).toBe(all.total)
  })

  test('things like a text are found by its rarer words', async () => {
    await put()
    const similar = await opened().store.read.search.similar(
      NURSES,
      'What should I do so that small children do not fear the injection?',
      2,
    )
    expect(similar[0]?.title).toBe('How do you calm a patient before an injection?')
    expect(similar.length).toBeLessThanOrEqual(2)
    expect(await opened().store.read.search.similar(NURSES, 'the of and', 5)).toEqual([])
  })

  test('trusted and accepted stand a little higher among equals, retired lower', async () => {
    await opened().store.change(async ({ search }) => {
      await search.put(entry(11, 'One', { '': 'Catheter care.' }, { status: 'retired' }))
      await search.put(entry(12, 'Two', { '': 'Catheter care.' }))
      await search.put(entry(13, 'Six', { '': 'Catheter care.' }, { status: 'trusted' }))
    })
    expect(await titles('catheter')).toEqual(['Six', 'Two', 'One'])
  })
}
