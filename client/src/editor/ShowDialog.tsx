import { type OutputOf, Refusal, type routes, Unreachable } from '@commonplace/api'
import type { Editor } from '@tiptap/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { fetchKept } from '../data/query-client.ts'
import { useLate } from '../data/use-late.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Spine } from '../ui/Kind.tsx'
import { words } from '../words/editor.ts'
import type { FoundPage, Lookup } from './lookup.ts'
import { placeShown, refusedHere } from './views/place-shown.ts'
import type { ShownSections } from './views/shown-section.ts'

interface Props {
  editor: Editor
  sections: ShownSections
  lookup: Lookup
  onClose(): void
}

type Headings = OutputOf<typeof routes.readPage>['headings']

/** Chooses a page, then a section of it, and shows that where the caret is. */
export default function ShowDialog({ editor, sections, lookup, onClose }: Props) {
  const [page, setPage] = useState<FoundPage | null>(null)
  const [refused, setRefused] = useState('')
  const show = async (at: string) => {
    if (!page) return
    try {
      const found = await sections.find(page.id, at)
      const reason = refusedHere(editor, found)
      if (reason !== null) return setRefused(reason)
      onClose()
      const { from, to } = editor.state.selection
      placeShown(editor, { from, to }, { pageId: page.id, blockId: found.blockId })
    } catch (error) {
      if (!(error instanceof Refusal) && !(error instanceof Unreachable)) throw error
      setRefused(error instanceof Refusal ? error.message : words.shown.away)
    }
  }
  return (
    <Dialog title={words.blocks.shownSection} onClose={onClose}>
      {page ? (
        <Sections
          page={page}
          onShow={show}
          onBack={() => {
            setRefused('')
            setPage(null)
          }}
        />
      ) : (
        <Pages lookup={lookup} except={sections.into} onChoose={setPage} />
      )}
      <p className={refused ? 'problem boxed' : undefined} role="alert">
        {refused}
      </p>
    </Dialog>
  )
}

function Pages({
  lookup,
  except,
  onChoose,
}: {
  lookup: Lookup
  except: string | null
  onChoose(page: FoundPage): void
}) {
  const [q, setQ] = useState('')
  const [pages, setPages] = useState<readonly FoundPage[] | null>(null)
  const late = useLate(q.trim())
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // Once the dialog is open: opening it gives the keys to its first button.
    const frame = requestAnimationFrame(() => field.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])
  useEffect(() => {
    let over = false
    lookup.pages(late).then(
      (found) => over || setPages(found.filter(({ id }) => id !== except)),
      (error: unknown) => console.error('Pages could not be looked for.', error),
    )
    return () => {
      over = true
    }
  }, [lookup, late, except])
  const first = (event: FormEvent) => {
    event.preventDefault()
    if (pages?.[0]) onChoose(pages[0])
  }
  return (
    <form className="form" onSubmit={first}>
      <Field label={words.shown.which} name="page">
        {(control) => (
          <input
            {...control}
            ref={field}
            type="search"
            value={q}
            maxLength={80}
            onChange={({ target }) => setQ(target.value)}
          />
        )}
      </Field>
      <ul className="choose-list">
        {(pages ?? []).map((page) => (
          <li key={page.id}>
            <button type="button" className="button quiet" onClick={() => onChoose(page)}>
              <Spine kind={page.kind} />
              <span dir="auto">{page.title}</span>
            </button>
          </li>
        ))}
      </ul>
      {pages?.length === 0 ? <p className="quiet-line">{words.shown.noPage}</p> : null}
    </form>
  )
}

function Sections({ page, onShow, onBack }: { page: FoundPage; onShow(at: string): void; onBack(): void }) {
  const [headings, setHeadings] = useState<Headings | null>(null)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    let over = false
    fetchKept({ name: 'readPage', params: { id: page.id } }).then(
      ({ data }) => over || setHeadings((data as OutputOf<typeof routes.readPage>).headings),
      (error: unknown) => {
        if (!(error instanceof Refusal) && !(error instanceof Unreachable)) throw error
        if (!over) setHeadings([])
      },
    )
    return () => {
      over = true
    }
  }, [page.id])
  useEffect(() => {
    if (headings) list.current?.querySelector('button')?.focus()
  }, [headings])
  return (
    <div className="form">
      <p>
        <button type="button" className="link" onClick={onBack}>
          {words.shown.otherPage}
        </button>
      </p>
      <h3 dir="auto">{page.title}</h3>
      <ul className="choose-list" ref={list}>
        {headings === null ? null : (
          <li>
            <button type="button" className="button quiet" onClick={() => onShow('')}>
              {words.shown.whole}
            </button>
          </li>
        )}
        {(headings ?? []).map(({ id, level, text }) => (
          <li key={id} data-level={level}>
            <button type="button" className="button quiet" dir="auto" onClick={() => onShow(id)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
