import { Refusal } from '@commonplace/api'
import { KINDS } from '@commonplace/domain'
import { type ReactNode, useState } from 'react'
import { ThemeSwitch } from '../src/frame/ThemeSwitch.tsx'
import { chipOf } from '../src/offline/chip/chip.ts'
import { FRESH } from '../src/offline/session/save-state.ts'
import '../src/offline/chip/save-chip.css'
import { CopyLine } from '../src/ui/CopyLine.tsx'
import { Dialog } from '../src/ui/Dialog.tsx'
import { Empty } from '../src/ui/Empty.tsx'
import { Field, FormProblem } from '../src/ui/Field.tsx'
import { MoreIcon, StarIcon } from '../src/ui/icons.ts'
import { KindWord, Spine } from '../src/ui/Kind.tsx'
import { Menu } from '../src/ui/Menu.tsx'
import { Avatar, Names } from '../src/ui/People.tsx'
import { PageLine, QuestionLine } from '../src/ui/Rows.tsx'
import { Snippet } from '../src/ui/Snippet.tsx'
import { Trouble, Waiting } from '../src/ui/Trouble.tsx'
import { Ago } from '../src/ui/time.tsx'
import { Toasts, toast } from '../src/ui/toasts.tsx'
import { CHIPS, COLOURS, PAGE, PEOPLE, QUESTION } from './samples.ts'

const REFUSED = new Refusal('bad-input', 'Give it a title of at most 200 letters.', { field: 'title' })
const TOLD = new Refusal('conflict', 'Somebody else changed this meanwhile. Look at it again, then save.')

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = title.toLowerCase().replaceAll(' ', '-')
  return (
    <section aria-labelledby={id}>
      <h2 className="ruled" id={id}>
        {title}
      </h2>
      {children}
    </section>
  )
}

function Colours() {
  return Object.entries(COLOURS).map(([group, names]) => (
    <div key={group}>
      <h3>{group}</h3>
      <div className="guide-swatches">
        {names.map((name) => (
          <div className="guide-swatch" key={name}>
            <i ref={(element) => element?.style.setProperty('background', `var(--${name})`)} />
            <span>{name}</span>
          </div>
        ))}
      </div>
    </div>
  ))
}

function Controls() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <div className="guide-row">
        {['', 'primary', 'quiet'].map((look) => (
          <button key={look} type="button" className={`button ${look}`}>
            {look || 'plain'}
          </button>
        ))}
        <button type="button" className="button" disabled>
          disabled
        </button>
        <button type="button" className="button quiet icon star" aria-label="Star" aria-pressed="true">
          <StarIcon />
        </button>
        <button type="button" className="link">
          a link that acts
        </button>
        <kbd>?</kbd>
      </div>
      <div className="guide-row">
        <button type="button" className="button" onClick={() => setOpen(true)}>
          Open a dialog
        </button>
        <button
          type="button"
          className="button"
          onClick={() => toast('It was kept.', { label: 'Undo', run: () => toast('Undone.') })}
        >
          Say something
        </button>
        <Menu label="More" icon={<MoreIcon />}>
          <button type="button">Move…</button>
          <button type="button">Duplicate</button>
        </Menu>
        <ThemeSwitch />
      </div>
      {open ? (
        <Dialog title="Give it a name" onClose={() => setOpen(false)}>
          <p className="quiet-line">It keeps the focus, closes on Esc and gives the focus back.</p>
        </Dialog>
      ) : null}
    </>
  )
}

function Fields() {
  return (
    <form className="form" onSubmit={(event) => event.preventDefault()}>
      <Field label="Title" hint="As a member would ask for it." name="name">
        {(control) => <input {...control} defaultValue="Triage a dead toaster" />}
      </Field>
      <Field label="Title, refused" name="title" refusal={REFUSED}>
        {(control) => <input {...control} />}
      </Field>
      <label className="check">
        <input type="checkbox" defaultChecked /> Keep it on this device
      </label>
      <CopyLine text="https://example.org/join/8hQ" />
      <FormProblem refusal={TOLD} fields={[]} />
    </form>
  )
}

function Chips() {
  const say = (at: number) => new Date(at).toISOString().slice(11, 16)
  return (
    <dl>
      {CHIPS.map(([why, state]) => {
        const chip = chipOf({ ...FRESH, known: true, socket: 'open', ...state, updateReady: false }, Date.now(), say)
        return (
          <div className="guide-row" key={why}>
            <dt>{why}</dt>
            <dd>
              <span className="save-chip" data-tone={chip.tone} data-row={chip.row}>
                <span className="save-chip-glyph" data-glyph={chip.glyph} aria-hidden="true" />
                <span>{chip.words}</span>
                {chip.button ? <button type="button">{chip.button}</button> : null}
              </span>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** Every primitive in every state. */
export function StyleGuide() {
  return (
    <main className="guide accent-spruce">
      <h1>Style guide</h1>
      <Part title="Colour">
        <Colours />
      </Part>
      <Part title="Type">
        <h2 className="sentence">Since you were here on Thursday, nine people changed 14 pages.</h2>
        <div className="prose">
          <h2>When to use</h2>
          <p>
            At the triage table, before anybody opens a case. <a href="#steps">Links</a>, <strong>strong words</strong>,{' '}
            <em>stressed ones</em>, <code>code</code> and <mark>marks</mark>.
          </p>
          <blockquote>
            <p>Whoever turns the screw once will turn it again at home.</p>
          </blockquote>
        </div>
      </Part>
      <Part title="Kinds">
        <div className="guide-row">
          {[...KINDS, 'question' as const].map((kind) => (
            <span className="guide-row" key={kind}>
              <Spine kind={kind} />
              <KindWord kind={kind} />
            </span>
          ))}
        </div>
      </Part>
      <Part title="Controls">
        <Controls />
      </Part>
      <Part title="Fields">
        <Fields />
      </Part>
      <Part title="Rows">
        <ul className="rows">
          <PageLine page={PAGE('practice', 'Triage a dead toaster')} aside={<Ago at={Date.now() - 7_200_000} />}>
            <Names people={PEOPLE} />
          </PageLine>
          <PageLine page={PAGE('story', 'The toaster that came back')}>
            <Snippet text={'It was the \ue000crumbs\ue001. It is always the crumbs.'} />
          </PageLine>
          <QuestionLine question={QUESTION({})} lead />
          <QuestionLine question={QUESTION({ accepted: 'a' })} />
          <QuestionLine question={QUESTION({ answers: 0, held: 'waiting' })} />
        </ul>
      </Part>
      <Part title="People">
        <div className="guide-row">
          {Array.from({ length: 12 }, (_, hue) => ({ id: String(hue), name: 'Mei Kato', hue })).map((person) => (
            <Avatar key={person.id} person={person as unknown as (typeof PEOPLE)[number]} />
          ))}
        </div>
      </Part>
      <Part title="What is saved where">
        <Chips />
      </Part>
      <Part title="Nothing, waiting, trouble">
        <p className="notice">A notice stands where it matters.</p>
        <Empty
          action={
            <button type="button" className="button">
              Write a practice
            </button>
          }
        >
          Nothing is written down yet. What does a newcomer ask in their first week? Write that.
        </Empty>
        <Waiting />
        <Trouble
          title="Nothing is here"
          sentence="It may have been moved."
          action={<a href="#home">Home</a>}
          status={404}
        />
      </Part>
      <Toasts />
    </main>
  )
}
