import '../src/ui/styles/index.css'
import './style-guide.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { NOBODY } from '../src/data/me.ts'
import { createQueryClient, place } from '../src/data/query-client.ts'
import { applyTheme, chosenTheme } from '../src/frame/theme.ts'
import { ServerLocation } from '../src/navigation.ts'
import { FirstNow } from '../src/ui/time.tsx'
import { StyleGuide } from './StyleGuide.tsx'

// `npm run dev`, then /styleguide: every primitive in every state, in the look that is being worked on. No build holds any of it.

const client = createQueryClient()
place(client, { name: 'readMe' }, NOBODY, Date.now())
applyTheme(chosenTheme())

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <ServerLocation value="/styleguide">
          <FirstNow value={Date.now()}>
            <StyleGuide />
          </FirstNow>
        </ServerLocation>
      </QueryClientProvider>
    </StrictMode>,
  )
