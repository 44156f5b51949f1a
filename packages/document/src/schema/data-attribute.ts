/** One node attribute named `attribute` that stands in HTML as `data-NAME`, so that copy and paste within the editor keep it. */
export function dataAttribute<T extends string | null>(attribute: string, name: string, fallback: T) {
  const inHtml = `data-${name}`
  return {
    [attribute]: {
      default: fallback,
      parseHTML: (element: HTMLElement) => element.getAttribute(inHtml) ?? fallback,
      renderHTML: (attributes: Record<string, unknown>) => {
        const value = attributes[attribute]
        return typeof value === 'string' && value !== '' ? { [inHtml]: value } : {}
      },
    },
  }
}
