import { expect, test } from 'vitest'
import { ACTS, type Act, type Actor, can, STRANGER, type Target } from './can.ts'
import type { CommunityId, MemberId } from './ids.ts'
import { ROLES, type Role } from './member.ts'

const NURSES = 'nursesnursesnurs' as CommunityId
const COOKS = 'cookscookscookscook' as CommunityId
const AMINA = 'aminaaminaamina1' as MemberId
const BO = 'bobobobobobobobo' as MemberId

const as = (role: Role, memberId = AMINA, scopes: Actor['scopes'] = ['read', 'write', 'admin']): Actor => ({
  memberId,
  roles: { [NURSES]: role },
  scopes,
})
const ours: Target = { communityId: NURSES, visibility: 'private' }
const asked = (authorId: MemberId): Target => ({ ...ours, authorId })
const may = (actor: Actor, target: Target): Act[] => ACTS.filter((act) => can(actor, act, target))

test('a stranger sees what is gated, reads what is public, and knows nothing of what is private', () => {
  expect(may(STRANGER, { ...ours, visibility: 'public' })).toEqual(['see', 'read'])
  expect(may(STRANGER, { ...ours, visibility: 'gated' })).toEqual(['see'])
  expect(may(STRANGER, ours)).toEqual([])
})

test('a founder of another community is a stranger here', () => {
  expect(may(as('founder'), { communityId: COOKS, visibility: 'private' })).toEqual([])
})

test('a guest reads, speaks in the margin and suggests, and changes nothing', () => {
  expect(may(as('guest'), ours)).toEqual([
    ...['see', 'read', 'remark', 'suggest', 'report', 'follow', 'see-members', 'seek'],
  ])
})

test('members do everything to pages; looking after the place is for hosts and founders', () => {
  const member = ACTS.filter(
    (act) =>
      ![
        'pin',
        'accept',
        'open-answer',
        'merge',
        'moderate',
        'narrow',
        'manage-members',
        'administer',
        'plan',
        'host',
        'challenge',
        'prompt',
      ].includes(act),
  )
  expect(may(as('member'), ours)).toEqual(member)
  expect(may(as('host'), ours)).toEqual([...ACTS])
  expect(may(as('founder'), ours)).toEqual([...ACTS])
})

test('a question is its author’s: others answer and vote, hosts may change it, nobody votes for their own', () => {
  const own = may(as('member'), asked(AMINA))
  expect(own).toEqual(expect.arrayContaining(['edit', 'delete', 'undelete', 'accept']))
  expect(own).not.toContain('vote')
  const others = may(as('member', BO), asked(AMINA))
  expect(others).toEqual(expect.arrayContaining(['answer', 'vote', 'adopt']))
  for (const act of ['edit', 'delete', 'undelete', 'accept', 'restore-version'] as const)
    expect(others).not.toContain(act)
  expect(may(as('host', BO), asked(AMINA))).toEqual(expect.arrayContaining(['edit', 'delete', 'accept', 'vote']))
})

test('an author who was made a guest is a guest', () => {
  expect(may(as('guest'), asked(AMINA))).toEqual([
    ...['see', 'read', 'remark', 'settle-thread', 'suggest', 'report', 'follow', 'see-members', 'seek'],
  ])
})

test('a remark is its author’s, be they a guest; members settle any thread', () => {
  expect(may(as('guest', BO), asked(AMINA))).not.toEqual(expect.arrayContaining(['remark']))
  expect(can(as('member', BO), 'remark', asked(AMINA))).toBe(false)
  expect(can(as('host', BO), 'remark', asked(AMINA))).toBe(true)
  expect(can(as('guest', BO), 'settle-thread', asked(AMINA))).toBe(false)
  expect(can(as('member', BO), 'settle-thread', asked(AMINA))).toBe(true)
})

test('what is in the trash is there for those who could take it out', () => {
  expect(may(as('guest'), { ...ours, deleted: true })).toEqual([])
  expect(may(STRANGER, { ...ours, visibility: 'public', deleted: true })).toEqual([])
  expect(can(as('member'), 'undelete', { ...ours, deleted: true })).toBe(true)
})

test('a token does no more than its scopes, and no more than its member', () => {
  const reads = may(as('founder', AMINA, ['read']), ours)
  expect(reads).toEqual(['see', 'read', 'see-members', 'see-measures', 'see-gaps', 'see-pulse', 'export'])
  expect(may(as('founder', AMINA, ['read', 'write']), ours)).not.toContain('administer')
  expect(may(as('guest', AMINA, ['read', 'write', 'admin']), ours)).not.toContain('edit')
  expect(may(as('founder', AMINA, []), ours)).toEqual([])
})

test('whoever may more may all that those below may, to what is everybody’s', () => {
  const steps = [...ROLES].reverse()
  for (const [i, role] of steps.entries()) {
    const below = steps[i - 1]
    if (below) expect(may(as(role), ours)).toEqual(expect.arrayContaining(may(as(below), ours)))
  }
})

