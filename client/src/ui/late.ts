import { lazy } from 'react'

/** Milliseconds until what did not come is asked for again: twice as long each time, up to the longest. */
const FIRST_WAIT = 1_000
const LONGEST_WAIT = 30_000

/**
 * A part of the screen that is fetched when it is drawn first. What does not come is asked for again, as often as it takes: with a failure React
 * would take the whole screen away, and the text that somebody writes in it.
 */
export const late: typeof lazy = (load) => lazy(() => untilHere(load))

async function untilHere<T>(load: () => Promise<T>, wait = FIRST_WAIT): Promise<T> {
  try {
    return await load()
  } catch (error) {
    console.warn('A part of the program did not come; it is asked for again.', error)
    await new Promise((resolve) => setTimeout(resolve, wait))
    return untilHere(load, Math.min(2 * wait, LONGEST_WAIT))
  }
}
