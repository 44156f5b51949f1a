import { lazy } from 'react'
import { words } from '../words/en.ts'
import { toast } from './toasts.tsx'

/** Milliseconds until what did not come is asked for again: twice as long each time, up to the longest. */
const FIRST_WAIT = 1_000
const LONGEST_WAIT = 30_000

/**
 * A part of the screen that is fetched when it is drawn first. What does not come is asked for again, as often as it takes: with a failure React
 * would take the whole screen away, and the text that somebody writes in it.
 */
export const late: typeof lazy = (load) => lazy(() => untilHere(load))

/** Whether it was said that something does not come: once for all that is asked for at a time. */
let told = false

async function untilHere<T>(load: () => Promise<T>, wait = FIRST_WAIT): Promise<T> {
  try {
    const part = await load()
    told = false
    return part
  } catch (error) {
    console.warn('A part of the program did not come; it is asked for again.', error)
    // It may be what somebody opened, who sees nothing happen.
    if (!told) toast(words.trouble.unreachable)
    told = true
    await new Promise((resolve) => setTimeout(resolve, wait))
    return untilHere(load, Math.min(2 * wait, LONGEST_WAIT))
  }
}

/** Fetches what a key or a button does, and does it. Where it does not come that is said: whoever pressed waits for something. */
export async function whenPressed<T>(load: () => Promise<T>, run: (part: T) => unknown): Promise<void> {
  const part = await load().catch((error: unknown) => {
    console.warn('What was pressed did not come.', error)
    toast(words.trouble.unreachable)
    return null
  })
  if (part !== null) await run(part)
}
