import { type Call, type OutputOf, Refusal, type Route, type RouteName } from '@commonplace/api'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { words } from '../words/en.ts'
import { newId } from './api.ts'
import { type ActAbout, currentOutbox } from './outbox.ts'

export interface Done<T> {
  readonly queued: boolean
  /** What the server answered; undefined while the act waits on this device. */
  readonly output: T | undefined
}

/**
 * One thing a person does. It goes through the outbox, so that it also works without a network; what the server refuses comes back
 * as `refusal` for the form to show, or to `onRefusal` at once, and `act` then answers null. Afterwards every open view looks again.
 */
export function useAct<R extends Route>(route: R, onRefusal?: (refusal: Refusal) => void) {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  const act = async (
    call: Pick<Call<R>, 'params' | 'query' | 'input'>,
    about: ActAbout,
  ): Promise<Done<OutputOf<R>> | null> => {
    setBusy(true)
    setRefusal(null)
    try {
      const name = route.name as RouteName
      const sent = await currentOutbox().send(name, { ...(call as object), key: newId() }, about)
      // Also where it waits: what this device shows already has it in it. What is still on its way was asked for before, and would pass for new.
      void client.cancelQueries().then(() => client.invalidateQueries())
      return { queued: sent.queued, output: sent.output as OutputOf<R> | undefined }
    } catch (error) {
      const refused = error instanceof Refusal ? error : new Refusal('read-only', words.errors.notSent)
      setRefusal(refused)
      onRefusal?.(refused)
      return null
    } finally {
      setBusy(false)
    }
  }
  return { act, busy, refusal, clear: () => setRefusal(null) }
}
