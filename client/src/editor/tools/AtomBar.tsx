import { EMBED_SITES, embedOf } from '@commonplace/document/embeds'
import type { Editor, EditorEvents } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { pictureShown } from '../../data/pictures.ts'
import { words } from '../../words/editor.ts'
import { goBehind } from '../blocks/go-behind.ts'
import { sizedTo } from '../views/image.ts'
import { takeAsked } from './describe.ts'
import { usePlaced } from './use-placed.ts'
import { useReach } from './use-reach.ts'

const ATOMS = ['image', 'formula', 'embed', 'file'] as const
type Atom = (typeof ATOMS)[number]

interface Selected {
  readonly kind: Atom
  readonly pos: number
  readonly attrs: Readonly<Record<string, string | number | null>>
}

function selected(editor: Editor): Selected | null {
  const { selection } = editor.state
  if (!(selection instanceof NodeSelection) || !editor.isEditable) return null
  const kind = ATOMS.find((name) => name === selection.node.type.name)
  return kind ? { kind, pos: selection.from, attrs: selection.node.attrs } : null
}

let turns = 0
interface Turn extends Selected {
  readonly turn: number
}

/**
 * What is selected, and the how manieth selecting that is: while others write before it, it stands elsewhere and is the same, and what is
 * being typed about it stays.
 */
function useSelected(editor: Editor): Turn | null {
  const [now, setNow] = useState<Turn | null>(null)
  useEffect(() => {
    const begun = selected(editor)
    let last: Turn | null = begun && { ...begun, turn: turns++ }
    const follow = ({ transaction, appendedTransactions }: EditorEvents['transaction']) => {
      const found = selected(editor)
      if (found === null) last = null
      else {
        const place = last && [transaction, ...appendedTransactions].reduce((pos, tr) => tr.mapping.map(pos), last.pos)
        const same = last?.kind === found.kind && place === found.pos
        if (same && last?.pos === found.pos && last.attrs === found.attrs) return
        last = { ...found, turn: same && last ? last.turn : turns++ }
      }
      setNow(last)
    }
    setNow(last)
    editor.on('transaction', follow)
    return () => {
      editor.off('transaction', follow)
    }
  }, [editor])
  return now
}

const SITES = EMBED_SITES.join(', ')

/** What can be said of the picture, formula, embed or file that is selected: its words and its size, by fields that keys reach. */
export function AtomBar({ editor }: { editor: Editor }) {
  const now = useSelected(editor)
  const bar = useRef<HTMLFormElement>(null)
  usePlaced(bar, () => {
    const dom = now && editor.view.nodeDOM(now.pos)
    return dom instanceof HTMLElement ? dom.getBoundingClientRect() : null
  })
  // Put here to be filled in, it is filled in at once: when its fields are drawn, which may be later than it is asked.
  const [, drawAgain] = useState({})
  useEffect(() => {
    const describe = () => drawAgain({})
    editor.on('describe', describe)
    return () => {
      editor.off('describe', describe)
    }
  }, [editor])
  useEffect(() => {
    const field = bar.current?.querySelector('input')
    // Where nothing is selected any more nobody is asked.
    if ((field || !selected(editor)) && takeAsked(editor)) field?.focus()
  })
  useReach(editor, bar, 'input')

  if (!now) return null
  return createPortal(
    <Fields key={now.turn} editor={editor} now={now} bar={bar} />,
    document.getElementById('main') ?? document.body,
  )
}

interface FieldsProps {
  editor: Editor
  now: Selected
  bar: React.RefObject<HTMLFormElement | null>
}

