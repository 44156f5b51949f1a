import type { Refusal } from '@commonplace/api'
import { type ReactNode, useContext } from 'react'
import { addresses } from '../addresses.ts'
import { useMe } from '../data/me.ts'
import { useAddress } from '../navigation.ts'
import { words } from '../words/en.ts'
import { Head, HeadCollector } from './head.tsx'

interface Props {
  title: string
  sentence: string
  action: ReactNode
  status: number
}

/** A screen that could not be shown: what is the matter in a sentence, and one way on. */
export function Trouble({ title, sentence, action, status }: Props) {
  return (
    <div className="trouble">
      <Head title={title} status={status} hidden />
      <h1 tabIndex={-1}>{title}</h1>
      <p>{sentence}</p>
      <p>{action}</p>
    </div>
  )
}

interface Failed {
  readonly refusal: Refusal | null
  readonly unreachable: boolean
  readonly again: () => void
}

/** The trouble that a failed query means. */
export function FailedView({ failed }: { failed: Failed }) {
  const here = useAddress()
  const signedIn = useMe().member !== null
  const onServer = useContext(HeadCollector) !== null
  const { refusal } = failed
  const home = (
    <a className="button" href="/">
      {words.trouble.home}
    </a>
  )
  if (!refusal) {
    const again = (
      <button type="button" className="button" onClick={failed.again}>
        {words.trouble.again}
      </button>
    )
    return (
      <Trouble
        title={words.trouble.unreachable}
        sentence={words.trouble.unreachableSentence}
        action={onServer ? home : again}
        status={503}
      />
    )
  }
  const mayHelp = !signedIn && (refusal.status === 401 || refusal.status === 403 || refusal.status === 404)
  const action = mayHelp ? (
    <a className="button primary" href={addresses.signIn(here)}>
      {words.signIn.action}
    </a>
  ) : (
    home
  )
  return (
    <Trouble
      title={words.trouble.titles[refusal.code] ?? words.trouble.other}
      sentence={refusal.message}
      action={action}
      status={refusal.status}
    />
  )
}

/** A quiet place holder, shown only when waiting is long enough to be noticed. */
export function Waiting() {
  return (
    <div className="waiting" aria-busy="true">
      <span className="visually-hidden">{words.loading}</span>
      <i />
      <i />
      <i />
    </div>
  )
}
