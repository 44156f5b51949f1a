import { VISIBILITIES, type Visibility } from '@commonplace/domain'
import { settingsWords } from '../../words/people.ts'

/** Who may read. */
export function VisibilityField({ value }: { value: Visibility }) {
  return (
    <fieldset className="checks">
      <legend>{settingsWords.visibility}</legend>
      {VISIBILITIES.map((one) => (
        <label key={one}>
          <input type="radio" name="visibility" value={one} defaultChecked={one === value} />{' '}
          {settingsWords.visibilities[one]}
        </label>
      ))}
    </fieldset>
  )
}
