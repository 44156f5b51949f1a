import { openDevice } from '../device/open-device.ts'
import { SearchDesk } from './search-desk.ts'
import type { Answer, Ask } from './search-link.ts'

// Search beside the window: however much is kept, a key that is pressed is drawn at once. The worker is named after the member.

const desk = openDevice(self.name).then((device) => new SearchDesk(device))

self.addEventListener('message', async ({ data: { n, name, args } }: MessageEvent<Ask>) => {
  const tell = (answer: Answer) => self.postMessage(answer)
  try {
    const act = (await desk)[name] as (...given: readonly unknown[]) => Promise<unknown>
    tell({ n, answer: await act.call(await desk, ...args) })
  } catch (error) {
    tell({ n, trouble: error instanceof Error ? error.message : String(error) })
  }
})
