/**
 * What another language has to have: the same names, and functions of the same values, with any text where English has one. A name that is
 * missing, or one too many, is an error of types.
 */
export type InWords<T> = T extends string
  ? string
  : T extends (...values: infer V) => infer R
    ? (...values: V) => InWords<R>
    : { readonly [K in keyof T]: InWords<T[K]> }
