import { expect, test } from 'vitest'
import { calls } from '../../calls.ts'
import { personalStorage } from '../../data/shared-computer.ts'
import { aPage } from '../../offline/testing/kept-things.ts'
import { show } from '../../ui/testing/show.tsx'
import { Ask } from './Ask.tsx'

test('[RH54] a question of a thought begins with it, also where another one was begun from its page', async () => {
  personalStorage().setItem('commonplace-draft:ask:pots:p1:title', 'Another one')
  const from = { name: 'ask', slug: 'pots', pageId: 'p1', quote: '', title: '' } as const
  const titleOf = async (said: string | null) => {
    using shown = await show(<Ask screen={{ ...from, said }} />, [
      [{ name: 'readMe' }, { member: { id: 'bo', name: 'Bo', hue: 1 }, memberships: [] }],
      [
        { name: 'readCommunity', ...calls.community('pots') },
        { name: 'Pots', topics: [] },
      ],
      [{ name: 'readPage', ...calls.page('p1') }, aPage('p1', 'What broke?', '')],
    ])
    return shown.find<HTMLInputElement>('form input').value
  }
  expect([await titleOf('p1'), await titleOf(null)]).toEqual(['What broke?', 'Another one'])
})
