import { type Person, routes } from '@commonplace/api'
import { type FormEvent, useState } from 'react'
import { addresses } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormProblem } from '../../ui/Field.tsx'
import { toastDone } from '../../ui/toasts.tsx'
import { gapWords } from '../../words/gaps.ts'
import { Helpers } from '../shared/Helpers.tsx'

/** What is missing: words looked for, a title nobody wrote, a page without a steward, a question without an answer. */
export type Gap =
  | { readonly kind: 'search' | 'title'; readonly words: string }
  | { readonly kind: 'page' | 'question'; readonly words: string; readonly id: string }

const said = gapWords.invite
const titleOf = ({ kind, words }: Gap): string =>
  kind === 'page' ? said.steward(words) : kind === 'question' ? said.answer(words) : said.title(words)

/** Asks members to fill a gap; it waits for them on their Home. */
export function GapInvite({ slug, gap, onClose }: { slug: string; gap: Gap; onClose: () => void }) {
  const [chosen, setChosen] = useState<readonly Person[]>([])
  const toFill = useAct(routes.inviteToGap)
  const toAnswer = useAct(routes.inviteToAnswer)
  const about = { what: titleOf(gap), where: addresses.list(slug, 'gaps') }

  const invite = async (): Promise<{ queued: boolean } | null> => {
    if (gap.kind === 'question')
      return toAnswer.act({ params: { id: gap.id }, input: { members: chosen.map(({ id }) => id) } }, about)
    let last: { queued: boolean } | null = null
    for (const { id } of chosen) {
      const input = {
        kind: gap.kind,
        words: gap.words,
        memberId: id,
        ...(gap.kind === 'page' ? { pageId: gap.id } : {}),
      }
      last = await toFill.act({ params: { slug }, input }, about)
      if (!last) return null
    }
    return last
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const done = await invite()
    if (!done) return
    onClose()
    toastDone(done, said.sent)
  }
  return (
    <Dialog title={titleOf(gap)} onClose={onClose}>
      <form className="form" onSubmit={send}>
        <Helpers
          slug={slug}
          text={gap.words}
          pageId={gap.kind === 'page' ? gap.id : null}
          chosen={chosen}
          onChange={setChosen}
        />
        <FormProblem refusal={toFill.refusal ?? toAnswer.refusal} fields={[]} />
        <div className="form-actions">
          <button
            type="submit"
            className="button primary"
            disabled={toFill.busy || toAnswer.busy || chosen.length === 0}
          >
            {said.send}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
