import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'

test('[CO144] members are found by the beginning of any part of their name, by those who may see who is here', async () => {
  await using house = await openHouse({ visibility: 'public' })
  const found = async (who: Persona, q: string) => {
    const { people } = await house.do(who, routes.search, { params: { slug: house.slug }, query: { q } })
    return people.map(({ name }) => name)
  }
  const somebody = 'Bo Lindgren'
  await house.do('bo', routes.changeMe, { input: { name: somebody } })
  for (const part of somebody.split(' ')) {
    expect(await found('amina', part.slice(0, 3).toLowerCase())).toContain(somebody)
    // Within a word nobody is called so.
    expect(await found('amina', part.slice(1))).not.toContain(somebody)
    expect(await found('stranger', part)).toEqual([])
  }
  // With a filter, one looks for what was written.
  expect(await found('amina', 'kind:story Lindgren')).toEqual([])
})
