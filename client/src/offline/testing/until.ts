import type { Readable, SaveState } from '../session/save-state.ts'

/** Resolves as soon as what is followed is as asked. */
export function until<T = SaveState>(readable: Readable<T>, asked: (value: T) => boolean): Promise<T> {
  return new Promise((resolve) => {
    const look = () => {
      const value = readable.get()
      if (!asked(value)) return
      end()
      resolve(value)
    }
    const end = readable.subscribe(look)
    look()
  })
}
