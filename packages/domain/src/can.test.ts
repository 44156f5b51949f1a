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

test('a guest reads and writes nothing', () => {
  expect(may(as('guest'), ours)).toEqual(['see', 'read', 'see-members'])
})

test('members do everything to pages; looking after the place is for hosts and founders', () => {
  const member = ACTS.filter((act) => !['accept', 'manage-members', 'administer'].includes(act))
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
  expect(may(as('guest'), asked(AMINA))).toEqual(['see', 'read', 'see-members'])
})

test('what is in the trash is there for those who could take it out', () => {
  expect(may(as('guest'), { ...ours, deleted: true })).toEqual([])
  expect(may(STRANGER, { ...ours, visibility: 'public', deleted: true })).toEqual([])
  expect(can(as('member'), 'undelete', { ...ours, deleted: true })).toBe(true)
})

test('a token does no more than its scopes, and no more than its member', () => {
  const reads = may(as('founder', AMINA, ['read']), ours)
  expect(reads).toEqual(['see', 'read', 'see-members', 'export'])
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
