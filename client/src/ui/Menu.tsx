import { type ReactNode, useEffect, useRef } from 'react'

interface Props {
  label: string
  icon: ReactNode
  children: ReactNode
  /** Told when it is first opened: what only then is needed can be fetched. */
  onOpen?: () => void
}

/** A button that opens a short list of actions. Without script it still opens; with it, it closes like a menu. */
export function Menu({ label, icon, children, onOpen }: Props) {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const element = details.current
    if (!element) return
    const close = (event: Event) => {
      const inside = event.target instanceof Node && element.contains(event.target)
      if (event.type === 'click' ? !inside || (event.target as Element).closest('.menu-list') : false) {
        element.open = false
      }
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !element.open) return
      element.open = false
      element.querySelector('summary')?.focus()
    }
    document.addEventListener('click', close)
    element.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('click', close)
      element.removeEventListener('keydown', onKey)
    }
  }, [])
  return (
    <details className="menu" ref={details} onToggle={onOpen}>
      <summary className="button quiet icon" aria-label={label} title={label}>
        {icon}
      </summary>
      <div className="menu-list">{children}</div>
    </details>
  )
}
