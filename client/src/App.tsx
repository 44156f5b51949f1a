import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useReducer } from 'react'
import { releaseEarly } from './early.ts'
import { Frame } from './frame/Frame.tsx'
import { LiveWindow } from './frame/LiveWindow.tsx'
import { Shortcuts } from './frame/Shortcuts.tsx'
import { ServerLocation, useAddress, useArrival } from './navigation.ts'
import { type Screen, screenAt } from './routes.ts'
import { ready, viewOf } from './screens.tsx'
import { Waiting } from './ui/Trouble.tsx'
import { FirstNow, minuteOf } from './ui/time.tsx'
import { Toasts } from './ui/toasts.tsx'

interface Props {
  client: QueryClient
  /** The address of the first view. */
  url: string
  /** The clock of the first view. */
  now: number
}

function CurrentScreen({ screen }: { screen: Screen }) {
  const [, again] = useReducer((count: number) => count + 1, 0)
  const View = viewOf(screen.name)
  useEffect(() => {
    if (View === null) void ready(screen.name).then(again)
  }, [View, screen.name])
  return View ? <View screen={screen} key={'id' in screen ? screen.id : screen.name} /> : <Waiting />
}

function Everything() {
  const address = useAddress()
  const screen = screenAt(address)
  useArrival(address)
  useEffect(releaseEarly, [])
  return (
    <>
      <Frame screen={screen}>
        <CurrentScreen screen={screen} />
      </Frame>
      <Shortcuts screen={screen} />
      <LiveWindow screen={screen} />
      <Toasts />
    </>
  )
}

/** The whole application, on the server and in the browser. */
export function App({ client, url, now }: Props) {
  return (
    <QueryClientProvider client={client}>
      <ServerLocation value={url}>
        <FirstNow value={minuteOf(now)}>
          <Everything />
        </FirstNow>
      </ServerLocation>
    </QueryClientProvider>
  )
}
