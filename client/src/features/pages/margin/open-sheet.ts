/** Opens the margin where it is a sheet that is closed, or was put away; resolves when what stands in it can take the focus. */
export async function openSheet(): Promise<void> {
  document.querySelector<HTMLElement>('.sheet-open:not([aria-expanded=true])')?.click()
  await new Promise(requestAnimationFrame)
}
