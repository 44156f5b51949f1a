import { type GatheringShape, routes } from '@commonplace/api'
import { type FormEvent, useState } from 'react'
import { pathOf } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { MoreIcon } from '../../ui/icons.ts'
import { Menu } from '../../ui/Menu.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/en.ts'
import { programmeWords as said } from '../../words/programme.ts'
import { ChangeDialog } from './PlanDialog.tsx'

type Asked = 'edit' | 'move' | 'off' | 'all' | null

/** What whoever hosts or planned may do: change all of it, move this time, call this time or all of it off. */
export function OccurrenceMenu({ gathering }: { gathering: GatheringShape }) {
  const [asked, setAsked] = useState<Asked>(null)
  const one = useAct(routes.changeOccurrence)
  const all = useAct(routes.cancelGathering)
  const { gatheringId: id, at, title, may, cancelled } = gathering
  const about = { what: title, where: pathOf(gathering.url) }
  const done = (worked: unknown) => {
    if (!worked) return
    setAsked(null)
    toast(words.saved)
  }
  const change = async (input: { start?: string | null; cancelled?: string | null }) =>
    done(await one.act({ params: { id, at }, input }, about))
  if (!may.host && !may.plan) return null
  return (
    <>
      <Menu label={said.more} icon={<MoreIcon />}>
        {may.plan ? (
          <button type="button" onClick={() => setAsked('edit')}>
            {said.edit}
          </button>
        ) : null}
        {may.host && cancelled === null ? (
          <>
            <button type="button" onClick={() => setAsked('move')}>
              {said.move}
            </button>
            {gathering.recurring ? (
              <button type="button" onClick={() => setAsked('off')}>
                {said.callOff}
              </button>
            ) : null}
          </>
        ) : null}
        {may.host && cancelled !== null ? (
          <button type="button" onClick={() => void change({ cancelled: null })}>
            {said.callOn}
          </button>
        ) : null}
        {may.plan ? (
          <button type="button" onClick={() => setAsked('all')}>
            {said.callOffAll}
          </button>
        ) : null}
      </Menu>
      {asked === 'edit' ? <ChangeDialog of={gathering} onClose={() => setAsked(null)} /> : null}
      {asked === 'move' ? (
        <MoveDialog
          gathering={gathering}
          act={one}
          onMove={(start) => void change({ start })}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked === 'off' ? (
        <ReasonDialog
          title={said.callOff}
          label={said.why}
          action={said.callOff}
          refusal={one.refusal}
          busy={one.busy}
          onSend={(why) => change({ cancelled: why })}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked === 'all' ? (
        <ReasonDialog
          title={said.callOffAll}
          label={said.why}
          action={said.callOffAll}
          refusal={all.refusal}
          busy={all.busy}
          onSend={async (why) => done(await all.act({ params: { id }, input: { why } }, about))}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </>
  )
}

interface MoveProps {
  gathering: GatheringShape
  act: Pick<ReturnType<typeof useAct<typeof routes.changeOccurrence>>, 'refusal' | 'busy'>
  onMove: (start: string | null) => void
  onClose: () => void
}

function MoveDialog({ gathering, act, onMove, onClose }: MoveProps) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onMove(textIn(new FormData(event.currentTarget), 'start'))
  }
  return (
    <Dialog title={said.move} onClose={onClose}>
      <form className="form" onSubmit={send}>
        <Field label={said.moveTo} hint={said.moveAbout(gathering.zone)} name="start" refusal={act.refusal}>
          {(control) => (
            <input {...control} type="datetime-local" name="start" required defaultValue={gathering.begins} />
          )}
        </Field>
        <FormProblem refusal={act.refusal} fields={['start']} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={act.busy}>
            {said.move}
          </button>
          {gathering.moved ? (
            <button type="button" className="button" disabled={act.busy} onClick={() => onMove(null)}>
              {said.moveBack}
            </button>
          ) : null}
        </div>
      </form>
    </Dialog>
  )
}
