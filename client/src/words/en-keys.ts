/** The keyboard map as the sheet behind ? shows it: keys, and what they do. */
export const keyWords = {
  title: 'Keys',
  list: [
    ['⌘K', 'Search or jump (Ctrl K elsewhere)'],
    ['/', 'Search'],
    ['E', 'Edit this page'],
    ['H', 'History of this page'],
    ['Q', 'Ask about this page or the words selected'],
    ['C', 'New, in a list'],
    ['.', 'Show text that changed while you read'],
    ['G H', 'Go home'],
    ['G P', 'Go to practices'],
    ['G S', 'Go to stories'],
    ['G M', 'Go to methods'],
    ['G Q', 'Go to questions'],
    ['G O', 'Go to the offline library'],
    ['?', 'These keys'],
  ] as const,
}
