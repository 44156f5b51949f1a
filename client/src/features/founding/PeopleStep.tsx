import { routes } from '@commonplace/api'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { addresses } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { CopyLine } from '../../ui/CopyLine.tsx'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { takeFocus } from '../../ui/take-focus.ts'
import { toast } from '../../ui/toasts.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { joiningWords } from '../../words/doors.ts'
import { words } from '../../words/en.ts'
import { foundingWords } from '../../words/founding.ts'
import type { StartShape } from './start-shape.ts'

const said = foundingWords.people
type CorePlace = StartShape['places'][number]

/** The core group: places to fill, each with an invitation or with somebody who is here. */
export function PeopleStep({ slug, places }: { slug: string; places: StartShape['places'] }) {
  const [link, setLink] = useState<string | null>(null)
  const made = useRef<HTMLDivElement>(null)
  // What was asked for, and is shown once, stands above what was pressed.
  useEffect(() => {
    if (link) takeFocus(made.current?.querySelector('input'))
  }, [link])
  return (
    <>
      <p>{said.about}</p>
      {link ? (
        <div ref={made} className="made" role="status">
          <p>{said.link}</p>
          <CopyLine text={link} />
        </div>
      ) : null}
      <ul className="rows">
        {places.map((one, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place is where it stands among the others of its kind
          <li className="row" key={n}>
            <PlaceLine slug={slug} place={one} onLink={setLink} />
          </li>
        ))}
      </ul>
    </>
  )
}

interface LineProps {
  slug: string
  place: CorePlace
  onLink: (url: string) => void
}

function PlaceLine({ slug, place: { place, spare, person, invited }, onLink }: LineProps) {
  const [open, setOpen] = useState(false)
  const revoke = useSaidAct(routes.revokeInvite)
  const free = useSaidAct(routes.setCorePlace)
  const name = said.places[place]
  const about = { what: name, where: addresses.list(slug, 'start') }
  const freed = async () => {
    if (person) await free.act({ params: { slug, id: person.id }, input: { place: null } }, about)
  }
  const takenBack = async () => {
    if (invited) await revoke.act({ params: { slug, id: invited.id } }, about)
  }
  return (
    <>
      <div className="row-main">
        <b className="row-title">{person?.name ?? name}</b>
        <div className="row-note">
          {person
            ? name
            : invited
              ? said.invited(invited.email)
              : `${said.hints[place]} · ${spare ? said.spare : said.free}`}
        </div>
        {open && !person && !invited ? (
          <FillPlace
            slug={slug}
            place={place}
            onLink={(url) => {
              setOpen(false)
              if (url) onLink(url)
            }}
          />
        ) : null}
      </div>
      <div className="row-aside">
        {person ? (
          <button
            type="button"
            className="button quiet"
            aria-label={said.freeOf(person.name)}
            onClick={() => void freed()}
          >
            {said.freeIt}
          </button>
        ) : invited ? (
          <button
            type="button"
            className="button quiet"
            aria-label={said.takeBackOf(name)}
            onClick={() => void takenBack()}
          >
            {said.takeBack}
          </button>
        ) : (
          <button
            type="button"
            className="button"
            aria-expanded={open}
            aria-label={said.inviteTo(name)}
            onClick={() => setOpen(!open)}
          >
            {said.invite}
          </button>
        )}
      </div>
    </>
  )
}

interface FillProps {
  slug: string
  place: CorePlace['place']
  /** The link to give away; null where there is none. */
  onLink: (url: string | null) => void
}

function FillPlace({ slug, place, onLink }: FillProps) {
  const invite = useAct(routes.createInvite)
  const give = useAct(routes.setCorePlace)
  const members = useRoute(routes.listMembers, calls.members(slug)).data?.items ?? []
  const about = { what: said.places[place], where: addresses.list(slug, 'start') }
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const email = textIn(new FormData(event.currentTarget), 'email').trim()
    const input = { role: 'member' as const, place, ...(email === '' ? {} : { email }) }
    const done = await invite.act({ params: { slug }, input }, about)
    if (!done?.output) return
    if (done.output.sent) toast(joiningWords.inviteSent)
    onLink(new URL(done.output.url, location.href).href)
  }
  const hand = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const id = textIn(new FormData(event.currentTarget), 'member')
    if (id !== '' && (await give.act({ params: { slug, id }, input: { place } }, about))) {
      toast(words.saved)
      onLink(null)
    }
  }
  return (
    <>
      <form className="form inline" method="post" onSubmit={(event) => void send(event)}>
        <Field label={said.email} hint={said.emailHint} name="email" refusal={invite.refusal}>
          {(control) => <input {...control} type="email" name="email" maxLength={254} />}
        </Field>
        <button type="submit" className="button primary" disabled={invite.busy}>
          {said.invite}
        </button>
        <FormProblem refusal={invite.refusal} fields={['email']} />
      </form>
      <form className="form inline" method="post" onSubmit={(event) => void hand(event)}>
        <Field label={said.here} name="member" refusal={give.refusal}>
          {(control) => (
            <select {...control} name="member" required key={members.length}>
              <option value="">{said.nobody}</option>
              {members
                .filter(({ role }) => role !== 'guest')
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </select>
          )}
        </Field>
        <button type="submit" className="button" disabled={give.busy}>
          {said.give}
        </button>
        <FormProblem refusal={give.refusal} fields={['member']} />
      </form>
    </>
  )
}
