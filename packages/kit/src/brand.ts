declare const brand: unique symbol

/** A string or number that cannot be mistaken for another of its kind: `type PageId = Brand<string, 'PageId'>`. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
