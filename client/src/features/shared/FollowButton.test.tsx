import { Refusal } from '@commonplace/api'
import { expect, test } from 'vitest'
import { show } from '../../ui/testing/show.tsx'
import { words } from '../../words/en.ts'
import { followingWords } from '../../words/following.ts'
import { FollowButton } from './FollowButton.tsx'

test('how much one hears of something is put back from the note that told of it', async () => {
  const thing = { id: 'p1', title: 'Mugs', url: 'http://x/pots/p/mugs-p1', level: 'watching' } as const
  using screen = await show(<FollowButton kind="page" thing={thing} />)
  await screen.press(words.levels.watching)
  await expect.poll(() => screen.text()).toContain(followingWords.told.muted)
  await screen.press(words.undo)
  expect(screen.sent.map(({ input }) => input)).toEqual([{ level: 'muted' }, { level: 'watching' }])
  await expect.poll(() => screen.text()).toContain(followingWords.told.watching)
})

test('following shows at once; where it is refused it comes back, and the reason is said', async () => {
  const thing = { id: 'p1', title: 'Mugs', url: 'http://x/pots/p/mugs-p1', level: 'normal' } as const
  using screen = await show(<FollowButton kind="page" thing={thing} />)
  screen.refuse(new Refusal('not-allowed', 'You follow as much as anybody can.'))
  const normal = screen.find('[data-key=f], button').textContent ?? ''
  await screen.press(normal)
  expect(screen.text()).toContain('You follow as much as anybody can.')
  expect(screen.button(normal).isConnected).toBe(true)
  screen.refuse(null)
  await screen.press(normal)
  expect(screen.find('button').textContent).toBe(words.levels.watching)
})
