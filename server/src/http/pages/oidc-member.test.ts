import type { Role } from '@commonplace/domain'
import { expect, test } from 'vitest'
import { openHouse } from '../../testing/house.ts'
import { memberFrom } from './oidc-member.ts'

test('[DO16] a role that a host gave in place of what a group gave stays, whichever way the groups go', async () => {
  await using house = await openHouse()
  const { store, clock } = house.services
  const oidc = {
    ...{ issuer: 'https://staff.example', clientId: 'commonplace', clientSecret: null, name: 'Staff' },
    groupsClaim: 'groups',
    groups: [
      { group: 'leads', slug: house.slug, role: 'host' },
      { group: 'staff', slug: house.slug, role: 'member' },
    ],
  } as const
  /** What somebody is here after they signed in with these groups, where a host gave a role before. */
  const roleOf = async (sub: string, groups: readonly string[], given?: Role) => {
    const claims = { iss: oidc.issuer, sub, email: `${sub}@staff.example`, name: sub, groups }
    if (given) {
      const id = await memberFrom(house.services, oidc, { ...claims, groups: ['staff'] }, clock.now())
      await store.change((writes) => writes.members.setRole(house.community.id, id, given, clock.now()))
    }
    const id = await memberFrom(house.services, oidc, claims, clock.now())
    return (await store.read.members.membership(house.community.id, id))?.role ?? null
  }
  expect(await roleOf('nura', ['staff'])).toBe('member')
  expect(await roleOf('nura', ['staff', 'leads'])).toBe('host')
  expect(await roleOf('nura', ['staff'])).toBe('member')
  expect(await roleOf('nura', [])).toBeNull()
  expect(await roleOf('made more', ['staff'], 'host')).toBe('host')
  expect(await roleOf('made more', [])).toBe('host')
  expect(await roleOf('made less', ['staff'], 'guest')).toBe('guest')
  expect(await roleOf('made less', ['staff', 'leads'])).toBe('guest')
})
