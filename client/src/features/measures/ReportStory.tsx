import type { MeasuresShape } from '@commonplace/api'
import { pathOf } from '../../addresses.ts'

/** A story that was chosen to stand beside the numbers. */
export function ReportStory({
  story: { title, url, summary },
  level: Heading,
}: {
  story: MeasuresShape['stories'][number]
  level: 'h2' | 'h3'
}) {
  return (
    <section className="report-story">
      <Heading dir="auto">
        <a href={pathOf(url)}>{title}</a>
      </Heading>
      <p dir="auto">{summary}</p>
    </section>
  )
}
