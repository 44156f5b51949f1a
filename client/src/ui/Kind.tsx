import type { Kind } from '@commonplace/domain'
import { words } from '../words/en.ts'

export type SpineKind = Kind | 'question'

/** The bar in a kind's colour and pattern that stands wherever a page or question is named. Never the only sign of the kind. */
export function Spine({ kind }: { kind: SpineKind }) {
  return <span className={`spine k-${kind}`} aria-hidden="true" />
}

/** The kind as a word in its colour. */
export function KindWord({ kind }: { kind: SpineKind }) {
  return <span className={`kind-word k-${kind}`}>{words.kinds[kind].one}</span>
}
