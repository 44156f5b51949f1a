import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { serviceWorker } from './vite/service-worker.ts'
import { slimRoutes } from './vite/slim-routes.ts'

/** What every screen shares, without the parts that are only for writing. */
const SHARED =
  /client\/src\/(ui|data)\/(?!AdoptionDialog|ReasonDialog|quotes|recent|quoted|edit-next|use-late|session|KeptAge|Links|Rows|Field|form|Snippet|embed|mark-words|use-deciding|remarking|Composer|CopyLine|MoreRows|PersonFields|drafts)|client\/src\/words\/(en|dates)|client\/src\/[^/]+\.tsx?$|packages\/(api|domain(?!\/src\/search)|kit)\/|node_modules\/(zod|lucide-react)\//

/**
 * One `vite build --app` makes both outputs: `dist/browser` for people, `dist/ssr/entry-server.js` for the server that renders the first view.
 * The browsers named are those of 2024 and later: `light-dark()`, nesting and the popover come with them and need no translation.
 */
export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  appType: 'custom',
  plugins: [react(), slimRoutes(), serviceWorker()],
  builder: {},
  build: { target: ['chrome123', 'firefox128', 'safari17.5'], assetsDir: 'assets', reportCompressedSize: false },
  resolve: { dedupe: ['react', 'react-dom', 'yjs', 'y-protocols', '@tiptap/core', '@tiptap/pm'] },
  environments: {
    client: {
      build: {
        outDir: 'dist/browser',
        manifest: true,
        emptyOutDir: true,
        rollupOptions: {
          input: 'src/main.tsx',
          output: {
            // Few files for the first view: what changes seldom, and what every screen shares.
            codeSplitting: {
              groups: [
                { name: 'react', test: /node_modules\/(react|react-dom|scheduler|@tanstack)\//, priority: 2 },
                { name: 'shared', test: SHARED, priority: 1, tags: ['$initial'] },
              ],
            },
          },
        },
      },
    },
    ssr: {
      // Bundling everything breaks React while developing; a build holds the production React only, whatever NODE_ENV says later.
      resolve: { noExternal: command === 'build' ? true : [] },
      ...(command === 'build' ? { define: { 'process.env.NODE_ENV': '"production"' } } : {}),
      build: {
        outDir: 'dist/ssr',
        ssr: true,
        emptyOutDir: true,
        copyPublicDir: false,
        rollupOptions: { input: 'src/entry-server.tsx', output: { entryFileNames: 'entry-server.js' } },
      },
    },
  },
}))
