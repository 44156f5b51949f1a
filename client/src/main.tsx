import './ui/styles/index.css'
import { StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { queriesOf } from './calls.ts'
import { knownUpTo } from './data/live.ts'
import { NOBODY } from './data/me.ts'
import { createQueryClient, forgetRefusals, place, prefetch } from './data/query-client.ts'
import { readState, received } from './data/state.ts'
import { applyTheme, chosenTheme } from './frame/theme.ts'
import { startNavigation } from './navigation.ts'
import { screenAt } from './routes.ts'
import { ready } from './screens.tsx'

const client = createQueryClient()
const state = readState(document)
const url = location.pathname + location.search
const screen = screenAt(url)
applyTheme(chosenTheme())

if (state) {
  knownUpTo(state)
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

async function beOffline(): Promise<void> {
  const { startOffline } = await import('./offline/start.ts')
  startOffline({ queryClient: client, me: state?.me ?? NOBODY })
}

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
  if (root.firstElementChild) hydrateRoot(root, app)
  else createRoot(root).render(app)
  if (!state) return
  const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 300))
  idle(() => void beOffline())
}

void start()
