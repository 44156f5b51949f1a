import type { Editor } from '@tiptap/core'

declare module '@tiptap/core' {
  interface EditorEvents {
    /** What is selected waits to be told of: its bar takes the keys. */
    describe: undefined
  }
}

const asked = new WeakSet<Editor>()

/** Asks for what the picture, formula or embed that is selected is to be. Its bar may not be there yet: it finds that it was asked when it comes. */
export const askToDescribe = (editor: Editor): void => {
  asked.add(editor)
  editor.emit('describe', undefined)
}

/** Whether the bar of what is selected is to take the keys; said once. */
export const takeAsked = (editor: Editor): boolean => asked.delete(editor)
