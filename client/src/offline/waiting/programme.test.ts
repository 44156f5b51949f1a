import 'fake-indexeddb/auto'
import { type Api, type RouteName, Unreachable } from '@commonplace/api'
import { FakeClock, seededRandom } from '@commonplace/kit'
import { expect, test } from 'vitest'
import { type ActRow, openDevice } from '../device/open-device.ts'
import { keepOpened } from '../library/keep-opened.ts'
import { LocalEdits } from '../library/local-edits.ts'
import { LocalSource } from '../library/local-source.ts'
import { ActStore } from '../outbox/act-store.ts'
import { Outbox } from '../outbox/outbox.ts'
import { SearchDesk } from '../search/search-desk.ts'
import { programmeAsWaiting } from './programme.ts'

const me = { id: 'me', name: 'Me', hue: 1 }
const bo = { id: 'bo', name: 'Bo', hue: 2 }
const at = '2026-01-06T18:00'
const act = (name: RouteName, params: object, input?: unknown, refusal: ActRow['refusal'] = null) =>
  ({
    key: 'k',
    name,
    params,
    query: {},
    input,
    madeAt: 1,
    tries: 0,
    place: 1,
    refusal,
    about: { what: '', where: '' },
  }) as ActRow
const say = (answer: string, more?: ActRow['refusal']) => act('answerGathering', { id: 'g', at }, { answer }, more)
const row = { gatheringId: 'g', at, mine: null, coming: 1 }
const gathering = { ...row, people: { yes: [bo], maybe: [], no: [] }, showings: [] }
const shown = (acts: ActRow[], kept: object = gathering) =>
  programmeAsWaiting('readGathering', kept, { me, acts }) as typeof gathering

test('[RH17] what was said without a network stands in what is kept, counted once however often it was said', () => {
  expect(shown([say('no'), say('yes')])).toMatchObject({ mine: 'yes', coming: 2, people: { yes: [bo, me], no: [] } })
  expect(
    shown([say('no')], { ...gathering, mine: 'yes', coming: 2, people: { yes: [bo, me], maybe: [], no: [] } }),
  ).toMatchObject({ mine: 'no', coming: 1, people: { yes: [bo], no: [me] } })
  expect(shown([say('yes', { code: 'gone', sentence: 'This is over.' })])).toEqual(gathering)
  const other = { ...row, at: '2026-01-13T18:00' }
  const programme = programmeAsWaiting(
    'readProgramme',
    { coming: [row, other], past: [], next: null },
    { me, acts: [say('yes')] },
  )
  expect(programme).toMatchObject({ coming: [{ coming: 2 }, { coming: 1, mine: null }] })
  const forYou = { charter: null }
  expect(programmeAsWaiting('readHome', { forYou, next: row }, { me, acts: [say('maybe')] })).toEqual({
    forYou,
    next: { ...row, mine: 'maybe' },
  })
  expect(programmeAsWaiting('readHome', { forYou, next: null }, { me, acts: [] })).toEqual({ forYou, next: null })
})

test('[RH17] what was signed up for or taken back without a network stands there too', () => {
  const add = act('addShowing', { id: 'g', at }, { id: 's', title: 'A lamp', minutes: 5 })
  expect(shown([add, add]).showings).toEqual([
    { id: 's', title: 'A lamp', minutes: 5, by: me, may: { withdraw: true } },
  ])
  expect(shown([add, act('withdrawShowing', { id: 's' })]).showings).toEqual([])
})

