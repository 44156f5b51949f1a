import type { VersionRow } from '@commonplace/api'
import { exactly } from '../../words/dates.ts'
import { words } from '../../words/editor.ts'

interface Props {
  versions: readonly VersionRow[]
  chosen: number | null
  onChoose(n: number): void
}

/** The kept states of a page as a list to choose from. */
export function VersionList({ versions, chosen, onChoose }: Props) {
  return (
    <ol className="version-list">
      {versions.map((version) => (
        <li key={version.id}>
          <button
            type="button"
            className="version-row"
            aria-current={version.n === chosen ? 'true' : undefined}
            onClick={() => onChoose(version.n)}
          >
            <span className="version-name">{version.name ?? words.history.version(version.n)}</span>
            <span className="version-by">
              {version.by.length > 0 && words.history.by(version.by.map(({ name }) => name).join(', '))}
              {version.automatic && version.name === null && ` · ${words.history.automatic}`}
            </span>
            {version.summary && <span className="version-summary">{version.summary}</span>}
            <span className="version-when">
              <time dateTime={new Date(version.at).toISOString()}>{exactly(version.at)}</time>
              <span className="version-size">{words.history.changed(version.added, version.removed)}</span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  )
}
