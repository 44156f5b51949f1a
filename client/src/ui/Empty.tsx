import type { ReactNode } from 'react'

interface Props {
  children: ReactNode
  /** The one thing to do. */
  action?: ReactNode
  /** Where it leads on to instead, and what that is called. */
  to?: readonly [href: string, label: string] | undefined
}

/** Nothing is here: what it would be, and the one thing to do. */
export function Empty({ children, action, to }: Props) {
  return (
    <div className="empty">
      <p>{children}</p>
      {to ? (
        <a className="button" href={to[0]}>
          {to[1]}
        </a>
      ) : (
        action
      )}
    </div>
  )
}
