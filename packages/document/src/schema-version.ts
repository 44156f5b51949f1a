/**
 * Grows with every node, mark or attribute that is added. An editor with an older schema deletes what it does not know, merely by
 * opening; so a client says its version at the door and an older one is kept from writing. In a file of its own: whoever only sends what
 * waits says it too, and loads no editor for it.
 */
export const SCHEMA_VERSION = 3
