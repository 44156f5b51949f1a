import { type DocNode, heading } from '@commonplace/document/json'
import { fromMarkdown, toMarkdown } from '@commonplace/document/markdown'
import type { JSONContent } from '@tiptap/core'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import { useAddress } from '../navigation.ts'
import { useContentLanguage } from '../ui/content-language.ts'
import { BlockMenu } from './blocks/BlockMenu.tsx'
import { composeExtensions } from './compose-extensions.ts'
import { communityLookup } from './online-lookup.ts'
import { pasteHelp } from './paste/help.ts'
import { Picker } from './picker/Picker.tsx'
import { PickerStore } from './picker/picker-store.ts'
import { SelectionToolbar } from './SelectionToolbar.tsx'
import { AtomBar } from './tools/AtomBar.tsx'
import { TableBar } from './tools/TableBar.tsx'
import { tellProblem } from './views/pictures.ts'
import './editor.css'

interface Props {
  label: string
  initialMarkdown?: string
  onChange(markdown: string): void
  autoFocus?: boolean
}

/** A draft as it was left. A heading that would be a page's title is a heading like any other here. */
function contentOf(markdown: string): DocNode {
  const { json, title } = fromMarkdown(markdown)
  return title === null ? json : { ...json, content: [heading(1, title), ...(json.content ?? [])] }
}

/** The editor for a text that one person writes and then sends: a question, an answer. It speaks Markdown outwards. */
export default function Compose({ label, initialMarkdown = '', onChange, autoFocus = false }: Props) {
  const slug = useAddress().split('/')[1] ?? ''
  const [picker] = useState(() => new PickerStore())
  const [menu, openMenu] = useState(false)
  const lang = useContentLanguage()
  const tell = useRef(onChange)
  useEffect(() => {
    tell.current = onChange
  }, [onChange])

  const editor = useEditor({
    extensions: composeExtensions({
      picker,
      lookup: communityLookup(slug),
      placeholder: label,
      keys: { onMenu: () => openMenu(true), onLeave: () => undefined },
      paste: pasteHelp(communityLookup(slug), null),
      onProblem: tellProblem,
    }),
    content: contentOf(initialMarkdown) as JSONContent,
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    injectCSS: false,
    autofocus: autoFocus ? 'end' : false,
    editorProps: {
      attributes: {
        class: 'prose editing compose',
        ...{ role: 'textbox', dir: 'auto', 'aria-multiline': 'true', 'aria-label': label },
        ...(lang ? { lang } : {}),
      },
    },
    onUpdate: ({ editor }) => tell.current(editor.isEmpty ? '' : toMarkdown(editor.getJSON() as DocNode)),
  })

  if (!editor) return null
  return (
    <div className="compose-box">
      <EditorContent editor={editor} />
      <SelectionToolbar editor={editor} />
      {menu && <BlockMenu editor={editor} onClose={() => openMenu(false)} />}
      <TableBar editor={editor} />
      <AtomBar editor={editor} />
      <Picker editor={editor} store={picker} />
    </div>
  )
}
