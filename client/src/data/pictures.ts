import { routes, urlOf } from '@commonplace/api'

const KEPT = 'attachment:'
const address = (id: string) => urlOf(routes.readAttachment, { params: { id } })
const ADDRESS = address('')

/** How a text names a picture that was uploaded: by its id, which stays true where the installation moves. */
export const pictureNamed = (id: string): string => KEPT + id

/** Where a browser finds the picture that a text names. */
export const pictureShown = (src: string): string => (src.startsWith(KEPT) ? address(src.slice(KEPT.length)) : src)

/** The name of a picture that is shown, for a piece of text that is copied from one place to another. */
export const pictureOf = (src: string): string =>
  src.startsWith(ADDRESS) ? pictureNamed(src.slice(ADDRESS.length)) : src