test('a held question is known to its asker and the hosts; hosts decide, and nobody else may do anything with it', () => {
  const held = { ...asked(AMINA), deleted: true, held: true }
  expect(may(as('guest'), held)).toEqual(['see', 'read', 'delete', 'undelete'])
  expect(may(as('host', BO), held)).toEqual(['see', 'read', 'delete', 'undelete', 'moderate'])
  expect(may(as('member', BO), held)).toEqual([])
  expect(may(as('guest', BO), held)).toEqual([])
  expect(may(STRANGER, { ...held, visibility: 'public' })).toEqual([])
})

test('an answer that was opened is written by every member, and by no guest', () => {
  const open = { ...asked(AMINA), shared: true }
  expect(can(as('member', BO), 'edit', open)).toBe(true)
  expect(can(as('member', BO), 'delete', open)).toBe(false)
  expect(can(as('guest', BO), 'edit', open)).toBe(false)
})

test('guests ask where the community lets them', () => {
  expect(can(as('guest'), 'ask', { ...ours, guestsAsk: true })).toBe(true)
  expect(can(STRANGER, 'ask', { ...ours, visibility: 'public', guestsAsk: true })).toBe(false)
})

test('[MS6] members see the measures; others only where hosts opened them, as far as they may read at all', () => {
  const open = { ...ours, openMeasures: true } as const
  expect(can(as('member'), 'see-measures', ours)).toBe(true)
  expect(can(as('guest'), 'see-measures', ours)).toBe(false)
  expect(can(as('guest'), 'see-measures', open)).toBe(true)
  expect(can(STRANGER, 'see-measures', { ...open, visibility: 'gated' })).toBe(false)
  expect(can(STRANGER, 'see-measures', { ...open, visibility: 'public' })).toBe(true)
  expect(can(STRANGER, 'see-measures', { ...ours, visibility: 'public' })).toBe(false)
})

test('an audience lets in whom it names and everybody from its floor up, and nobody who is outside the community', () => {
  const hosts = { floor: 'host', people: [] } as const
  const withBo = { floor: 'host', people: [BO] } as const
  const members = { floor: 'member', people: [] } as const
  const behind = (...audiences: NonNullable<Target['audiences']>): Target => ({
    ...ours,
    visibility: 'public',
    audiences,
  })
  expect(may(as('member'), behind(hosts))).toEqual([])
  expect(may(as('host'), behind(hosts))).toEqual([...ACTS])
  expect(can(as('guest', BO), 'read', behind(withBo))).toBe(true)
  expect(can(as('guest', BO), 'edit', behind(withBo))).toBe(false)
  expect(can(as('guest'), 'see', behind(members))).toBe(false)
  expect(can(as('member'), 'see', behind(members))).toBe(true)
  // Every one on the way down holds: what is below never widens what is above.
  expect(can(as('member', BO), 'see', behind(hosts, withBo))).toBe(false)
  expect(can(as('member', BO), 'see', behind(withBo, members))).toBe(true)
  // Named, and gone from the community.
  expect(may({ ...as('member', BO), roles: {} }, behind(withBo))).toEqual([])
  expect(may(STRANGER, behind(members))).toEqual([])
})

test('what a host locked is read by everybody as before and changed by hosts alone', () => {
  const locked = { ...ours, locked: true }
  for (const act of ['edit', 'answer', 'comment', 'move', 'delete', 'attach', 'adopt'] as const) {
    expect(can(as('member'), act, locked)).toBe(false)
    expect(can(as('host'), act, locked)).toBe(true)
  }
  expect(can(as('member'), 'accept', { ...asked(AMINA), locked: true })).toBe(false)
  for (const act of ['read', 'follow', 'report', 'vote'] as const) expect(can(as('member'), act, locked)).toBe(true)
})

test('who made a page says who sees it, and hosts do', () => {
  const page = { ...ours, madeBy: AMINA }
  expect(can(as('member'), 'narrow', page)).toBe(true)
  expect(can(as('member', BO), 'narrow', page)).toBe(false)
  expect(can(as('host', BO), 'narrow', page)).toBe(true)
  expect(can(as('guest'), 'narrow', page)).toBe(false)
})

test('[RH10] hosts plan gatherings, whoever planned one or hosts an occurrence looks after it, members come and guests read', () => {
  const planned: Target = { ...ours, madeBy: BO, hostedBy: AMINA }
  expect(may(as('member'), planned)).toEqual(expect.arrayContaining(['host', 'attend']))
  expect(may(as('member'), planned)).not.toContain('plan')
  expect(may(as('member', BO), planned)).toEqual(expect.arrayContaining(['plan', 'host', 'attend']))
  expect(may(as('host'), ours)).toEqual(expect.arrayContaining(['plan', 'host', 'attend']))
  for (const act of ['plan', 'host', 'attend'] as const) {
    expect(can(as('guest', BO), act, planned)).toBe(false)
    expect(can(STRANGER, act, { ...planned, visibility: 'public', madeBy: null as never })).toBe(false)
  }
})
