import { routes } from '@commonplace/api'
import { api, newId } from '../data/api.ts'
import { pictureNamed } from '../data/pictures.ts'
import type { Upload } from './views/pictures.ts'

/** Sends pictures to the page they belong to. */
export const uploadTo =
  (pageId: string): Upload =>
  async (file) => {
    const attached = await api(routes.attachFile, {
      params: { id: pageId },
      query: { name: file.name.slice(0, 200) },
      bytes: file,
      key: newId(),
    })
    return { src: pictureNamed(attached.id), width: attached.width, height: attached.height }
  }
