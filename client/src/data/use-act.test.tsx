import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { show } from '../ui/testing/show.tsx'
import { useAct } from './use-act.ts'

function Mute() {
  const { act } = useAct(routes.setQuestionLevel)
  const mute = () => act({ params: { id: 'q1' }, input: { level: 'muted' } }, { what: 'Which glaze?', where: '/' })
  return (
    <button type="button" onClick={mute}>
      Mute
    </button>
  )
}

test('what was asked for ahead before one acts, and comes after it, does not pass for what is true now', async () => {
  using screen = await show(<Mute />)
  const before = Promise.withResolvers<string>()
  let level = 'normal'
  const question = {
    queryKey: ['question'],
    queryFn: () => (level === 'normal' ? before.promise : Promise.resolve(level)),
    staleTime: 30_000,
  }
  const ahead = screen.client.prefetchQuery(question)
  level = 'muted'
  await screen.press('Mute')
  before.resolve('normal')
  await ahead
  expect(await screen.client.fetchQuery(question)).toBe('muted')
})
