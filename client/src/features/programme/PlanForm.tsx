import { type GatheringShape, type Refusal, routes } from '@commonplace/api'
import { GATHERING_KINDS, type GatheringKind } from '@commonplace/domain'
import { type FormEvent, useState } from 'react'
import { calls } from '../../calls.ts'
import { useRoute } from '../../data/use-route.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { ownZone, ZoneField } from '../../ui/ZoneField.tsx'
import { programmeWords } from '../../words/programme.ts'
import { chosenOf, type Repeat, repeatsFor, repeatWords, ruleOf, withUntil } from './repeat.ts'

const said = programmeWords.form

/** What a form says of a gathering, as the API takes it. */
export interface Planned {
  readonly title: string
  readonly kind: GatheringKind
  readonly start: string
  readonly minutes: number
  readonly zone: string
  readonly rule: string | null
  readonly place: string
  readonly link: string
  readonly hostId: string | null
  readonly inTurn: boolean
  readonly about: string
  readonly sheet: string
}

interface Props {
  slug: string
  /** What is changed; null for a new one. */
  of: GatheringShape | null
  refusal: Refusal | null
  busy: boolean
  onSend: (planned: Planned) => void
}

const FIELDS = ['title', 'start', 'minutes', 'zone', 'rule', 'place', 'link', 'hostId', 'about', 'sheet']

/** What stands in the place of somebody's id where hosts take turns. */
const IN_TURN = 'in-turn'

function plannedOf(form: FormData, repeat: Repeat): Planned {
  const day = textIn(form, 'day')
  const own = textIn(form, 'rule').trim()
  const host = textIn(form, 'hostId')
  const rule = repeat === 'own' ? own || null : ruleOf(repeat, day)
  return {
    title: textIn(form, 'title'),
    kind: textIn(form, 'kind') as GatheringKind,
    start: `${day}T${textIn(form, 'time')}`,
    minutes: Number(textIn(form, 'minutes')),
    zone: textIn(form, 'zone').trim(),
    rule: rule && repeat !== 'own' ? withUntil(rule, textIn(form, 'until')) : rule,
    place: textIn(form, 'place'),
    link: textIn(form, 'link'),
    hostId: host === IN_TURN ? null : host || null,
    inTurn: host === IN_TURN,
    about: textIn(form, 'about'),
    sheet: textIn(form, 'sheet'),
  }
}

/** Everything that is said of a gathering when it is planned or changed. */
export function PlanForm({ slug, of, refusal, busy, onSend }: Props) {
  const members = useRoute(routes.listMembers, calls.members(slug)).data?.items ?? []
  // Who hosts it stays to be chosen while the members come, and where there are more than come at once.
  const usual = of?.usualHost && !members.some(({ id }) => id === of.usualHost?.id) ? of.usualHost : null
  const zone = of?.zone ?? ownZone()
  const [day, setDay] = useState(of?.first.slice(0, 10) ?? '')
  const chosen = chosenOf(of?.rule ?? null, day, zone)
  const [repeat, setRepeat] = useState<Repeat>(of ? chosen.repeat : 'once')
  const offered = repeatsFor(day)
  const now = offered.includes(repeat) ? repeat : 'once'
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSend(plannedOf(new FormData(event.currentTarget), now))
  }
  return (
    <form className="form" method="post" onSubmit={send}>
      <Field label={said.name} name="title" refusal={refusal}>
        {(control) => <input {...control} name="title" required maxLength={120} defaultValue={of?.title ?? ''} />}
      </Field>
      <Field label={said.kind} name="kind" refusal={refusal}>
        {(control) => (
          <select {...control} name="kind" defaultValue={of?.kind ?? 'show-and-tell'}>
            {GATHERING_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {programmeWords.kinds[kind]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="form-line">
        <Field label={said.day} name="start" refusal={refusal}>
          {(control) => (
            <input
              {...control}
              type="date"
              name="day"
              required
              defaultValue={day}
              onChange={(event) => setDay(event.target.value)}
            />
          )}
        </Field>
        <Field label={said.time} name="time">
          {(control) => (
            <input {...control} type="time" name="time" required defaultValue={of?.first.slice(11) ?? '18:00'} />
          )}
        </Field>
        <Field label={said.minutes} name="minutes" refusal={refusal}>
          {(control) => (
            <input
              {...control}
              type="number"
              name="minutes"
              required
              min={5}
              max={1440}
              defaultValue={of?.minutes ?? 60}
            />
          )}
        </Field>
      </div>
      <ZoneField label={said.zone} hint={said.zoneHint} zone={zone} refusal={refusal} />
      <Field label={said.repeat} name="repeat">
        {(control) => (
          <select {...control} value={now} onChange={(event) => setRepeat(event.target.value as Repeat)}>
            {offered.map((one) => (
              <option key={one} value={one}>
                {repeatWords(one, day)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {now === 'own' ? (
        <Field label={said.rule} hint={said.ruleHint} name="rule" refusal={refusal}>
          {(control) => <input {...control} name="rule" maxLength={200} defaultValue={of?.rule ?? ''} />}
        </Field>
      ) : null}
      {now === 'own' || now === 'once' ? null : (
        <Field label={said.until} hint={said.untilHint} name="rule" refusal={refusal}>
          {(control) => <input {...control} type="date" name="until" min={day} defaultValue={chosen.until} />}
        </Field>
      )}
      <Field label={said.place} name="place" refusal={refusal}>
        {(control) => <input {...control} name="place" maxLength={200} defaultValue={of?.place ?? ''} />}
      </Field>
      <Field label={said.link} hint={said.linkHint} name="link" refusal={refusal}>
        {(control) => <input {...control} type="url" name="link" maxLength={500} defaultValue={of?.link ?? ''} />}
      </Field>
      <Field label={said.host} name="hostId" refusal={refusal}>
        {(control) => (
          <select
            {...control}
            name="hostId"
            defaultValue={of?.inTurn ? IN_TURN : (of?.usualHost?.id ?? '')}
            key={members.length}
          >
            <option value="">{said.nobody}</option>
            <option value={IN_TURN}>{said.inTurn}</option>
            {usual ? <option value={usual.id}>{usual.name}</option> : null}
            {members.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={said.about} name="about" refusal={refusal}>
        {(control) => <textarea {...control} name="about" rows={3} maxLength={2000} defaultValue={of?.about ?? ''} />}
      </Field>
      <Field label={said.sheet} hint={said.sheetHint} name="sheet" refusal={refusal}>
        {(control) => <textarea {...control} name="sheet" rows={3} maxLength={10_000} defaultValue={of?.sheet ?? ''} />}
      </Field>
      <FormProblem refusal={refusal} fields={FIELDS} />
      <div className="form-actions">
        <button type="submit" className="button primary" disabled={busy}>
          {of ? said.save : said.plan}
        </button>
      </div>
    </form>
  )
}
