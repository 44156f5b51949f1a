import './no-server.ts'
import type { Refusal, RouteName } from '@commonplace/api'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Query } from '../../calls.ts'
import { setOutbox } from '../../data/outbox.ts'
import { createQueryClient, place } from '../../data/query-client.ts'
import { Toasts } from '../toasts.tsx'

interface Sent {
  readonly name: RouteName
  readonly params: unknown
  readonly input: unknown
}

export interface Shown extends Disposable {
  readonly client: QueryClient
  /** What was done, in order. */
  readonly sent: Sent[]
  /** What each act says no with, from now on; null: they are done. */
  refuse(refusal: Refusal | null): void
  /** What the server answers to the next acts of this name. */
  answer(name: RouteName, output: unknown): void
  /** From now on acts wait on this device. */
  cutOff(): void
  /** Everything that can be read. */
  text(): string
  button(label: string): HTMLButtonElement
  find<E extends HTMLElement>(selector: string): E
  press(label: string): Promise<void>
  /** Draws something in its place. */
  draw(node: ReactNode): Promise<void>
}

/** A part of a screen in a simulated window, over a server that gives these answers and no other. */
export async function show(node: ReactNode, answers: readonly (readonly [Query, unknown])[] = []): Promise<Shown> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  document.body.innerHTML = '<div id="here"></div>'
  const client = createQueryClient()
  for (const [query, answer] of answers) place(client, query, answer, Date.now())
  const sent: Sent[] = []
  const outputs = new Map<RouteName, unknown>()
  let refused: Refusal | null = null
  let queued = false
  setOutbox({
    send: async (name, { params, input }) => {
      sent.push({ name, params, input })
      if (refused) throw refused
      return { queued, output: queued ? undefined : outputs.get(name) }
    },
  })
  const find = <E extends HTMLElement>(selector: string): E => {
    const found = document.querySelector<E>(selector)
    if (!found) throw new Error(`Nothing on screen is ${selector}: ${document.body.innerHTML}`)
    return found
  }
  const button = (label: string) => {
    const all = [...document.querySelectorAll('button')]
    const found = all.find((one) => one.textContent === label || one.ariaLabel === label)
    if (!found) throw new Error(`No button says ${label}: ${all.map((one) => one.textContent).join(', ')}`)
    return found
  }
  const root = createRoot(find('#here'))
  const draw = (next: ReactNode) =>
    act(async () =>
      root.render(
        <QueryClientProvider client={client}>
          {next}
          <Toasts />
        </QueryClientProvider>,
      ),
    )
  await draw(node)
  return {
    ...{ client, sent, find, button, draw },
    cutOff: () => {
      queued = true
    },
    refuse: (refusal) => {
      refused = refusal
    },
    answer: (name, output) => void outputs.set(name, output),
    text: () => document.body.textContent ?? '',
    press: (label) => act(async () => button(label).click()),
    [Symbol.dispose]: () => act(() => root.unmount()),
  }
}
