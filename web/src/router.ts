import type {QueryClient} from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import {offeredQuery} from './features/people/single-sign-on-queries.ts'
import {viewerQuery} from './features/people/viewer.ts'
import {isAdministrator, mayAuthor, mayLead} from './features/people/words.ts'
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
  validateSearch: ({next, error}): {next?: string; error?: string} => {
    const path = nextPath(next)
    return {
      ...(path === undefined ? {} : {next: path}),
      ...(typeof error === 'string' ? {error} : {}),
    }
  },
  async beforeLoad({context: {queryClient}}) {
    const {needsSetUp, viewer} = await queryClient.ensureQueryData(viewerQuery)
    if (needsSetUp) throw redirect({to: '/set-up'})
    if (viewer !== null) throw redirect({to: '/'})
    // Known beforehand, so that nothing moves; without an answer the password still works.
    await queryClient.ensureQueryData(offeredQuery).catch(() => undefined)
  },
  component: lazyRouteComponent(
    () => import('./features/people/sign-in-screen.tsx'),
    'SignInScreen',
  ),
})

const forgottenPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgotten-password',
  async beforeLoad({context: {queryClient}}) {
    await queryClient.ensureQueryData(viewerQuery)
  },
  component: lazyRouteComponent(
    () => import('./features/people/forgotten-password-screen.tsx'),
    'ForgottenPasswordScreen',
  ),
})

const passwordResetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/password-reset',
  validateSearch: tokenSearch,
  component: lazyRouteComponent(
    () => import('./features/people/password-reset-screen.tsx'),
    'PasswordResetScreen',
  ),
})

const vocabularyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/vocabulary',
  component: lazyRouteComponent(() => import('./design/vocabulary-screen.tsx'), 'VocabularyScreen'),
})

const verifyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/verify/$id',
  async beforeLoad({context: {queryClient}}) {
    // Who is signed in sees more of it; without an answer the page is the public one.
    await queryClient.ensureQueryData(viewerQuery).catch(() => undefined)
  },
  component: lazyRouteComponent(
    () => import('./features/credentials/verify-screen.tsx'),
    'VerifyScreen',
  ),
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

const testOutRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/plan/test-out/$domain',
  component: lazyRouteComponent(
    () => import('./features/assessments/test-out-screen.tsx'),
    'TestOutScreen',
  ),
})

const planRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/plan',
  component: lazyRouteComponent(
    () => import('./features/curriculum/plan-screen.tsx'),
    'PlanScreen',
  ),
})

const rangeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/range',
  component: lazyRouteComponent(
    () => import('./features/exercises/range-screen.tsx'),
    'RangeScreen',
  ),
})

const exerciseRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/range/$exercise',
  validateSearch: exerciseSearch,
  component: lazyRouteComponent(
    () => import('./features/exercises/exercise-screen.tsx'),
    'ExerciseScreen',
  ),
})

const examinationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/examination',
  component: lazyRouteComponent(
    () => import('./features/examinations/examination-screen.tsx'),
    'ExaminationScreen',
  ),
})

const questionsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/examination/questions',
  component: lazyRouteComponent(
    () => import('./features/examinations/questions-screen.tsx'),
    'QuestionsScreen',
  ),
})

const decidedRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/examination/$id',
  component: lazyRouteComponent(
    () => import('./features/examinations/decided-screen.tsx'),
    'DecidedScreen',
  ),
})

const credentialsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/credentials',
  component: lazyRouteComponent(
    () => import('./features/credentials/credentials-screen.tsx'),
    'CredentialsScreen',
  ),
})

const lessonsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/lessons',
  component: lazyRouteComponent(
    () => import('./features/lessons/lessons-screen.tsx'),
    'LessonsScreen',
  ),
})

const lessonComponentsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/lessons/components',
  component: lazyRouteComponent(
    () => import('./features/lessons/components-screen.tsx'),
    'ComponentsScreen',
  ),
})

const lessonRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/lessons/$id',
  component: lazyRouteComponent(
    () => import('./features/lessons/lesson-screen.tsx'),
    'LessonScreen',
  ),
})

const lexiconRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/lexicon',
  validateSearch: ({term}): {term?: string} =>
    typeof term === 'string' && term !== '' ? {term} : {},
  component: lazyRouteComponent(
    () => import('./features/lexicon/lexicon-screen.tsx'),
    'LexiconScreen',
  ),
})

const assignmentsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/assignments',
  component: lazyRouteComponent(
    () => import('./features/assignments/assignments-screen.tsx'),
    'AssignmentsScreen',
  ),
})

const notificationsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/notifications',
  component: lazyRouteComponent(
    () => import('./features/notifications/notifications-screen.tsx'),
    'NotificationsScreen',
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

const appealsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/appeals',
  component: lazyRouteComponent(
    () => import('./features/appeals/appeals-screen.tsx'),
    'AppealsScreen',
  ),
})

const appealRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/appeals/$id',
  async beforeLoad({context: {queryClient}}) {
    const {viewer} = await queryClient.ensureQueryData(viewerQuery)
    if (!mayAuthor(viewer)) throw redirect({to: '/appeals'})
  },
  component: lazyRouteComponent(
    () => import('./features/appeals/appeal-screen.tsx'),
    'AppealScreen',
  ),
})

const authoringRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/authoring',
  beforeLoad: requireAuthor,
  component: lazyRouteComponent(
    () => import('./features/authoring/authoring-screen.tsx'),
    'AuthoringScreen',
  ),
})

const authoringItemRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/authoring/$domain/$slug',
  beforeLoad: requireAuthor,
  component: lazyRouteComponent(() => import('./features/authoring/item-screen.tsx'), 'ItemScreen'),
})

const teamRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/team',
  validateSearch: ({team}): {team?: string} =>
    typeof team === 'string' && team !== '' ? {team} : {},
  async beforeLoad({context: {queryClient}}) {
    const {viewer} = await queryClient.ensureQueryData(viewerQuery)
    if (!mayLead(viewer)) throw redirect({to: '/'})
  },
  component: lazyRouteComponent(
    () => import('./features/curriculum/team-screen.tsx'),
    'TeamScreen',
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
  forgottenPasswordRoute,
  passwordResetRoute,
  vocabularyRoute,
  verifyRoute,
  signedInRoute.addChildren([
    homeRoute,
    assessmentRoute,
    resultsRoute,
    testOutRoute,
    planRoute,
    rangeRoute,
    exerciseRoute,
    examinationRoute,
    questionsRoute,
    decidedRoute,
    credentialsRoute,
    lessonsRoute,
    lessonComponentsRoute,
    lessonRoute,
    lexiconRoute,
    assignmentsRoute,
    notificationsRoute,
    myDataRoute,
    appealsRoute,
    appealRoute,
    teamRoute,
    authoringRoute,
    authoringItemRoute,
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

async function requireAuthor({context: {queryClient}}: {context: {queryClient: QueryClient}}) {
  const {viewer} = await queryClient.ensureQueryData(viewerQuery)
  if (!mayAuthor(viewer)) throw redirect({to: '/'})
}

function tokenSearch({token}: Record<string, unknown>): {token?: string} {
  return typeof token === 'string' && token !== '' ? {token} : {}
}

/** The attempt that is shown, the open tab of its workspace, and whether a finished one shows its work. */
function exerciseSearch(search: Record<string, unknown>): {
  attempt?: string
  tab?: string
  work?: true
} {
  const {attempt, tab, work} = search
  return {
    ...(typeof attempt === 'string' && attempt !== '' ? {attempt} : {}),
    ...(typeof tab === 'string' && tab !== '' ? {tab} : {}),
    ...(work === true ? {work} : {}),
  }
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
