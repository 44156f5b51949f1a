import { type QuestionShape, routes } from '@commonplace/api'
import { Suspense, useState } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { navigate } from '../../navigation.ts'
import { KeepHere } from '../../offline/KeepHere.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { MoreIcon } from '../../ui/icons.ts'
import { late } from '../../ui/late.ts'
import { Menu } from '../../ui/Menu.tsx'
import { toast } from '../../ui/toasts.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { askingWords } from '../../words/asking.ts'
import { words } from '../../words/en.ts'
import { EditQuestion } from './EditQuestion.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { MergeDialog } from './MergeDialog.tsx'

const Moderation = late(() => import('../shared/Moderation.tsx'))

/** What can be done with a question beyond answering it. */
export function QuestionMenu({ question, slug }: { question: QuestionShape; slug: string }) {
  const [open, setOpen] = useState<'edit' | 'invite' | 'merge' | null>(null)
  const remove = useSaidAct(routes.deleteQuestion)
  const path = pathOf(question.url)
  const [opened, setOpened] = useState(false)
  const copyLink = () => copyText(new URL(path, location.href).href)
  const withdraw = async () => {
    if (!confirm(askingWords.question.withdrawSure)) return
    const done = await remove.act({ params: { id: question.id } }, { what: question.title, where: path })
    if (!done) return
    toast(askingWords.question.withdrawn)
    void navigate(addresses.list(slug, 'questions'))
  }
  return (
    <>
      <Menu label={words.pages.actions} icon={<MoreIcon />} onOpen={() => setOpened(true)}>
        {question.may.edit ? (
          <button type="button" onClick={() => setOpen('edit')}>
            {askingWords.question.edit}
          </button>
        ) : null}
        {question.may.invite ? (
          <button type="button" onClick={() => setOpen('invite')}>
            {askingWords.invite.open}
          </button>
        ) : null}
        {question.may.merge && question.held === null ? (
          <button type="button" onClick={() => setOpen('merge')}>
            {askingWords.merge.open}
          </button>
        ) : null}
        <a href={`${path}/history`} data-key="h">
          {askingWords.history.link} · {askingWords.history.versions(question.versions)}
        </a>
        <button type="button" onClick={copyLink}>
          {words.copyLink}
        </button>
        {opened ? <KeepHere slug={slug} what={{ question: question.id }} /> : null}
        <a href={`${path}.md`}>{words.pages.asMarkdown}</a>
        {opened && question.held === null ? (
          <Suspense>
            <Moderation
              slug={slug}
              subject={{ kind: 'question', id: question.id }}
              title={question.title}
              where={path}
              mayModerate={question.may.moderate}
              locked={question.locked}
            />
          </Suspense>
        ) : null}
        {question.may.delete ? (
          <button type="button" className="danger" onClick={withdraw}>
            {askingWords.question.withdrawQuestion}
          </button>
        ) : null}
      </Menu>
      {open === 'edit' ? <EditQuestion question={question} onClose={() => setOpen(null)} /> : null}
      {open === 'invite' ? <InviteDialog question={question} slug={slug} onClose={() => setOpen(null)} /> : null}
      {open === 'merge' ? <MergeDialog question={question} slug={slug} onClose={() => setOpen(null)} /> : null}
    </>
  )
}