test('[RH17] the programme is there without a network once it was looked at, with what was said since', async () => {
  const device = await openDevice('amina')
  const member = { id: 'amina', name: 'Amina', email: 'a@example.org', hue: 3 }
  const source = new LocalSource({
    device,
    me: { member, memberships: [] },
    finder: async () => new SearchDesk(device),
    edits: async () => new LocalEdits(device),
    history: async () => ({}) as never,
  })
  const read = async (name: RouteName, call: object) => (await source.read(name, call))?.data
  await keepOpened(device, 'readProgramme', { slug: 'pots' }, { coming: [row], past: [], next: null }, 1)
  const more = { communitySlug: 'pots', people: { yes: [], maybe: [], no: [] }, showings: [] }
  await keepOpened(device, 'readGathering', { id: 'g', at }, { ...row, ...more }, 1)
  const away: Api = async () => {
    throw new Unreachable('away')
  }
  const tools = { store: new ActStore(device), api: away, clock: new FakeClock(), random: seededRandom(1) }
  const call = { params: { id: 'g', at }, input: { answer: 'yes' } }
  await new Outbox({ memberId: 'amina', ...tools }).send('answerGathering', call, { what: '', where: '' })
  const programme = await read('readProgramme', { params: { slug: 'pots' } })
  expect(programme).toMatchObject({ coming: [{ mine: 'yes', coming: 2 }] })
  const gathering = await read('readGathering', { params: { id: 'g', at } })
  expect(gathering).toMatchObject({ mine: 'yes', people: { yes: [{ id: 'amina' }] } })
  expect((await device.get('answers', `readGathering g ${at}`))?.community).toBe('pots')
})

test('[RH17] closed, taken or passed on without a network, it stands so; what was refused does not', () => {
  const may = { close: true, takeTurn: true, passTurn: false }
  const kept = { ...gathering, closed: null, host: bo, turn: 'asked', may }
  const params = { id: 'g', at }
  const refusal = { code: 'conflict', sentence: 'Somebody has it.' } as const
  expect(shown([act('closeGathering', params)], kept)).toMatchObject({
    closed: { at: 1, by: me },
    may: { close: false },
  })
  expect(shown([act('takeTurn', params)], kept)).toMatchObject({ host: me, turn: 'named', may: { passTurn: true } })
  expect(shown([act('takeTurn', params, undefined, refusal)], kept)).toEqual(kept)
  const mine = { ...kept, host: me, turn: 'given' }
  expect(shown([act('passTurn', params, { asks: true })], mine)).toMatchObject({ host: me, turn: 'asked' })
  const asks = [act('passTurn', params, { asks: true }), act('passTurn', params, { asks: false })]
  expect(shown(asks, mine)).toMatchObject({ turn: 'named' })
})

test('[RH17] who offers to host without a network takes turns already, as said last', () => {
  const kept = { hosts: [{ by: bo, next: 5, away: false }], mine: null, turns: [], inTurn: true, may: { offer: true } }
  const away = [{ from: '2026-01-01', to: '2026-01-09' }]
  const rota = (...acts: ActRow[]) => programmeAsWaiting('readRota', kept, { me, acts, slug: 'pots' })
  const offer = (input: object) => act('offerToHost', { slug: 'pots' }, input)
  expect(rota(offer({}), offer({ away }))).toMatchObject({
    hosts: [{ by: bo }, { by: me, next: null }],
    mine: { twice: false, away },
  })
  expect(rota(offer({}), act('withdrawOffer', { slug: 'pots' }))).toMatchObject({ hosts: [{ by: bo }], mine: null })
  expect(rota(act('offerToHost', { slug: 'pans' }, {}))).toMatchObject({ hosts: [{ by: bo }], mine: null })
})

test('[CH7] Home asks for no signature that waits to be sent, unless it was refused', () => {
  const home = { forYou: { charter: { id: 'c1', title: 'Our charter', url: '/x', again: false } }, next: null }
  const asked = (acts: ActRow[]) =>
    (programmeAsWaiting('readHome', home, { me, acts }) as { forYou: { charter: unknown } }).forYou.charter
  expect(asked([act('signCharter', { id: 'c1' })])).toBeNull()
  expect(asked([act('signCharter', { id: 'c2' })])).not.toBeNull()
  expect(asked([act('signCharter', { id: 'c1' }, {}, { code: 'conflict', sentence: 'No.' })])).not.toBeNull()
})
