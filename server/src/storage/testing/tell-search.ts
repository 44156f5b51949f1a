import type { MemberId } from '@commonplace/domain'
import { expect, test } from 'vitest'
import type { SearchEntry, SearchQuery } from '../../ports/search.ts'
import { AMINA, addPage, BO, entry, NURSES, type OpenedStore, pageId, TEACHERS } from './place.ts'

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
    { kind: 'question', pageKind: null, status: null, accepted: true, answered: true },
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

  test('several mistyped words are put right together, each by its own', async () => {
    await put()
    for (const typed of ['intravneous canula', 'canula smalest intravneous skni', 'moeting hygeine patinet handd'])
      expect((await find(typed)).hits[0]?.title, typed).toMatch(/intravenous|Hand hygiene/)
  })

  test('a slip that was once written and put right since is no word any more', async () => {
    const write = (text: string) =>
      opened().store.change(({ search }) => search.put(entry(7, 'Night shifts', { '': text })))
    await write('Bring a thermomter.')
    await write('Bring a thermometer.')
    expect((await find('thermomter')).hits[0]?.title).toBe('Night shifts')
    expect((await find('thermometer')).hits[0]?.snippet).toContain('thermometer')
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

  test('[CO141] standing, writers and stewards narrow the hits, and filters alone list what they let through', async () => {
    await put()
    const amina = 'AminaAmina11' as MemberId
    await opened().store.change(async ({ search }) => {
      const more = { writers: [AMINA], stewards: [amina] }
      await search.put(entry(31, 'Cannula sizes', { '': 'Which cannula is which.' }, more))
      const asked = { kind: 'question', pageKind: null, status: null } as const
      await search.put(entry(32, 'Which cannula for whom?', { '': 'Nobody said.' }, { ...asked, writers: [BO] }))
    })
    expect(await titles('cannula', { writers: [AMINA] })).toEqual(['Cannula sizes'])
    expect(await titles('cannula', { writers: [AMINA, BO] })).toHaveLength(2)
    expect(await titles('cannula', { writers: [] })).toEqual([])
    expect(await titles('cannula', { stewards: [amina] })).toEqual(['Cannula sizes'])
    // Letter case tells two people apart, whatever the index makes of it.
    expect(await titles('cannula', { stewards: ['aminaamina11' as MemberId] })).toEqual([])
    expect(await titles('cannula', { is: 'unanswered' })).toEqual(['Which cannula for whom?'])
    expect(await titles('cannula', { is: 'resolved' })).toEqual(['How do you calm a patient before an injection?'])
    expect(await titles('', { is: 'open' })).toEqual(['Which cannula for whom?'])
    expect(await titles('', { kind: 'practice' })).toContain('Handover')
    expect(await titles('')).toHaveLength(7)
  })

  test('[CO141] what narrows a search is no word: nothing typed is one of its marks, or begins one', async () => {
    await put()
    for (const typed of ['status', 'kind0story', 'status0trusted', 'kin', 'tag0show0tell', 'steward'])
      expect((await titles(typed)).filter((title) => title !== 'Starting an intravenous line')).toEqual([])
  })

  test('what stands behind a closed gate takes no place of what is shown', async () => {
    const hosts = { floor: 'host', people: [] } as const
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [`Part ${n}`, 'A needle and thread.']))
    await opened().store.change(async (writes) => {
      await addPage(writes, 42, { audience: hosts })
      await writes.search.put(entry(41, 'Sewing', { '': 'One needle, one thread.' }))
      await writes.search.put(entry(42, 'Needle and thread', many))
    })
    const shown = opened().store.behind([pageId(42)]).read.search
    const { hits } = await shown.find({ communityId: NURSES, text: 'needle thread', limit: 9, offset: 0 })
    expect(hits.map(({ title }) => title)).toEqual(['Sewing'])
  })

  test('what stands behind a closed gate takes no place of what is like a text', async () => {
    const hosts = { floor: 'host', people: [] } as const
    const closed = Array.from({ length: 130 }, (_, n) => 200 + n)
    await opened().store.change(async (writes) => {
      await writes.search.put(entry(41, 'Sewing', { '': 'A needle, among much else that is said of it here.' }))
      for (const n of closed) {
        await addPage(writes, n, { audience: hosts })
        await writes.search.put(entry(n, 'Needle and thread', { '': 'A needle and a thread.' }))
      }
    })
    const shown = opened().store.behind(closed.map(pageId)).read.search
    const hits = await shown.similar(NURSES, 'Which needle and thread?', 5)
    expect(hits.map(({ title }) => title)).toEqual(['Sewing'])
  })

  test('[CO145] a few letters of a rare word find it among all that holds the common ones', async () => {
    await opened().store.change(async ({ search }) => {
      for (let n = 300; n < 330; n++) await search.put(entry(n, `Contact ${n}`, { '': 'Contact the contractor.' }))
      for (const [n, word] of ['contagion', 'contralto', 'contrition'].entries())
        await search.put(entry(400 + n, `Leaf ${n}`, { '': `Much is said, and ${word} once.` }))
      // Two of the rare words, one of them in two things.
      await search.put(entry(403, 'Leaf 3', { '': 'Contraband and contralto.' }))
    })
    const found = await titles('cont', { limit: 20 })
    expect(found).toHaveLength(20)
    expect(found.filter((title) => title.startsWith('Leaf')).sort()).toEqual(['Leaf 0', 'Leaf 1', 'Leaf 2', 'Leaf 3'])
  })

  test('[CO146] what says nothing in a language that was quoted once says what it does in the one people write in', async () => {
    await opened().store.change(async ({ search }) => {
      for (let n = 500; n < 512; n++)
        await search.put(
          entry(n, `Bandage ${n}`, { '': 'This is how it is to be done with a bandage of the right size.' }),
        )
      await search.put(
        entry(512, 'Ricetta', { '': 'Non è più come era: si deve fare con il latte della mucca, per due ore.' }),
      )
      await search.put(entry(513, 'Come back', { '': 'Who was here before is asked to come back to the bandage.' }))
    })
    expect((await titles('come bandage'))[0]).toBe('Come back')
    expect((await titles('il latte'))[0]).toBe('Ricetta')
  })

  test('[CO141] a phrase finds what says it word by word; where nothing does, what holds its words', async () => {
    await put()
    expect(await titles('"hand hygiene comes"', { phrases: ['hand hygiene comes'] })).toEqual([
      'Starting an intravenous line',
    ])
    expect((await titles('"comes hygiene"', { phrases: ['comes hygiene'] }))[0]).toBe('Starting an intravenous line')
  })

  test('[CO141] a phrase is found behind many things that hold its words, deep in a long text, and whatever else is asked', async () => {
    const deep = `${'Much is said before. '.repeat(400)}Small cannula sizes at last.`
    await opened().store.change(async ({ search }) => {
      await search.put(entry(60, 'Old and long', { '': deep, Elsewhere: 'A tourniquet.' }))
      for (let n = 61; n < 101; n++)
        await search.put(entry(n, `Cannula sizes small ${n}`, { '': 'Sizes of a small cannula.' }))
    })
    const phrases = ['small cannula sizes']
    expect(await titles('"small cannula sizes"', { phrases })).toEqual(['Old and long'])
    expect(await titles('"small cannula sizes" tourniquet', { phrases })).toEqual(['Old and long'])
    // Mistyped, or of words that stand nowhere: still only what holds the phrase.
    expect(await titles('"small cannula sizes" turniquet', { phrases })).toEqual(['Old and long'])
    expect(await titles('"small cannula sizes" zzyzx', { phrases })).toEqual(['Old and long'])
  })

  test('[CO142] words are found in the forms of the language of their text, in scripts that run to the left too', async () => {
    await opened().store.change(async ({ search }) => {
      await search.put(
        entry(41, 'Verband', { '': 'Die Wunden werden gereinigt, und die Verbände sind mit der Hand zu wechseln.' }),
      )
      await search.put(entry(42, 'Pansement', { '': 'Les réparations sont à faire avec les mains, et sur la table.' }))
      await search.put(entry(43, 'نظافة اليدين', { '': 'اغسل يديك قبل لمس المريض.' }))
    })
    expect(await titles('wunde')).toEqual(['Verband'])
    expect(await titles('reparation')).toEqual(['Pansement'])
    expect(await titles('المريض')).toEqual(['نظافة اليدين'])
  })

  test('[CO140] a word too many, or of two swapped letters, leads to the same; words may stand in different sections', async () => {
    await put()
    const [first] = await titles('alcohol hand rub patient gloves zzyzx')
    expect(first).toBe('Hand hygiene')
    expect((await titles('soap gloves')).at(0)).toBe('Hand hygiene')
    expect((await titles('How do you clam a patient before an injection?')).at(0)).toMatch(/calm/)
    expect((await titles('of the zzyzx')).length).toBeGreaterThan(0)
  })

  test('[CO143] a title is found however many sections hold its words', async () => {
    await opened().store.change(async ({ search }) => {
      await search.put(entry(50, 'Rota', { '': 'Who comes when.' }))
      const many = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`Week ${n}`, 'See the rota.']))
      for (let n = 0; n < 20; n++) await search.put(entry(51 + n, `Minutes of week ${n}`, many))
    })
    expect((await titles('rota'))[0]).toBe('Rota')
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

  test('[ST7] what is like a text follows what is put and removed, in any script, and in its own community alone', async () => {
    await put()
    const like = async (text: string, community = NURSES) =>
      (await opened().store.read.search.similar(community, text, 5)).map(({ title }) => title)
    expect(await like('Smaller cannulas for intravenous lines')).toEqual([
      'Starting an intravenous line',
      'How do you calm a patient before an injection?',
    ])
    expect(await like('chalk')).toEqual([])
    expect(await like('chalk', TEACHERS)).toEqual(['Hand hygiene'])
    await opened().store.change(async ({ search }) => {
      await search.put(
        entry(2, 'Hand care', {
          '': 'Увлажняйте кожу каждый день. \u{1E922}\u{1E943}ab a\u{1E943}\u{1E922}\u{1E943}\u{1E922}',
        }),
      )
      await search.remove('page', pageId(3))
    })
    expect(await like('smaller cannulas')).toEqual(['How do you calm a patient before an injection?'])
    expect(await like('КОЖА увлажняется')).toEqual(['Hand care'])
    expect(await like('\u{1E922}\u{1E943}ab')).toEqual(['Hand care'])
    expect(await like('a\u{1E943}\u{1E922}\u{1E943}x')).toEqual(['Hand care'])
    expect(await like('coffee with colleagues')).toEqual([])
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
