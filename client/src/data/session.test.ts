import { expect, test, vi } from 'vitest'
import { beforeSignOut, onSignOut, signOut } from './session.ts'

vi.mock('./api.ts', () => ({ api: vi.fn(async () => undefined) }))

test('whoever signs out before the device is known is asked about it all the same, and it forgets', async () => {
  const heard: string[] = []
  vi.stubGlobal('location', { assign: (to: string) => heard.push(`to ${to}`) })
  // What knows the device comes when somebody signs out, and brings its own question.
  beforeSignOut(async () => {
    await Promise.resolve()
    beforeSignOut(async () => heard.push('asked') > 0)
    onSignOut(() => void heard.push('forgot'))
    return true
  })
  await signOut()
  expect(heard).toEqual(['asked', 'forgot', 'to /'])
  vi.unstubAllGlobals()
})
