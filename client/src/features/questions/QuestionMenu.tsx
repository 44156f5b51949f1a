import { type QuestionShape, routes } from '@commonplace/api'
import { useState } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { navigate } from '../../navigation.ts'
import { MoreIcon } from '../../ui/icons.ts'
import { Menu } from '../../ui/Menu.tsx'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/en.ts'
import { EditQuestion } from './EditQuestion.tsx'

/** What can be done with a question beyond answering it. */
export function QuestionMenu({ question, slug }: { question: QuestionShape; slug: string }) {
  const [editing, setEditing] = useState(false)
  const remove = useAct(routes.deleteQuestion)
  const path = pathOf(question.url)
  const copyLink = () => {
    navigator.clipboard.writeText(new URL(path, location.href).href).then(
      () => toast(words.copied),
      () => toast(words.errors.noClipboard),
    )
  }
  const withdraw = async () => {
    if (!confirm(words.questions.withdrawSure)) return
    const done = await remove.act({ params: { id: question.id } }, { what: question.title, where: path })
    if (!done) return
    toast(words.questions.withdrawn)
    void navigate(addresses.list(slug, 'questions'))
  }
  return (
    <>
      <Menu label={words.pages.actions} icon={<MoreIcon />}>
        {question.may.edit ? (
          <button type="button" onClick={() => setEditing(true)}>
            {words.questions.edit}
          </button>
        ) : null}
        <button type="button" onClick={copyLink}>
          {words.copyLink}
        </button>
        <a href={`${path}.md`}>{words.pages.asMarkdown}</a>
        {question.may.delete ? (
          <button type="button" className="danger" onClick={withdraw}>
            {words.questions.withdrawQuestion}
          </button>
        ) : null}
      </Menu>
      {editing ? <EditQuestion question={question} onClose={() => setEditing(false)} /> : null}
    </>
  )
}
