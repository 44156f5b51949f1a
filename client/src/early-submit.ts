// Between the first paint and the moment the script takes over, a form that is sent would go where no server listens, or put what was
// typed into the address. A few lines in the head hold it back; what was held is sent once the application is there.

declare global {
  interface Window {
    early?: { hold(event: Event): void; form: HTMLFormElement | null }
  }
}

/** Runs before anything else, inline, under the page's nonce. Forms with an address of their own work without any script. */
export const HOLD_SUBMITS =
  "early={form:null,hold(e){if(!e.target.hasAttribute('action')){e.preventDefault();early.form=e.target}}};addEventListener('submit',early.hold,true)"

/** The application is there: from now on forms are its own, and the one that was held is sent. */
export function releaseSubmits(): void {
  const { early } = window
  if (!early) return
  removeEventListener('submit', early.hold, true)
  delete window.early
  if (early.form?.isConnected) early.form.requestSubmit()
}
