import * as z from 'zod/mini'
import { route } from '../route.ts'

// What is meant for somebody, told by their browser also while no window is open.

const self = { who: 'signed-in', scope: 'admin' } as const
const Endpoint = z.string().check(z.url({ protocol: /^https?$/ }), z.maxLength(1000))
const Base64 = (most: number) => z.string().check(z.regex(/^[A-Za-z0-9_-]+={0,2}$/), z.maxLength(most))

export const readPush = route('readPush', {
  method: 'GET',
  path: '/me/push',
  about:
    'With what key browsers listen, null where this installation tells none; and what listens in the session of the caller.',
  policy: self,
  output: z.object({ key: z.nullable(z.string()), endpoints: z.array(z.string()) }),
})
export const addPush = route('addPush', {
  method: 'PUT',
  path: '/me/push',
  about: 'Tells this browser of what is meant for the caller, for as long as the session lives.',
  policy: self,
  input: z.object({ endpoint: Endpoint, p256dh: Base64(200), auth: Base64(100) }),
})
export const removePush = route('removePush', {
  method: 'DELETE',
  path: '/me/push',
  about: 'Tells it no more.',
  policy: self,
  query: z.object({ endpoint: Endpoint }),
})
