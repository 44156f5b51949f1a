import { VISIBILITIES, type Visibility } from '@commonplace/domain'
import { words } from '../../words/en.ts'

/** Who may read. */
export function VisibilityField({ value }: { value: Visibility }) {
  return (
    <fieldset className="checks">
      <legend>{words.settings.visibility}</legend>
      {VISIBILITIES.map((one) => (
        <label key={one}>
          <input type="radio" name="visibility" value={one} defaultChecked={one === value} />{' '}
          {words.settings.visibilities[one]}
        </label>
      ))}
    </fieldset>
  )
}
