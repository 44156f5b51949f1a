import { type GatheringShape, routes } from '@commonplace/api'
import { useRef } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { newId } from '../../data/api.ts'
import { useAct } from '../../data/use-act.ts'
import { navigate } from '../../navigation.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/en.ts'
import { programmeWords as said } from '../../words/programme.ts'
import { PlanForm, type Planned } from './PlanForm.tsx'

/** Plans a gathering, and opens it. */
export function PlanDialog({ slug, onClose }: { slug: string; onClose: () => void }) {
  const { act, busy, refusal } = useAct(routes.planGathering)
  // The same gathering however often it is tried.
  const id = useRef(newId())
  const plan = async (planned: Planned) => {
    const about = { what: planned.title, where: addresses.list(slug, 'programme') }
    const done = await act({ params: { slug }, input: { id: id.current, ...planned } }, about)
    if (!done?.output) return
    onClose()
    toast(said.planned)
    void navigate(pathOf(done.output.url))
  }
  return (
    <Dialog title={said.plan} onClose={onClose} wide>
      <PlanForm slug={slug} of={null} refusal={refusal} busy={busy} onSend={(planned) => void plan(planned)} />
    </Dialog>
  )
}

/** Changes a gathering; where it goes on as another one, opens that. */
export function ChangeDialog({ of, onClose }: { of: GatheringShape; onClose: () => void }) {
  const { act, busy, refusal } = useAct(routes.changeGathering)
  const change = async (planned: Planned) => {
    const done = await act(
      { params: { id: of.gatheringId }, input: planned },
      { what: planned.title, where: pathOf(of.url) },
    )
    if (!done?.output) return
    onClose()
    toast(words.saved)
    if (done.output.gatheringId !== of.gatheringId || done.output.at !== of.at) void navigate(pathOf(done.output.url))
  }
  return (
    <Dialog title={said.editTitle} onClose={onClose} wide>
      <p className="quiet-line">{said.editAbout}</p>
      <PlanForm
        slug={of.communitySlug}
        of={of}
        refusal={refusal}
        busy={busy}
        onSend={(planned) => void change(planned)}
      />
    </Dialog>
  )
}
