/** As much as the server keeps of one file. */
export const LARGEST = 10 * 1024 * 1024
/** The longer side of a picture that was too large: more than any screen shows in a column. */
const SIDE = 3000

/** A picture that is too large to be kept, made smaller by the browser; the picture itself where that cannot be done. */
export async function shrunk(file: File): Promise<File> {
  try {
    const { width, height } = await sizeOf(file)
    const part = Math.min(1, SIDE / Math.max(width, height))
    const resized = { resizeWidth: Math.round(width * part), resizeHeight: Math.round(height * part) }
    const bitmap = await createImageBitmap(file, { ...resized, resizeQuality: 'medium' })
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
    bitmap.close()
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.85 })
    return new File([blob], file.name.replace(/\.\w+$/, '.webp'), { type: blob.type })
  } catch (error) {
    console.debug('This picture cannot be made smaller here.', error)
    return file
  }
}

/** How large a picture is; rejects where the browser cannot read it. */
export async function sizeOf(file: File): Promise<{ width: number; height: number }> {
  const bitmap = await createImageBitmap(file)
  const { width, height } = bitmap
  bitmap.close()
  return { width, height }
}
