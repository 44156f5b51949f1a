import { useMemo, useState } from 'react'

/** What keys and menus open beside the text, before there is a text: its extensions are made with these. */
export interface Doors {
  readonly menu: boolean
  readonly finding: boolean
  readonly showing: boolean
  openMenu(open: boolean): void
  find(open: boolean): void
  show(open: boolean): void
}

export function useDoors(): Doors {
  const [menu, openMenu] = useState(false)
  const [finding, find] = useState(false)
  const [showing, show] = useState(false)
  return useMemo(() => ({ menu, finding, showing, openMenu, find, show }), [menu, finding, showing])
}
