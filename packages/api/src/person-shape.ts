import * as z from 'zod/mini'

// What shapes of every file are made of.

export const Instant = z.number()

/** A person as others see them. `hue`, 0 to 11, is their presence colour. */
export const Person = z.object({ id: z.string(), name: z.string(), hue: z.number() })
export type Person = z.infer<typeof Person>
