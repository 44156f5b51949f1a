import react from '@vitejs/plugin-react'
import { defineConfig, type EnvironmentOptions } from 'vite'
import { firstView } from './vite/first-view.ts'
import { notYet } from './vite/not-yet.ts'
import { oneSheet } from './vite/one-sheet.ts'
import { serviceWorker } from './vite/service-worker.ts'
import { slimRoutes } from './vite/slim-routes.ts'
import { withoutWindow } from './vite/without-window.ts'
import { LANGUAGES, serverIn, wordsApart, wordsOf } from './vite/words.ts'

/** What every screen shares, without the parts that are only for writing. */
const SHARED =
  /client\/src\/(ui|data)\/(?!AdoptionDialog|ReasonDialog|quotes|recent|quoted|edit-next|use-late|session|KeptAge|Links|Rows|Field|form|Snippet|embed|mark-words|use-deciding|remarking|Composer|CopyLine|MoreRows|PersonFields|drafts)|client\/src\/words\/dates|client\/src\/[^/]+\.tsx?$|packages\/(api|domain(?!\/src\/search)|kit)\/|node_modules\/(zod|lucide-react)\//

/** What every text that is written is made with, in one piece: in several it would be some thousand bytes more. */
const TEXT =
  /node_modules\/(@tiptap\/(?!extensions\/dist\/undo-redo)|prosemirror-(?!history|highlight|search)|orderedmap\/|w3c-keyname\/)/

const OTHERS = LANGUAGES.filter((language) => language !== 'en')

/** The program that renders on the server, in one language. */
const renderer = (name: string, command: 'build' | 'serve'): EnvironmentOptions => ({
  // Bundling everything breaks React while developing; a build holds the production React only, whatever NODE_ENV says later.
  resolve: { noExternal: command === 'build' ? true : [] },
  ...(command === 'build' ? { define: { 'process.env.NODE_ENV': '"production"' } } : {}),
  build: {
    outDir: `dist/${name}`,
    ssr: true,
    emptyOutDir: true,
    copyPublicDir: false,
    rollupOptions: { input: 'src/entry-server.tsx', output: { entryFileNames: 'entry-server.js' } },
  },
})

/**
 * One `vite build --app` makes all outputs: `dist/browser` for people, `dist/ssr/entry-server.js` for the server that renders the first view, and one
 * of these more for each further language.
 * The browsers named are those of 2024 and later: `light-dark()`, nesting and the popover come with them and need no translation.
 */
export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  appType: 'custom',
  plugins: [
    react(),
    slimRoutes(),
    notYet(),
    wordsApart(),
    ...OTHERS.map(wordsOf),
    firstView(),
    oneSheet(),
    serviceWorker(),
  ],
  worker: { plugins: () => [withoutWindow()] },
  builder: {},
  build: { target: ['chrome123', 'firefox128', 'safari17.5'], assetsDir: 'assets', reportCompressedSize: false },
  resolve: { dedupe: ['react', 'react-dom', 'yjs', 'y-protocols', '@tiptap/core', '@tiptap/pm'] },
  environments: {
    client: {
      build: {
        outDir: 'dist/browser',
        manifest: true,
        // A screen is fetched when it is near, before anybody waits for it. Of what it needs besides, styles alone are listed in the first script: the
        // names of all scripts of all screens would be a kilobyte for every reader.
        modulePreload: {
          polyfill: false,
          resolveDependencies: (_, deps) => deps.filter((file) => file.endsWith('.css')),
        },
        emptyOutDir: true,
        rollupOptions: {
          input: 'src/main.tsx',
          output: {
            // Every script of the program stands by name in the first one: without their sources' names that is a kilobyte less for each reader, and
            // with names of seven signs some hundred bytes more.
            chunkFileNames: 'assets/[hash:7].js',
            // Few files for the first view: what changes seldom, and what every screen shares.
            codeSplitting: {
              groups: [
                {
                  name: 'react',
                  test: /node_modules\/(react|react-dom|scheduler|@tanstack)\/|vite\/preload-helper/,
                  priority: 2,
                },
                { name: 'yjs', test: /node_modules\/(yjs|lib0|y-protocols|y-websocket)\//, priority: 2 },
                // A few bytes that both what is saved and what is kept need, in no file of their own.
                {
                  name: 'kept',
                  test: /client\/src\/offline\/(chip\/current-save|library\/answers|session\/save-state)\.ts/,
                  priority: 2,
                },
                { name: 'text', test: TEXT, priority: 1 },
                { name: 'shared', test: SHARED, priority: 1, tags: ['$initial'] },
              ],
            },
          },
        },
      },
    },
    ...Object.fromEntries(LANGUAGES.map((language) => [serverIn(language), renderer(serverIn(language), command)])),
  },
}))
