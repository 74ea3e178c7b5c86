import {Outlet, useRouterState} from '@tanstack/react-router'
import {Suspense, useEffect, useRef} from 'react'

/** The frame of every screen: after a change of screen, focus goes to the new screen's start. */
export function Root() {
  const path = useRouterState({select: ({resolvedLocation}) => resolvedLocation?.pathname})
  const before = useRef<string>(undefined)
  useEffect(() => {
    if (before.current !== undefined && path !== undefined && before.current !== path) {
      window.scrollTo(0, 0)
      const main = document.getElementById('main')
      if (!main?.contains(document.activeElement)) main?.focus({preventScroll: true})
    }
    if (path !== undefined) before.current = path
  }, [path])
  return (
    <Suspense fallback={null}>
      <Outlet />
    </Suspense>
  )
}
