import type { PageShape } from '@commonplace/api'
import { beginRemark } from '../data/remarking.ts'
import { AdoptedActs } from './AdoptedActs.tsx'
import { Beside, type BesideProps } from './Beside.tsx'
import type { SelectedWords } from './selected-words.ts'
import { ShownBar } from './tools/ShownBar.tsx'
import type { ShownSections } from './views/shown-section.ts'
import type { WovenAnswers } from './views/woven-answers.ts'

interface Props extends BesideProps {
  page: PageShape
  shown: ShownSections
  woven: WovenAnswers
}

/** What stands around the text of a page. Nobody needs it for the first key: it is fetched once the text is there. */
export default function PageBeside({ page, shown, woven, ...beside }: Props) {
  const remark = (suggest: boolean) => (on: SelectedWords) => beginRemark({ pageId: page.id, on, suggest })
  return (
    <>
      <Beside
        {...beside}
        {...(page.may.remark ? { onComment: remark(false) } : {})}
        {...(page.may.suggest ? { onSuggest: remark(true) } : {})}
      />
      <ShownBar editor={beside.editor} sections={shown} />
      <AdoptedActs page={page} editor={beside.editor} woven={woven} />
    </>
  )
}
