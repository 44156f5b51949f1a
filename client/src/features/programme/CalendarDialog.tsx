import { routes } from '@commonplace/api'
import { useState } from 'react'
import { addresses } from '../../addresses.ts'
import { calls } from '../../calls.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { CopyLine } from '../../ui/CopyLine.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormProblem } from '../../ui/Field.tsx'
import { Day } from '../../ui/time.tsx'
import { programmeWords } from '../../words/programme.ts'

const said = programmeWords.calendar

/** The programme in one's own calendar: an address of one's own, shown once and ended at will, and the one for all where there is one. */
export function CalendarDialog({ slug, onClose }: { slug: string; onClose: () => void }) {
  const { data, refusal } = useRoute(routes.readCalendarAddress, calls.community(slug))
  const make = useAct(routes.makeCalendarAddress)
  const remove = useAct(routes.removeCalendarAddress)
  const [url, setUrl] = useState<string | null>(null)
  const about = { what: said.title, where: addresses.list(slug, 'programme') }
  const add = async () => {
    const done = await make.act({ params: { slug } }, about)
    if (done?.output) setUrl(done.output.url)
  }
  const end = async () => {
    if (await remove.act({ params: { slug } }, about)) setUrl(null)
  }
  const has = data?.made != null
  return (
    <Dialog title={said.title} onClose={onClose}>
      <p>{said.about}</p>
      {url ? (
        <div className="made" role="status">
          <p>{said.made}</p>
          <CopyLine text={url} />
        </div>
      ) : null}
      {has && !url && data.made !== null ? (
        <p className="quiet-line">
          {said.since} <Day at={data.made} />. {said.hidden}
        </p>
      ) : null}
      <div className="form-actions">
        <button type="button" className="button" disabled={make.busy} onClick={() => void add()}>
          {has ? said.anew : said.make}
        </button>
        {has ? (
          <button type="button" className="button quiet" disabled={remove.busy} onClick={() => void end()}>
            {said.end}
          </button>
        ) : null}
      </div>
      {data?.open ? (
        <>
          <p>{said.open}</p>
          <CopyLine text={data.open} />
        </>
      ) : null}
      <FormProblem refusal={refusal ?? make.refusal ?? remove.refusal} fields={[]} />
    </Dialog>
  )
}
