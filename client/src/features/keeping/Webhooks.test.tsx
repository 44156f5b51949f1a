import { act } from 'react'
import { expect, test } from 'vitest'
import { calls } from '../../calls.ts'
import { show } from '../../ui/testing/show.tsx'
import { words } from '../../words/en.ts'
import { Webhooks } from './Webhooks.tsx'

const hook = { id: 'h1', url: 'https://example.org/', failingSince: null, lastUsedAt: null }

test('a log of deliveries that cannot be read says why', async () => {
  using screen = await show(<Webhooks screen={{ name: 'webhooks', slug: 'pots' }} />, [
    [{ name: 'listWebhooks', ...calls.community('pots') }, { items: [hook] }],
  ])
  const log = screen.find<HTMLDetailsElement>('details')
  await act(async () => {
    log.open = true
  })
  await act(async () => log.dispatchEvent(new Event('toggle')))
  await expect.poll(() => screen.text()).toContain(words.trouble.unreachableSentence)
})
