import './ui/styles/index.css'
import { StrictMode, startTransition } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { queriesOf } from './calls.ts'
import { speakFor } from './data/api.ts'
import { knownUpTo } from './data/live.ts'
import { NOBODY } from './data/me.ts'
import { createQueryClient, forgetRefusals, place, prefetch } from './data/query-client.ts'
import { beforeSignOut } from './data/session.ts'
import { readState, received } from './data/state.ts'
import { startNavigation } from './navigation.ts'
import { screenAt } from './routes.ts'
import { ready } from './screens.tsx'

const client = createQueryClient()
const state = readState(document)
const url = location.pathname + location.search
const screen = screenAt(url)

if (state) {
  knownUpTo(state)
  if (state.me.member) speakFor(state.me.member.id)
  place(client, { name: 'readMe' }, state.me, state.now)
  queriesOf(screenAt(state.url)).forEach((query, index) => {
    place(client, query, received(state.results[index]), state.now)
  })
}

startNavigation(async (next) => {
  const to = screenAt(next)
  forgetRefusals(client)
  await Promise.all([ready(to.name), prefetch(client, queriesOf(to))])
})

let offline: Promise<void> | null = null

/** Begun once: when the browser has nothing else to do, or when somebody needs it before. */
function beOffline(): Promise<void> {
  offline ??= import('./offline/start.ts').then(({ startOffline }) =>
    startOffline({ queryClient: client, me: state?.me ?? NOBODY }),
  )
  return offline
}

// Only what knows the device can ask about words that wait there, and take off it what it kept: whoever signs out at once waits for it.
beforeSignOut(async () => {
  // Where it does not come, the next visit takes the copies off: nobody is kept signed in for it.
  await beOffline().catch((error: unknown) => console.warn('What is kept on this device is not known.', error))
  return true
})

/** Awaits inside a function: the screens fetched here share a file with this one, which must have run to its end. */
async function start(): Promise<void> {
  // Without the server's view this is the empty shell, opened with no network: the device's copy must be there before the first question.
  if (!state) await beOffline()
  await ready(screen.name)
  const root = document.getElementById('root')
  if (!root) return
  const app = (
    <StrictMode>
      <App client={client} url={url} now={state?.now ?? Date.now()} />
    </StrictMode>
  )
  // As a transition React does it in steps, and the window answers between them.
  if (root.firstElementChild) startTransition(() => void hydrateRoot(root, app))
  else createRoot(root).render(app)
  if (!state) return
  const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 300))
  idle(() => void beOffline())
}

void start()
