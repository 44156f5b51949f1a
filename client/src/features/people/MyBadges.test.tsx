import { expect, test } from 'vitest'
import { show } from '../../ui/testing/show.tsx'
import { MyBadges } from './MyBadges.tsx'

const badge = (id: string, name: string, community: string) => ({ id, name, community, earnedAt: 1 })

test('[CB7] badges of all communities stand on one’s account, each with where it is from and its own file; without any there is nothing', async () => {
  const items = [badge('e1', 'Mender', 'Fixers'), badge('e2', 'Glazer', 'Pots')]
  using screen = await show(<MyBadges />, [[{ name: 'listMyBadges' }, { items }]])
  const links = [...document.querySelectorAll('a')]
  expect(links.map((link) => [link.getAttribute('aria-label'), link.getAttribute('href'), link.download])).toEqual([
    ['Take it along: Mender', '/api/v1/badges/e1/credential', ''],
    ['Take it along: Glazer', '/api/v1/badges/e2/credential', ''],
  ])
  expect(screen.text()).toContain('Pots')
  using none = await show(<MyBadges />, [[{ name: 'listMyBadges' }, { items: [] }]])
  expect(none.text()).toBe('')
})
