import type { PageShape } from '@commonplace/api'
import { EditorContent } from '@tiptap/react'
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { addresses } from '../addresses.ts'
import { keepQuoted } from '../data/quoted.ts'
import { navigate } from '../navigation.ts'
import type { DocumentSession } from '../offline/session/index.ts'
import { copyText } from '../ui/copy-text.ts'
import { late } from '../ui/late.ts'
import { words } from '../words/editor.ts'
import { addressOf } from './blocks/block-acts.ts'
import { blockOf } from './blocks/block-at.ts'
import { type SelectedWords, wordsAbove } from './selected-words.ts'
import type { TooNew } from './shared-text.ts'
import { TitleField } from './TitleField.tsx'
import { askToDescribe } from './tools/describe.ts'
import { uploadTo } from './upload.ts'
import { useWriting } from './use-writing.ts'
import { attach, tellProblem } from './views/pictures.ts'
import { WovenAnswers } from './views/woven-answers.ts'

const PageBeside = late(() => import('./PageBeside.tsx'))
const ShowDialog = late(() => import('./ShowDialog.tsx'))

interface Props {
  page: PageShape
  session: DocumentSession
  user: { name: string; hue: number }
  kind: ReactNode
  facts: ReactNode
  /** Somebody with a newer program put in what this one does not know: it is only read from here on. */
  tooNew: boolean
  onTooNew(how: TooNew | null): void
  /** Told once all of a text is drawn that comes part by part; null where it is drawn at once. */
  onWhole: (() => void) | null
  /** It is shown, and takes the keys. */
  drawn: boolean
  onDone(): void
}

/** The live title and text. Mounted only once the document is whole. */
export function PageBody({ page, session, user, kind, facts, tooNew, onTooNew, onWhole, drawn, onDone }: Props) {
  const [woven] = useState(() => new WovenAnswers())
  useEffect(() => woven.set(page.adoptions), [woven, page.adoptions])
  const [upload] = useState(() => uploadTo(page))
  const files = useRef<HTMLInputElement>(null)
  const chooseFile = () => files.current?.click()
  const ask = (about: SelectedWords | null, title?: string) => {
    if (about) keepQuoted({ pageId: page.id, ...about })
    const from = { pageId: page.id, quote: about?.quote ?? '', ...(title === undefined ? {} : { title }) }
    void navigate(addresses.ask(page.communitySlug, from))
  }
  const { editor, editable, doors, picker, lookup, shown, trouble } = useWriting({
    ...{ session, user, woven, upload, tooNew, onTooNew, drawn, onDone, html: page.html, slug: page.communitySlug },
    pageId: page.id,
    label: words.body(page.title),
    className: 'prose editing',
    caret: 'start',
    onAttach: chooseFile,
    ...(onWhole ? { onWhole } : {}),
    ...(page.may.ask ? { onAskTyped: (editor, title) => ask(wordsAbove(editor), title) } : {}),
  })
  if (!editor) return null
  return (
    <>
      <header className="page-head">
        {kind}
        <TitleField doc={session.doc} editable={editable} onLeave={() => editor.commands.focus('start')} />
        {facts}
        {tooNew && (
          <p className="notice" role="status">
            {words.unknownContent}
          </p>
        )}
        {trouble !== null && (
          <p className="notice" role="status">
            {trouble}
          </p>
        )}
      </header>
      <EditorContent className="page-body" editor={editor} />
      <Suspense>
        <PageBeside
          {...{ editor, session, doors, picker, page, shown, woven }}
          onAsk={ask}
          onCopyLink={() => {
            const block = blockOf(editor.state)
            const link = block && new URL(page.url + addressOf(block), location.href).href
            if (link) copyText(link, words.block.linkCopied)
          }}
          onAttach={chooseFile}
        />
      </Suspense>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={words.blocks.picture}
        onChange={({ target }) => {
          attach(editor.view, [...(target.files ?? [])], null, upload, tellProblem, () => askToDescribe(editor)).catch(
            tellProblem,
          )
          target.value = ''
        }}
      />
      {doors.showing && (
        <Suspense>
          <ShowDialog editor={editor} sections={shown} lookup={lookup} onClose={() => doors.show(false)} />
        </Suspense>
      )}
    </>
  )
}
