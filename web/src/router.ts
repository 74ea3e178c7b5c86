import type {QueryClient} from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import {viewerQuery} from './features/people/viewer.ts'
import {isAdministrator} from './features/people/words.ts'
import {HomeScreen} from './home/home-screen.tsx'
import {ErrorScreen} from './shell/error-screen.tsx'
import {NotFoundScreen} from './shell/not-found-screen.tsx'
import {Root} from './shell/root.tsx'
import {Shell} from './shell/shell.tsx'
import {nextPath} from './shell/next-path.ts'

const rootRoute = createRootRouteWithContext<{queryClient: QueryClient}>()({component: Root})

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-up',
  validateSearch: tokenSearch,
  async beforeLoad({context: {queryClient}}) {
    const {needsSetUp} = await queryClient.ensureQueryData(viewerQuery)
    if (!needsSetUp) throw redirect({to: '/'})
  },
  component: lazyRouteComponent(() => import('./features/people/set-up-screen.tsx'), 'SetUpScreen'),
})

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  validateSearch: tokenSearch,
  component: lazyRouteComponent(
    () => import('./features/people/invitation-screen.tsx'),
    'InvitationScreen',
  ),
})

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: ({next}): {next?: string} => {
    const path = nextPath(next)
    return path === undefined ? {} : {next: path}
  },
  async beforeLoad({context: {queryClient}}) {
    const {needsSetUp, viewer} = await queryClient.ensureQueryData(viewerQuery)
    if (needsSetUp) throw redirect({to: '/set-up'})
    if (viewer !== null) throw redirect({to: '/'})
  },
  component: lazyRouteComponent(
    () => import('./features/people/sign-in-screen.tsx'),
    'SignInScreen',
  ),
})

const vocabularyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/vocabulary',
  component: lazyRouteComponent(() => import('./design/vocabulary-screen.tsx'), 'VocabularyScreen'),
})

/** Everything behind sign-in. */
const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  async beforeLoad({context: {queryClient}, location}) {
    const {needsSetUp, viewer} = await queryClient.ensureQueryData(viewerQuery)
    if (needsSetUp) throw redirect({to: '/set-up'})
    if (viewer === null) {
      throw redirect({to: '/sign-in', search: location.href === '/' ? {} : {next: location.href}})
    }
  },
  component: Shell,
})

const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  component: HomeScreen,
})

const assessmentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/assessment',
  component: lazyRouteComponent(
    () => import('./features/assessments/assessment-screen.tsx'),
    'AssessmentScreen',
  ),
})

const resultsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/assessment/$id/results',
  component: lazyRouteComponent(
    () => import('./features/assessments/results-screen.tsx'),
    'ResultsScreen',
  ),
})

const myDataRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my-data',
  component: lazyRouteComponent(
    () => import('./features/people/my-data-screen.tsx'),
    'MyDataScreen',
  ),
})

const administrationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/administration',
  async beforeLoad({context: {queryClient}}) {
    const {viewer} = await queryClient.ensureQueryData(viewerQuery)
    if (!isAdministrator(viewer)) throw redirect({to: '/'})
  },
  component: lazyRouteComponent(
    () => import('./features/people/administration-screen.tsx'),
    'AdministrationScreen',
  ),
})

const routeTree = rootRoute.addChildren([
  setUpRoute,
  invitationRoute,
  signInRoute,
  vocabularyRoute,
  signedInRoute.addChildren([
    homeRoute,
    assessmentRoute,
    resultsRoute,
    myDataRoute,
    administrationRoute,
  ]),
])

/** The routes: the same words as in menu, heading and code; heavy screens load when opened. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: {queryClient},
    defaultPreload: 'intent',
    scrollRestoration: false,
    defaultErrorComponent: ErrorScreen,
    defaultNotFoundComponent: NotFoundScreen,
  })
}

function tokenSearch({token}: Record<string, unknown>): {token?: string} {
  return typeof token === 'string' && token !== '' ? {token} : {}
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