function Fields({ editor, now, bar }: FieldsProps) {
  const { kind, pos, attrs } = now
  const [bad, setBad] = useState<string | null>(null)
  const said = (name: string) => String(attrs[name] ?? '')
  const set = (next: Readonly<Record<string, unknown>>) => {
    const node = editor.state.doc.nodeAt(pos)
    if (node?.type.name !== kind || !editor.isEditable) return
    const { tr } = editor.state
    for (const [name, value] of Object.entries(next))
      if (node.attrs[name] !== value) tr.setNodeAttribute(pos, name, value)
    if (tr.docChanged) editor.view.dispatch(tr)
  }
  const back = () => editor.commands.focus()
  /** What its fields make of it; null where that cannot be. */
  const madeOf = (fields: HTMLFormElement): Readonly<Record<string, unknown>> | null => {
    const form = new FormData(fields)
    const value = (name: string) => String(form.get(name) ?? '').trim()
    if (kind === 'image')
      return { alt: value('alt') || (attrs.alt === '' ? '' : null), caption: value('caption') || null }
    if (kind === 'formula') return { source: value('source') }
    if (kind === 'file') return { name: value('name') || said('name') }
    return embedOf(value('url')) ? { url: value('url'), title: value('title') } : null
  }
  const keep = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const made = madeOf(event.currentTarget)
    if (!made) return setBad(words.atom.notShown(SITES))
    set(made)
    // On to the text behind it.
    if (kind === 'embed' || kind === 'file') goBehind(editor, pos)
    else editor.commands.focus(pos + 1)
  }
  const field = (name: string, label: string, hint = '') => (
    <label>
      <span>{label}</span>
      <input name={name} defaultValue={said(name)} placeholder={hint} autoComplete="off" dir="auto" />
    </label>
  )
  return (
    <form
      ref={bar}
      className="atom-bar"
      aria-label={words.atom.label[kind]}
      onSubmit={keep}
      // Whoever goes elsewhere without a word has said what they said.
      onBlur={({ currentTarget, relatedTarget }) => {
        if (currentTarget.contains(relatedTarget)) return
        const made = madeOf(currentTarget)
        if (made) set(made)
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') back()
      }}
    >
      {kind === 'image' && (
        <>
          {field('alt', words.atom.alt, words.atom.altHint)}
          {field('caption', words.atom.caption)}
          <WidthOf editor={editor} pos={pos} attrs={attrs} onSize={set} />
        </>
      )}
      {kind === 'formula' && field('source', words.atom.source, 'a^2 + b^2')}
      {kind === 'embed' && (
        <>
          {field('url', words.atom.address, words.atom.addressHint(SITES))}
          {field('title', words.atom.title)}
        </>
      )}
      {kind === 'file' && field('name', words.atom.name)}
      {bad && <p role="alert">{bad}</p>}
      <div className="atom-acts">
        <button type="submit" className="button primary">
          {words.atom.keep}
        </button>
        {kind === 'image' && attrs.alt === null && (
          <button type="button" className="button" onClick={() => set({ alt: '' })}>
            {words.atom.decorative}
          </button>
        )}
        {kind === 'file' && (
          <a className="button" href={pictureShown(said('src'))} target="_blank" rel="noreferrer">
            {words.atom.open}
          </a>
        )}
        <button
          type="button"
          className="button quiet"
          onClick={() => {
            editor.chain().focus().deleteSelection().run()
          }}
        >
          {words.atom.remove}
        </button>
      </div>
    </form>
  )
}

const PARTS = [25, 50, 75, 100]

interface WidthProps {
  editor: Editor
  pos: number
  attrs: Selected['attrs']
  onSize(attrs: Record<string, unknown>): void
}

/** How wide a picture is, as a part of the column: by keys what dragging its corner is by pointer. */
function WidthOf({ editor, pos, attrs, onSize }: WidthProps) {
  const column = editor.view.dom.clientWidth || 1
  const dom = editor.view.nodeDOM(pos)
  const image = dom instanceof HTMLElement ? dom.querySelector('img') : null
  const shown = typeof attrs.width === 'number' ? attrs.width : (image?.getBoundingClientRect().width ?? column)
  const percent = Math.max(5, Math.min(100, Math.round((100 * shown) / column)))
  const ratio = image && image.naturalWidth > 0 ? image.naturalHeight / image.naturalWidth : 0
  const toPart = (part: number) => onSize(sizedTo(attrs, (column * part) / 100, ratio))
  return (
    <div className="atom-width">
      <label>
        <span>{words.atom.width}</span>
        <input
          type="range"
          min={5}
          max={100}
          step={5}
          value={percent}
          aria-valuetext={words.atom.whole(percent)}
          onChange={({ target }) => toPart(Number(target.value))}
        />
      </label>
      {PARTS.map((part) => (
        <button
          key={part}
          type="button"
          className="button quiet"
          aria-pressed={percent === part}
          onClick={() => toPart(part)}
        >
          {words.atom.whole(part)}
        </button>
      ))}
    </div>
  )
}
