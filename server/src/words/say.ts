import type { Saying } from '@commonplace/api'
import { languageOf } from '@commonplace/domain'
import { type Words, wordsIn } from './index.ts'

type Sentences = Words['refusals'] & Words['forms']
type Values<K extends keyof Sentences> = Sentences[K] extends (...values: infer V) => string ? V : []

/**
 * A sentence by its name, with what is in it: said in the language of whoever reads it, which only the edge of a request knows. A new one
 * is written into `refusals.ts` here and into the same file of every other language.
 */
export function say<K extends keyof Sentences>(name: K, ...values: Values<K>): Saying {
  return {
    in(tag) {
      const { refusals, forms } = wordsIn(languageOf(tag))
      const said: unknown = { ...refusals, ...forms }[name]
      return typeof said === 'function' ? String(said(...values)) : String(said)
    },
  }
}
