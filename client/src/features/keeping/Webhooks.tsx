import { routes } from '@commonplace/api'
import { type FormEvent, useState } from 'react'
import { addresses } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import type { ScreenOf } from '../../routes.ts'
import { CopyLine } from '../../ui/CopyLine.tsx'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { Head } from '../../ui/head.tsx'
import { FailedView, Waiting } from '../../ui/Trouble.tsx'
import { Ago, Day } from '../../ui/time.tsx'
import { hookWords as said } from '../../words/doors.ts'
import { words } from '../../words/en.ts'

/** Where other programs are told, with what they were told and how that went. */
export function Webhooks({ screen: { slug } }: { screen: ScreenOf<'webhooks'> }) {
  const list = useRoute(routes.listWebhooks, calls.community(slug))
  const create = useAct(routes.createWebhook)
  const remove = useAct(routes.removeWebhook)
  const [secret, setSecret] = useState<string | null>(null)
  const about = { what: said.title, where: addresses.list(slug, 'webhooks') }
  if (list.pending) return <Waiting />
  if (!list.data) return <FailedView failed={list} />
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const done = await create.act({ params: { slug }, input: { url: textIn(new FormData(form), 'url') } }, about)
    if (!done?.output) return
    setSecret(done.output.secret)
    form.reset()
  }
  return (
    <div className="narrow">
      <Head title={said.title} hidden />
      <h1 tabIndex={-1}>{said.title}</h1>
      <p className="quiet-line">{said.about}</p>
      {secret ? (
        <div className="made" role="status">
          <p>{said.secret}</p>
          <CopyLine text={secret} />
        </div>
      ) : null}
      <ul className="people">
        {list.data.items.map((hook) => (
          <li className="person" key={hook.id}>
            <div>
              <b className="name">{hook.url}</b>
              <p className="quiet">
                {hook.failingSince !== null ? (
                  <>
                    {said.failing} <Day at={hook.failingSince} />
                  </>
                ) : hook.lastUsedAt === null ? (
                  said.never
                ) : (
                  <>
                    {said.used} <Ago at={hook.lastUsedAt} />
                  </>
                )}
              </p>
              <Log slug={slug} id={hook.id} />
            </div>
            <button
              type="button"
              className="button quiet"
              onClick={() => void remove.act({ params: { slug, id: hook.id } }, about)}
            >
              {said.remove}
            </button>
          </li>
        ))}
      </ul>
      <form className="form" onSubmit={add}>
        <Field label={said.url} name="url" refusal={create.refusal}>
          {(control) => <input {...control} type="url" name="url" required maxLength={500} placeholder="https://" />}
        </Field>
        <FormProblem refusal={create.refusal ?? remove.refusal} fields={['url']} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={create.busy}>
            {said.add}
          </button>
        </div>
      </form>
    </div>
  )
}

function Log({ slug, id }: { slug: string; id: string }) {
  const [open, setOpen] = useState(false)
  const log = useRoute(routes.listDeliveries, open ? { params: { slug, id } } : null)
  const replay = useAct(routes.replayDelivery)
  const about = { what: said.title, where: addresses.list(slug, 'webhooks') }
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{said.log}</summary>
      <ul className="end-list">
        {log.data?.items.map((delivery) => (
          <li key={delivery.id}>
            <b>{delivery.type}</b>{' '}
            <span className="quiet">
              <Ago at={delivery.at} /> · {delivery.status ?? ''} {delivery.said}
              {delivery.doneAt === null ? ` · ${delivery.nextAt === null ? said.gaveUp : said.next}` : ''}{' '}
              {delivery.doneAt === null && delivery.nextAt !== null ? <Ago at={delivery.nextAt} /> : null}
            </span>{' '}
            <button
              type="button"
              className="link"
              onClick={() => void replay.act({ params: { slug, id: delivery.id } }, about)}
            >
              {said.again}
            </button>
          </li>
        ))}
      </ul>
      {log.data?.items.length === 0 ? <p className="quiet-line">{said.toldNothing}</p> : null}
      {log.unreachable ? <p className="problem">{words.trouble.unreachableSentence}</p> : null}
      <FormProblem refusal={log.refusal ?? replay.refusal} fields={[]} />
    </details>
  )
}
