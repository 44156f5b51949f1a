import { BlockHandle } from '../blocks/BlockHandle.tsx'
import type { BlockMenuProps } from '../blocks/BlockMenu.tsx'
import { AtomBar } from './AtomBar.tsx'
import { FindBar } from './FindBar.tsx'
import { TableBar } from './TableBar.tsx'
import { TouchBar, useCoarse } from './TouchBar.tsx'
import type { Doors } from './use-doors.ts'
import { WordCount } from './WordCount.tsx'

interface Props extends BlockMenuProps {
  doors: Doors
  onAttach?: () => void
}

/** Everything that stands around a text while it is written, apart from the menus at the caret. */
export function Tools({ editor, doors, onAttach, ...acts }: Props) {
  const coarse = useCoarse()
  return (
    <>
      {doors.finding && <FindBar editor={editor} onClose={() => doors.find(false)} />}
      <BlockHandle editor={editor} {...acts} open={doors.menu} onOpen={doors.openMenu} />
      <TableBar editor={editor} />
      <AtomBar editor={editor} />
      {coarse && <TouchBar editor={editor} onBlock={() => doors.openMenu(true)} {...(onAttach ? { onAttach } : {})} />}
      <WordCount editor={editor} />
    </>
  )
}
