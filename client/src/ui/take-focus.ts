/** Gives the keys to an element where what had them has let go, as a button does that is busy or gone: nobody is called back from elsewhere. */
export function takeFocus(element: HTMLElement | null | undefined): void {
  if (document.activeElement === document.body) element?.focus()
}
