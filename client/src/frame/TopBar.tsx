import { Fragment, type ReactNode } from 'react'
import { words } from '../words/en.ts'

export interface Crumb {
  readonly title: string
  readonly url: string
}

interface Props {
  crumbs: readonly Crumb[]
  here: string
  children?: ReactNode
}

/** The top of a page or question: where it is, and what can be done. */
export function TopBar({ crumbs, here, children }: Props) {
  return (
    <div className="top-bar">
      <nav className="crumbs" aria-label={words.nav.where}>
        {crumbs.map(({ title, url }) => (
          <Fragment key={url}>
            <a href={url} dir="auto">
              {title}
            </a>
            <span aria-hidden="true">/</span>
          </Fragment>
        ))}
        <b dir="auto">{here}</b>
      </nav>
      <div className="top-actions">{children}</div>
    </div>
  )
}
