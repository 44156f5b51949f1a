import type { MeasuresShape } from '@commonplace/api'
import type { ReactNode } from 'react'
import { measureWords, shareWords, tookWords } from '../../words/measures.ts'
import { ReportStory } from './ReportStory.tsx'

const said = measureWords.cycles
type Story = MeasuresShape['stories'][number]
type Cycle = 'immediate' | 'potential' | 'applied' | 'realized' | 'transformative'

interface Props {
  data: MeasuresShape
  /** The stories that were chosen to stand beside the numbers. */
  chosen: readonly Story[]
}

/**
 * The same numbers in the order in which Etienne and Beverly Wenger-Trayner tell what a community is worth: from being together to seeing things
 * in another way. A story in which something worked stands where things became better, any other where something was tried.
 */
export function Cycles({ data, chosen }: Props) {
  const { whole, trust, evidence, marks } = data
  const count = (kind: 'gathering' | 'challenge') => marks.filter((mark) => mark.kind === kind).length
  const lines: Readonly<Record<Cycle, readonly ReactNode[]>> = {
    immediate: [
      said.together(count('gathering'), whole.posts, whole.replies),
      `${measureWords.writers.name}: ${whole.writers}`,
    ],
    potential: [
      `${measureWords.trust.fresh}: ${shareWords(trust.fresh, trust.pages)}`,
      `${measureWords.resolved.name}: ${tookWords(whole.resolved.median)} (${measureWords.ofAsked(whole.resolved.count, whole.resolved.of)})`,
    ],
    applied: [
      `${said.stories(whole.stories)}. ${measureWords.evidence.told(evidence.told, evidence.practices)}`,
      ...(count('challenge') > 0 ? [said.badges(count('challenge'))] : []),
    ],
    realized: evidence.most.slice(0, 3).map(({ id, title, worked }) => (
      <span key={id}>
        <span dir="auto">{title}</span>: {measureWords.worked(worked)}
      </span>
    )),
    transformative: [`${said.rungs}: ${said.proven(evidence.rungs.proven, evidence.rungs.retired)}`],
  }
  const stories: Partial<Record<Cycle, readonly Story[]>> = {
    applied: chosen.filter(({ worked }) => !worked),
    realized: chosen.filter(({ worked }) => worked),
  }
  return (
    <>
      {(Object.keys(lines) as Cycle[]).map((cycle) => (
        <section key={cycle} className="cycles">
          <div>
            <h2>{said[cycle].name}</h2>
            <p className="quiet-line">{said[cycle].is}</p>
          </div>
          <div>
            <ul>
              {lines[cycle].map((line, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: each line has its place
                <li key={n}>{line}</li>
              ))}
            </ul>
            {(stories[cycle] ?? []).map((story) => (
              <ReportStory key={story.id} story={story} level="h3" />
            ))}
          </div>
        </section>
      ))}
    </>
  )
}
