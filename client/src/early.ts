// Between the first paint and the moment the script takes over, a form that is sent would go where no server listens, or put what was
// typed into the address; and React, which hears of no letter before it is there, would set every field back to what the server drew.
// A few lines in the head hold the one back and note the other; both are told to the application once it is there. So is the button that was
// pressed last, which would else have done nothing, and said nothing.

type Typable = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

interface Early {
  hold(event: Event): void
  note(event: Event): void
  press(event: Event): void
  form: HTMLFormElement | null
  button: HTMLButtonElement | null
  /** What was typed or chosen: text, or whether a box is ticked. */
  readonly typed: Map<Typable, string | boolean>
}

declare global {
  interface Window {
    early?: Early
  }
}

/** Runs before anything else, inline, as the page's policy allows by its hash. Forms with an address of their own work without any script. */
export const HOLD_EARLY = [
  'early={form:null,button:null,typed:new Map,',
  "hold(e){if(!e.target.hasAttribute('action')){e.preventDefault();early.form=e.target}},",
  'note({target:f}){early.typed.set(f,/^(checkbox|radio)$/.test(f.type)?f.checked:f.value)},',
  // The application, which may hear it by then, hears it once: when it is told.
  'press(e){let b=e.target.closest("button[type=button]");if(b){e.stopPropagation();early.button=b}}};',
  "addEventListener('submit',early.hold,true);addEventListener('input',early.note,true);addEventListener('click',early.press,true)",
].join('')

/** The application is there: it is told what was typed, from now on forms are its own, and the one that was held is sent. */
export function releaseEarly(): void {
  const { early } = window
  if (!early) return
  removeEventListener('submit', early.hold, true)
  removeEventListener('input', early.note, true)
  removeEventListener('click', early.press, true)
  delete window.early
  for (const [field, value] of early.typed) if (field.isConnected) retell(field, value)
  const { form, button } = early
  // After the fields' new values were drawn: a button that waits for words is open by then.
  if (form) setTimeout(() => form.isConnected && form.requestSubmit())
  if (button) setTimeout(() => button.isConnected && button.click())
}

/**
 * React compares a field with the value it last saw there, and took over when the words stood there already. So the field goes back to
 * what the server drew, by the setter React watches, and takes its words again by the one it does not, as if they were typed now.
 */
function retell(field: Typable, value: string | boolean): void {
  if (field instanceof HTMLSelectElement) {
    field.value = String(value)
    field.dispatchEvent(new Event('change', { bubbles: true }))
  } else if (typeof value === 'boolean') {
    if (field instanceof HTMLInputElement && value !== field.defaultChecked) {
      field.checked = field.defaultChecked
      field.click()
    }
  } else if (value !== field.defaultValue) {
    const { selectionStart, selectionEnd } = field
    field.value = field.defaultValue
    const watched = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement
    Reflect.set(watched.prototype, 'value', value, field)
    if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
