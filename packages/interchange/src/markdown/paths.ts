// Paths inside an imported folder: `/` between the parts, never a leading one, never `..` above the folder.

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

export const fileNameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The file's name without its last ending. */
export const stemOf = (path: string): string => fileNameOf(path).replace(/\.[^.]+$/, '')

export const isMarkdown = (path: string): boolean => /\.(md|markdown|mdx|mdown|mkd)$/i.test(path)

/** The pages that stand for their folder. */
export const isFolderPage = (path: string): boolean => /^(index|readme|_index)$/i.test(stemOf(path))

/** A folder and a relative path as one path; null where it leads out of the imported folder. */
export function join(folder: string, relative: string): string | null {
  const parts: string[] = folder === '' ? [] : folder.split('/')
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}

/** From one file to another, as a relative link. */
export function relativeTo(from: string, to: string): string {
  const here = from.split('/').slice(0, -1)
  const there = to.split('/')
  let same = 0
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++
  return [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/')
}

/** What a link says, with %-codes read; as written where they make no sense. */
export function decodePath(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch (error) {
    if (error instanceof URIError) return href
    throw error
  }
}
