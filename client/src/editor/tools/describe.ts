import type { Editor } from '@tiptap/core'

declare module '@tiptap/core' {
  interface EditorEvents {
    /** What is selected waits to be told of: its bar takes the keys. */
    describe: undefined
  }
}

/** Asks for what the picture, formula or embed that is selected is to be. */
export const askToDescribe = (editor: Editor): void => {
  editor.emit('describe', undefined)
}
