import { type PageShape, routes } from '@commonplace/api'
import { useRoute } from '../../data/use-route.ts'
import { comparingWords as words } from '../../words/comparing.ts'
import { words as editorWords } from '../../words/editor.ts'
import { Compared } from './Compared.tsx'

interface Props {
  page: PageShape
  /** The version its reader knows. */
  since: number
  onBack: () => void
}

/** The text of a page with what changed since its reader last read it, in its place. */
export default function SinceRead({ page, since, onBack }: Props) {
  const diff = useRoute(routes.readDiff, { params: { id: page.id }, query: { from: since } })
  const failed = diff.refusal?.message ?? (diff.unreachable ? editorWords.history.failed : null)
  const back = (
    <button type="button" className="button" onClick={onBack}>
      {words.backToText}
    </button>
  )
  return (
    <section aria-label={words.showing}>
      {failed !== null ? (
        <p className="notice danger" role="alert">
          {failed} {back}
        </p>
      ) : diff.data ? (
        <Compared html={diff.data.html} authors={diff.data.authors}>
          {back}
        </Compared>
      ) : (
        <p className="quiet-line">{editorWords.history.loading}</p>
      )}
    </section>
  )
}
