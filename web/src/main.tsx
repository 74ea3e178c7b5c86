import './design/styles.ts'
import {MantineProvider} from '@mantine/core'
import {QueryClientProvider} from '@tanstack/react-query'
import {RouterProvider} from '@tanstack/react-router'
import {StrictMode} from 'react'
import {createRoot} from 'react-dom/client'
import {theme} from './design/theme.ts'
import {createQueryClient} from './interface/query-client.ts'
import {createAppRouter} from './router.ts'

const queryClient = createQueryClient({onSignedOut: () => void leave()})
const router = createAppRouter(queryClient)

/** A session that has ended: what was loaded is forgotten and the guard shows sign-in. */
async function leave() {
  queryClient.removeQueries({queryKey: ['viewer']})
  await router.invalidate()
}

const root = document.getElementById('root')
if (root === null) throw new Error('no element with the id root')
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
