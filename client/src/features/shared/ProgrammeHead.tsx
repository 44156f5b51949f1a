import type { ReactNode } from 'react'
import { addresses } from '../../addresses.ts'
import { programmeWords } from '../../words/programme.ts'

interface Props {
  slug: string
  title: string
  about: string
  /** The one thing to do here. */
  children?: ReactNode
}

/** The head of a screen that is part of the programme, with the way back to it. */
export function ProgrammeHead({ slug, title, about, children }: Props) {
  return (
    <header className="list-head">
      <div>
        <p className="gathering-kind">
          <a href={addresses.list(slug, 'programme')}>{programmeWords.title}</a>
        </p>
        <h1 tabIndex={-1}>{title}</h1>
        <p className="quiet-line">{about}</p>
      </div>
      {children}
    </header>
  )
}
