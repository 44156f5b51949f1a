import { type Editor, Extension, type Range } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import Suggestion, { type SuggestionOptions } from '@tiptap/suggestion'
import type { PickerRow, PickerStore } from './picker-store.ts'

/** A row before it knows where in the text it will act. */
export interface Choice extends Omit<PickerRow, 'pick'> {
  run(editor: Editor, range: Range): void
}

export interface Trigger {
  readonly name: string
  /** What a person types to open it. */
  readonly char: string
  readonly label: string
  readonly allowSpaces?: boolean
  readonly startOfLine?: boolean
  /** How many rows at most; 8 where it is left out. */
  readonly most?: number
  choices(query: string, editor: Editor): Promise<readonly Choice[]> | readonly Choice[]
}

/** A choice of eight is read at a glance; the menu of blocks shows all there are and scrolls. */
const MOST_ROWS = 8

function suggestionFor(editor: Editor, trigger: Trigger, store: PickerStore): SuggestionOptions<Choice, Choice> {
  return {
    editor,
    char: trigger.char,
    pluginKey: new PluginKey(`picker-${trigger.name}`),
    allowSpaces: trigger.allowSpaces ?? false,
    startOfLine: trigger.startOfLine ?? false,
    allowedPrefixes: trigger.char.length > 1 ? null : [' ', '('],
    // Code means what it says: no menus inside it.
    allow: ({ editor }) => !editor.isActive('codeBlock') && !editor.isActive('code'),
    items: async ({ query, editor }) => (await trigger.choices(query, editor)).slice(0, trigger.most ?? MOST_ROWS),
    command: ({ editor, range, props }) => props.run(editor, range),
    render: () => {
      const show = (props: {
        items: Choice[]
        query: string
        clientRect?: (() => DOMRect | null) | null
        command(choice: Choice): void
      }) => {
        const rows = props.items.map(({ run: _, ...row }, at) => ({
          ...row,
          pick: () => {
            const choice = props.items[at]
            if (choice) props.command(choice)
          },
        }))
        store.show({ label: trigger.label, rows, query: props.query, rect: props.clientRect?.() ?? null })
      }
      return {
        onStart: show,
        onUpdate: show,
        onExit: () => store.close(),
        onKeyDown: ({ event }) => {
          if (store.get().label !== trigger.label) return false
          switch (event.key) {
            case 'ArrowDown':
              store.move(1)
              return true
            case 'ArrowUp':
              store.move(-1)
              return true
            case 'Enter':
            case 'Tab':
              return store.pick()
            case 'Escape':
              // The raw text stays, as typed.
              store.close()
              return true
            default:
              return false
          }
        },
      }
    },
  }
}

/** The menus that open at the caret, as one extension. */
export const pickerMenus = (triggers: readonly Trigger[], store: PickerStore) =>
  Extension.create({
    name: 'pickerMenus',
    // Before the keymap of lists and tables, which also want Enter and Tab.
    priority: 1000,
    addProseMirrorPlugins() {
      return triggers.map((trigger) => Suggestion(suggestionFor(this.editor, trigger, store)))
    },
  })
